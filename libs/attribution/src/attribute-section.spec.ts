import { appendBlocks, findBlock, plainText, readSection, replaceBlockText, ROOT, type SectionBlock } from '#document';
import fc from 'fast-check';
import * as Y from 'yjs';
import { LogInTest, paragraph } from './log-in-test.fake.js';

/** A section that Asha began. */
function section(...blocks: SectionBlock[]): LogInTest {
  const log = new LogInTest();
  log.edit('asha', (doc) => appendBlocks(doc, blocks));
  return log;
}

function textOf(doc: Y.Doc, id: string): Y.XmlText {
  const text = findBlock(doc, id)?.element.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error(`There is no text in ${id}`);
  return text;
}

const insert = (log: LogInTest, by: string, at: number, words: string): void =>
  log.edit(by, (doc) => textOf(doc, 'a').insert(at, words));
const remove = (log: LogInTest, by: string, at: number, length: number): void =>
  log.edit(by, (doc) => textOf(doc, 'a').delete(at, length));

/** What stands where it was written: what the tests below are about. */
const run = (by: string, text: string, firstAt: number) => ({
  ...{ text, by, writer: by, capacity: `${by}’s`, onBehalfOf: null, firstAt },
  carried: null,
});

describe('attributeSection', () => {
  it('[P11] credits each of two who write in one another', () => {
    const log = section(paragraph('a', 'Care at home'), paragraph('b', 'For all'));
    insert(log, 'ben', 5, 'and support ');
    expect(log.attribution()).toEqual({
      blocks: [
        {
          id: 'a',
          type: 'paragraph',
          runs: [run('asha', 'Care ', 1000), run('ben', 'and support ', 2000), run('asha', 'at home', 1000)],
          words: [
            { by: 'asha', words: 3 },
            { by: 'ben', words: 2 },
          ],
        },
        { id: 'b', type: 'paragraph', runs: [run('asha', 'For all', 1000)], words: [{ by: 'asha', words: 2 }] },
      ],
      words: [
        { by: 'asha', words: 5 },
        { by: 'ben', words: 2 },
      ],
      removals: [],
    });
  });

  it('[P11] moves no credit for formatting or a link', () => {
    const log = section(paragraph('a', 'Care at home'));
    const before = log.attribution();
    log.edit('ben', (doc) => textOf(doc, 'a').format(0, 7, { bold: {} }));
    log.edit('ben', (doc) => textOf(doc, 'a').format(5, 7, { link: { href: 'https://example.org' } }));
    expect(log.attribution()).toEqual(before);
  });

  it('[P11] moves no credit for a deletion, not even inside a word', () => {
    const log = section(paragraph('a', 'Care at our homes'));
    remove(log, 'ben', 16, 1);
    remove(log, 'ben', 8, 4);
    expect(log.attribution().blocks[0]).toMatchObject({
      runs: [{ text: 'Care at home', by: 'asha' }],
      words: [{ by: 'asha', words: 3 }],
    });
  });

  it('gives no credit for what is gone', () => {
    const log = section(paragraph('a', 'Care'));
    insert(log, 'ben', 4, ' at home');
    remove(log, 'ben', 4, 8);
    expect(log.attribution().words).toEqual([{ by: 'asha', words: 1 }]);
  });

  it.each([
    ['who wrote most of it', 'car', 'eless', [{ by: 'ben', words: 1 }]],
    ['who wrote the beginning, when both wrote as much', 'care', 'less', [{ by: 'asha', words: 1 }]],
    ['who wrote most of it, however it ends', 'careful', 'ly', [{ by: 'asha', words: 1 }]],
  ])('[P11] gives a word to the one %s', (_case, first, second, words) => {
    const log = section(paragraph('a', first));
    insert(log, 'ben', first.length, second);
    expect(log.attribution().words).toEqual(words);
  });

  it('[P11] counts a word that stands right beside another author’s punctuation as its own author’s', () => {
    const log = section(paragraph('a', 'Care'));
    insert(log, 'ben', 4, ', support.');
    expect(log.attribution().words).toEqual([
      { by: 'asha', words: 1 },
      { by: 'ben', words: 1 },
    ]);
  });

  it('joins no words of two list items, and puts each item on a line', () => {
    const item = (text: string) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
    const log = section({ type: 'bulletList', attrs: { id: 'l' }, content: [item('Home'), item('care')] });
    expect(log.attribution().blocks[0]).toMatchObject({
      runs: [{ text: 'Home\ncare', by: 'asha' }],
      words: [{ by: 'asha', words: 2 }],
    });
  });

  it('[P11] credits words put in for others with only what differs', () => {
    const log = section(paragraph('a', 'Care at home is short'));
    log.edit('ben', (doc) => void replaceBlockText(doc, 'a', 'at home is short', 'at home is too short now'));
    expect(log.attribution().words).toEqual([
      { by: 'asha', words: 5 },
      { by: 'ben', words: 2 },
    ]);
  });

  it('credits nobody in an empty section or for an empty block', () => {
    expect(section().attribution()).toEqual({ blocks: [], words: [], removals: [] });
    expect(section({ type: 'paragraph', attrs: { id: 'a' } }).attribution()).toEqual({
      blocks: [{ id: 'a', type: 'paragraph', runs: [], words: [] }],
      words: [],
      removals: [],
    });
  });

  it('names blocks as readSection does', () => {
    const log = section(paragraph('a', 'One'), paragraph('a', 'Two'));
    expect(log.attribution().blocks.map(({ id }) => id)).toEqual(readSection(log.doc).map(({ attrs }) => attrs?.id));
  });

  it('[P11] throws, and guesses nobody, when a client is unknown', () => {
    const log = section(paragraph('a', 'Care'));
    insert(log, 'ben', 4, ' at home');
    const leaseOf = (clientId: number) => (clientId === log.clientOf('ben') ? undefined : log.leaseOf(clientId));
    expect(() => log.attribution({ leaseOf })).toThrow(`client ${log.clientOf('ben')}`);
  });

  it('[P11] adds up to the text, whatever two people write and delete', () => {
    const change = fc.record({
      by: fc.constantFrom('asha', 'ben'),
      at: fc.nat(60),
      text: fc.constantFrom('', 'care', ' home ', '. ', '😀'),
      remove: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const log = section(paragraph('a', 'Care at home'), paragraph('b', 'For all'));
        for (const { by, at, text, remove } of changes) log.edit(by, (doc) => write(doc, { at, text, remove }));
        const { blocks, words } = log.attribution();
        expect(blocks.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(
          readSection(log.doc).map(plainText),
        );
        const inBlocks = blocks.flatMap((block) => block.words).reduce((sum, { words: count }) => sum + count, 0);
        expect(words.reduce((sum, { words: count }) => sum + count, 0)).toBe(inBlocks);
      }),
      { seed: 20261124 },
    );
  });
});

function write(doc: Y.Doc, change: { at: number; text: string; remove: number }): void {
  const paragraphs = doc.getXmlFragment(ROOT).toArray();
  const text = textOf(doc, change.at % paragraphs.length === 0 ? 'a' : 'b');
  const at = change.at % (text.length + 1);
  text.insert(at, change.text);
  text.delete(at, Math.min(change.remove, text.length - at));
}
