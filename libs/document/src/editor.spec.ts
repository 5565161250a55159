/** @jest-environment jsdom */
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import * as Y from 'yjs';
import { blockIdExtension } from './block-id-extension.js';
import type { JsonNode } from './json-node.js';
import { readSection } from './read-section.js';
import { sectionExtensions } from './section-extensions.js';
import { ROOT } from './vocabulary.js';
import { whyNotInSchema } from './why-not-in-schema.js';
import { appendBlocks } from './write-blocks.js';

const editors: Editor[] = [];

/** A member's editor on the live text, as the browser has it. */
function editorOn(document: Y.Doc): Editor {
  const fragment = document.getXmlFragment(ROOT);
  const editor = new Editor({
    extensions: [...sectionExtensions, blockIdExtension, Collaboration.configure({ fragment })],
  });
  editors.push(editor);
  return editor;
}

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

const shapeOf = ({ type, text, content }: JsonNode): unknown =>
  text ?? (content ? { [type]: content.map(shapeOf) } : type);

describe('the editor on a section', () => {
  it('writes what a section may hold, each block with an id of its own', () => {
    const doc = new Y.Doc({ gc: false });
    appendBlocks(doc, [{ type: 'paragraph' }]);
    const editor = editorOn(doc);
    editor.commands.setContent('<h2>Need</h2><p>One <em>and</em> <strong>two</strong></p><ul><li>Three</li></ul>');
    editor.commands.focus('end');
    editor.commands.splitListItem('listItem');
    editor.commands.insertContent('Four');
    editor.commands.sinkListItem('listItem');
    const blocks = readSection(doc);
    expect(whyNotInSchema(blocks)).toEqual([]);
    expect(blocks.map(shapeOf)).toEqual([
      { heading: ['Need'] },
      { paragraph: ['One and ', 'two'] },
      {
        bulletList: [
          { listItem: [{ paragraph: ['Three'] }, { bulletList: [{ listItem: [{ paragraph: ['Four'] }] }] }] },
        ],
      },
    ]);
    const ids = doc
      .getXmlFragment(ROOT)
      .toArray()
      .map((block) => block instanceof Y.XmlElement && block.getAttribute('id'));
    expect(new Set(ids.filter((id) => typeof id === 'string')).size).toBe(3);
  });

  it('gives the second half of a split paragraph an id of its own', () => {
    const doc = new Y.Doc({ gc: false });
    appendBlocks(doc, [{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'One two' }] }]);
    const editor = editorOn(doc);
    editor.commands.setTextSelection(4);
    editor.commands.splitBlock();
    const [first, second] = readSection(doc).map(({ attrs }) => attrs?.id);
    expect(first).toBe('a');
    expect(second).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads back from its own HTML what it wrote, block by block', () => {
    const doc = new Y.Doc({ gc: false });
    appendBlocks(doc, [
      {
        type: 'inShort',
        attrs: { id: 'a' },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'In' }] }],
      },
      {
        type: 'soWhat',
        attrs: { id: 'b' },
        content: [{ type: 'soWhatLine', attrs: { audience: 'workers' }, content: [{ type: 'text', text: 'So' }] }],
      },
      { type: 'datasetTable', attrs: { id: 'c', dataset: 'd' }, content: [{ type: 'text', text: 'Table' }] },
      { type: 'figure', attrs: { id: 'd', dataset: 'd', chart: 'bars' }, content: [{ type: 'text', text: 'Up' }] },
      { type: 'orderedList', attrs: { id: 'e' }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      { type: 'heading', attrs: { id: 'f', level: 4 }, content: [{ type: 'text', text: 'Four' }] },
    ]);
    const editor = editorOn(doc);
    const before = editor.getJSON();
    const copy = new Editor({ extensions: sectionExtensions, content: editor.getHTML() });
    editors.push(copy);
    expect(withoutInnerIds(copy.getJSON() as JsonNode)).toEqual(withoutInnerIds(before as JsonNode));
  });

  it('refuses a link to a script and keeps one to a page', () => {
    const doc = new Y.Doc({ gc: false });
    appendBlocks(doc, [{ type: 'paragraph' }]);
    const editor = editorOn(doc);
    editor.commands.insertContent(
      '<p><a href="javascript:alert(1)">bad</a> <a href="tel:0123">phone</a> <a href="https://example.org" target="_blank" class="x">good</a></p>',
    );
    expect(whyNotInSchema(readSection(doc))).toEqual([]);
    expect(readSection(doc)[0]?.content).toEqual([
      { type: 'text', text: 'bad phone ' },
      { type: 'text', text: 'good', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
    ]);
    expect(editor.chain().selectAll().setLink({ href: 'javascript:alert(1)' }).run()).toBe(false);
  });
});

function withoutInnerIds(node: JsonNode, depth = 0): JsonNode {
  const attrs = Object.fromEntries(Object.entries(node.attrs ?? {}).filter(([name]) => name !== 'id' || depth === 1));
  return { ...node, attrs, content: node.content?.map((child) => withoutInnerIds(child, depth + 1)) };
}
