import { appendBlocks, findBlock, plainText, readSection, replaceBlockText, ROOT, type SectionBlock } from '#document';
import fc from 'fast-check';
import * as Y from 'yjs';
import { attributeSection } from './attribute-section.js';

const ASHA = 1;
const BEN = 2;
const people: Record<number, string> = { [ASHA]: 'asha', [BEN]: 'ben' };
const authorOf = (clientId: number) => people[clientId];

const paragraph = (id: string, text: string): SectionBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

/** A section that Asha began; what follows is Ben's. */
function section(...blocks: SectionBlock[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = ASHA;
  appendBlocks(doc, blocks);
  doc.clientID = BEN;
  return doc;
}

function textOf(doc: Y.Doc, id: string): Y.XmlText {
  const text = findBlock(doc, id)?.element.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error(`There is no text in ${id}`);
  return text;
}

const attribute = (doc: Y.Doc) => attributeSection(doc, authorOf);

describe('attributeSection', () => {
  it('[P11] credits each of two who write in one another', () => {
    const doc = section(paragraph('a', 'Care at home'), paragraph('b', 'For all'));
    textOf(doc, 'a').insert(5, 'and support ');
    expect(attribute(doc)).toEqual({
      blocks: [
        {
          id: 'a',
          type: 'paragraph',
          runs: [
            { text: 'Care ', by: 'asha' },
            { text: 'and support ', by: 'ben' },
            { text: 'at home', by: 'asha' },
          ],
          words: [
            { by: 'asha', words: 3 },
            { by: 'ben', words: 2 },
          ],
        },
        { id: 'b', type: 'paragraph', runs: [{ text: 'For all', by: 'asha' }], words: [{ by: 'asha', words: 2 }] },
      ],
      words: [
        { by: 'asha', words: 5 },
        { by: 'ben', words: 2 },
      ],
    });
  });

  it('[P11] moves no credit for formatting or a link', () => {
    const doc = section(paragraph('a', 'Care at home'));
    const before = attribute(doc);
    textOf(doc, 'a').format(0, 7, { bold: {} });
    textOf(doc, 'a').format(5, 7, { link: { href: 'https://example.org' } });
    expect(attribute(doc)).toEqual(before);
  });

  it('[P11] moves no credit for a deletion, not even inside a word', () => {
    const doc = section(paragraph('a', 'Care at our homes'));
    textOf(doc, 'a').delete(16, 1);
    textOf(doc, 'a').delete(8, 4);
    expect(attribute(doc).blocks[0]).toMatchObject({
      runs: [{ text: 'Care at home', by: 'asha' }],
      words: [{ by: 'asha', words: 3 }],
    });
  });

  it('gives no credit for what is gone', () => {
    const doc = section(paragraph('a', 'Care'));
    textOf(doc, 'a').insert(4, ' at home');
    textOf(doc, 'a').delete(4, 8);
    expect(attribute(doc).words).toEqual([{ by: 'asha', words: 1 }]);
  });

  it.each([
    ['who wrote most of it', 'car', 'eless', [{ by: 'ben', words: 1 }]],
    ['who wrote the beginning, when both wrote as much', 'care', 'less', [{ by: 'asha', words: 1 }]],
    ['who wrote most of it, however it ends', 'careful', 'ly', [{ by: 'asha', words: 1 }]],
  ])('[P11] gives a word to the one %s', (_case, first, second, words) => {
    const doc = section(paragraph('a', first));
    textOf(doc, 'a').insert(first.length, second);
    expect(attribute(doc).words).toEqual(words);
  });

  it('[P11] counts a word that stands right beside another author’s punctuation as its own author’s', () => {
    const doc = section(paragraph('a', 'Care'));
    textOf(doc, 'a').insert(4, ', support.');
    expect(attribute(doc).words).toEqual([
      { by: 'asha', words: 1 },
      { by: 'ben', words: 1 },
    ]);
  });

  it('joins no words of two list items, and puts each item on a line', () => {
    const item = (text: string) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
    const doc = section({ type: 'bulletList', attrs: { id: 'l' }, content: [item('Home'), item('care')] });
    expect(attribute(doc).blocks[0]).toMatchObject({
      runs: [{ text: 'Home\ncare', by: 'asha' }],
      words: [{ by: 'asha', words: 2 }],
    });
  });

  it('[P11] credits words put in for others with only what differs', () => {
    const doc = section(paragraph('a', 'Care at home is short'));
    replaceBlockText(doc, 'a', 'at home is short', 'at home is too short now');
    expect(attribute(doc).words).toEqual([
      { by: 'asha', words: 5 },
      { by: 'ben', words: 2 },
    ]);
  });

  it('credits nobody in an empty section or for an empty block', () => {
    expect(attribute(section())).toEqual({ blocks: [], words: [] });
    expect(attribute(section({ type: 'paragraph', attrs: { id: 'a' } }))).toEqual({
      blocks: [{ id: 'a', type: 'paragraph', runs: [], words: [] }],
      words: [],
    });
  });

  it('names blocks as readSection does', () => {
    const doc = section(paragraph('a', 'One'), paragraph('a', 'Two'));
    expect(attribute(doc).blocks.map(({ id }) => id)).toEqual(readSection(doc).map(({ attrs }) => attrs?.id));
  });

  it('[P11] throws, and guesses nobody, when a client is unknown', () => {
    const doc = section(paragraph('a', 'Care'));
    doc.clientID = 3;
    textOf(doc, 'a').insert(4, ' at home');
    expect(() => attribute(doc)).toThrow('client 3');
  });

  it('needs to know nobody whose every word is gone', () => {
    const doc = section(paragraph('a', 'Care'));
    doc.clientID = 3;
    textOf(doc, 'a').insert(4, ' at home');
    textOf(doc, 'a').delete(4, 8);
    expect(attribute(doc).words).toEqual([{ by: 'asha', words: 1 }]);
  });

  it('[P11] adds up to the text, whatever two people write and delete', () => {
    const change = fc.record({
      by: fc.constantFrom(ASHA, BEN),
      at: fc.nat(60),
      text: fc.constantFrom('', 'care', ' home ', '. ', '😀'),
      remove: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const doc = section(paragraph('a', 'Care at home'), paragraph('b', 'For all'));
        for (const { by, at, text, remove } of changes) write(doc, by, { at, text, remove });
        const { blocks, words } = attribute(doc);
        expect(blocks.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(
          readSection(doc).map(plainText),
        );
        const inBlocks = blocks.flatMap((block) => block.words).reduce((sum, { words: count }) => sum + count, 0);
        expect(words.reduce((sum, { words: count }) => sum + count, 0)).toBe(inBlocks);
      }),
      { seed: 20261124 },
    );
  });
});

function write(doc: Y.Doc, by: number, change: { at: number; text: string; remove: number }): void {
  doc.clientID = by;
  const paragraphs = doc.getXmlFragment(ROOT).toArray();
  const text = textOf(doc, change.at % paragraphs.length === 0 ? 'a' : 'b');
  const at = change.at % (text.length + 1);
  text.insert(at, change.text);
  text.delete(at, Math.min(change.remove, text.length - at));
}
