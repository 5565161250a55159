import * as Y from 'yjs';
import type { SectionBlock } from './json-node.js';
import { normaliseContent } from './normalise-content.js';
import { readSection, sectionElements } from './read-section.js';
import { appendBlocks, insertBlocks } from './write-blocks.js';

const paragraph = (id: string, text: string): SectionBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

describe('writing blocks', () => {
  it('puts blocks where it is told to', () => {
    const doc = new Y.Doc({ gc: false });
    appendBlocks(doc, [paragraph('a', 'A'), paragraph('c', 'C')]);
    insertBlocks(doc, 1, [paragraph('b', 'B')]);
    appendBlocks(doc, [paragraph('d', 'D')]);
    expect(readSection(doc).map(({ attrs }) => attrs?.id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('reads back what it wrote, formatting and nesting too', () => {
    const doc = new Y.Doc({ gc: false });
    const link = { type: 'link', attrs: { href: 'https://example.org' } };
    const blocks: SectionBlock[] = [
      { type: 'heading', attrs: { id: 'h', level: 4 }, content: [{ type: 'text', text: 'Need' }] },
      {
        type: 'bulletList',
        attrs: { id: 'l' },
        content: [
          {
            type: 'listItem',
            content: [
              {
                type: 'paragraph',
                content: [
                  { type: 'text', text: 'See ' },
                  { type: 'text', text: 'this', marks: [link, { type: 'bold' }] },
                  { type: 'text', text: '.' },
                ],
              },
            ],
          },
        ],
      },
      { type: 'figure', attrs: { id: 'f', dataset: 'd', chart: 'bars' } },
    ];
    appendBlocks(doc, blocks);
    expect(readSection(doc)).toEqual(blocks);
    expect(normaliseContent(readSection(doc))).toEqual(blocks);
  });

  it('[P11] writes as the client of the document, in one update', () => {
    const doc = new Y.Doc({ gc: false });
    doc.clientID = 41;
    let updates = 0;
    doc.on('update', () => (updates += 1));
    appendBlocks(doc, [paragraph('a', 'A'), { type: 'paragraph' }]);
    expect(updates).toBe(1);
    expect([...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()]).toEqual([41]);
  });

  it('gives a block without an id the one it was born with', () => {
    const doc = new Y.Doc({ gc: false });
    doc.clientID = 41;
    appendBlocks(doc, [{ type: 'paragraph' }, { type: 'paragraph' }]);
    const ids = readSection(doc).map(({ attrs }) => attrs?.id);
    expect(ids).toEqual(['b41-0', 'b41-1']);
    expect(sectionElements(doc).map(({ element }) => element.getAttribute('id'))).toEqual(ids);
    insertBlocks(doc, 0, [{ type: 'paragraph' }]);
    expect(readSection(doc).map(({ attrs }) => attrs?.id)).toEqual([expect.stringMatching(/^b41-\d+$/), ...ids]);
  });

  it('writes nothing when one block does not fit the schema', () => {
    const doc = new Y.Doc({ gc: false });
    expect(() => appendBlocks(doc, [paragraph('a', 'A'), { type: 'video' }])).toThrow('video');
    expect(readSection(doc)).toEqual([]);
  });
});
