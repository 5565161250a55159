import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { blockIdExtension } from './block-id-extension.js';
import { sectionExtensions } from './section-extensions.js';
import { sectionSchema } from './section-schema.js';
import { BLOCKS } from './vocabulary.js';

describe('blockIdExtension', () => {
  it('changes nothing of the schema, so that an editor with it and a server without agree', () => {
    const attributes = (schema: ReturnType<typeof sectionSchema>) =>
      Object.values(schema.nodes).map(({ name, spec }) => [name, spec.content, Object.keys(spec.attrs ?? {}).sort()]);
    const withIds = getSchema([...sectionExtensions, blockIdExtension]);
    expect(attributes(withIds)).toEqual(attributes(sectionSchema()));
  });

  it('names the blocks that have an id and no others', () => {
    expect(blockIdExtension.options.types).toEqual(BLOCKS);
  });

  it('renames nothing when a change comes from others', () => {
    const { tr: typed } = EditorState.create({ schema: sectionSchema() });
    const { tr: received } = EditorState.create({ schema: sectionSchema() });
    received.setMeta(ySyncPluginKey, { isChangeOrigin: true });
    const takes = blockIdExtension.options.filterTransaction;
    expect([takes?.(typed), takes?.(received)]).toEqual([true, false]);
  });
});
