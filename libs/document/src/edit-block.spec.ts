import * as Y from 'yjs';
import { appendToBlock, findBlock, linesIn, replaceBlockText } from './edit-block.js';
import type { SectionBlock } from './json-node.js';
import { plainText, textLines } from './plain-text.js';
import { readSection } from './read-section.js';
import { appendBlocks } from './write-blocks.js';

const run = (text: string, bold = false) => ({ type: 'text', text, ...(bold && { marks: [{ type: 'bold' }] }) });
const listOf = (id: string, ...items: string[]): SectionBlock => ({
  ...{ type: 'bulletList', attrs: { id } },
  content: items.map((text) => ({ type: 'listItem', content: [{ type: 'paragraph', content: [run(text)] }] })),
});
const blocks: SectionBlock[] = [
  {
    type: 'paragraph',
    attrs: { id: 'p' },
    content: [run('Home '), run('care', true), run(' is short. Home is best.')],
  },
  listOf('l', 'One', 'Two'),
  { type: 'paragraph', attrs: { id: 'empty' } },
  { type: 'bulletList', attrs: { id: 'hollow' } },
];

function section(): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 1;
  appendBlocks(doc, blocks);
  doc.clientID = 2;
  return doc;
}

const textOf = (doc: Y.Doc, id: string) => plainText(findBlock(doc, id)?.block ?? { type: 'none' });

describe('findBlock', () => {
  it('finds a block by its id, with its place', () => {
    const found = findBlock(section(), 'l');
    expect([found?.index, found?.element.nodeName, found?.block.type]).toEqual([1, 'bulletList', 'bulletList']);
  });

  it('finds none for an id that is gone', () => {
    expect(findBlock(section(), 'gone')).toBeNull();
  });

  it('finds the second of two blocks with one id under the name that reading gives it', () => {
    const doc = section();
    appendBlocks(doc, [{ type: 'quote', attrs: { id: 'p' } }]);
    expect(findBlock(doc, 'p')?.block.type).toBe('paragraph');
    expect(findBlock(doc, 'p-2')?.block.type).toBe('quote');
  });
});

describe('replaceBlockText', () => {
  it('replaces the first place where the words stand', () => {
    const doc = section();
    expect(replaceBlockText(doc, 'p', 'Home', 'Day')).toBe(true);
    expect(textOf(doc, 'p')).toBe('Day care is short. Home is best.');
  });

  it('finds words inside a list', () => {
    const doc = section();
    expect(replaceBlockText(doc, 'l', 'Two', 'Three')).toBe(true);
    expect(textOf(doc, 'l')).toBe('One\nThree');
  });

  it('replaces a whole item of a list before the same words in another, and takes an item away with its words', () => {
    const doc = section();
    appendBlocks(doc, [listOf('i', 'Home care', 'care', 'Day care')]);
    replaceBlockText(doc, 'i', 'care', 'support');
    expect(textOf(doc, 'i')).toBe('Home care\nsupport\nDay care');
    replaceBlockText(doc, 'i', 'support', '');
    expect(findBlock(doc, 'i')?.block.content).toHaveLength(2);
    replaceBlockText(doc, 'i', 'Home ', '');
    expect(textOf(doc, 'i')).toBe('care\nDay care');
  });

  it('finds words in exactly the lines that it is said to have', () => {
    const doc = section();
    const inner = { type: 'bulletList', content: listOf('', 'Inside').content };
    const outer = { type: 'listItem', content: [{ type: 'paragraph', content: [run('Out'), run('er', true)] }, inner] };
    appendBlocks(doc, [{ type: 'bulletList', attrs: { id: 'b' }, content: [outer] }]);
    const lines = ['p', 'l', 'empty', 'b'].map((id) => linesIn(findBlock(doc, id)!));
    expect(lines).toEqual([['Home care is short. Home is best.'], ['One', 'Two'], [], ['Outer', 'Inside']]);
    const read = ['p', 'l', 'empty', 'b'].map((id) => textLines(findBlock(doc, id)!.block));
    expect(read).toEqual(lines);
  });

  it('lets new words look as the old ones did', () => {
    const doc = section();
    replaceBlockText(doc, 'p', 'care is', 'support is');
    expect(findBlock(doc, 'p')?.block.content?.slice(0, 2)).toEqual([run('Home '), run('support', true)]);
  });

  it('[P11] writes only the words that differ', () => {
    const doc = section();
    replaceBlockText(doc, 'p', 'care is short. Home is best.', 'care is too short. Home is good.');
    const written = Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs.flatMap((struct) =>
      struct instanceof Y.Item && struct.id.client === 2 && struct.content instanceof Y.ContentString
        ? [struct.content.str]
        : [],
    );
    expect(written.sort()).toEqual(['good', 'too ']);
    expect(textOf(doc, 'p')).toBe('Home care is too short. Home is good.');
  });

  it.each([
    ['words that are not there', 'p', 'Nowhere'],
    ['words that run over two lines', 'l', 'One\nTwo'],
    ['a block that is gone', 'gone', 'Home'],
    ['no words', 'p', ''],
  ])('does nothing for %s', (_case, id, words) => {
    const doc = section();
    const before = readSection(doc);
    expect(replaceBlockText(doc, id, words, 'x')).toBe(false);
    expect(readSection(doc)).toEqual(before);
  });

  it('can take words away', () => {
    const doc = section();
    replaceBlockText(doc, 'p', ' Home is best.', '');
    expect(textOf(doc, 'p')).toBe('Home care is short.');
  });

  it('writes what others will read: never half a surrogate pair', () => {
    const doc = section();
    replaceBlockText(doc, 'p', 'Home', '\ud83d');
    const other = new Y.Doc({ gc: false });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    expect(readSection(doc)).toEqual(readSection(other));
    expect(textOf(doc, 'p')).toMatch(/^\uFFFD care/);
  });
});

describe('appendToBlock', () => {
  it('adds plain words to the end, after bold ones too', () => {
    const doc = section();
    appendBlocks(doc, [{ type: 'paragraph', attrs: { id: 'b' }, content: [run('Bold', true)] }]);
    expect(appendToBlock(doc, 'b', ' not')).toBe(true);
    expect(findBlock(doc, 'b')?.block.content).toEqual([run('Bold', true), run(' not')]);
  });

  it('adds to the last item of a list and to an empty paragraph', () => {
    const doc = section();
    expect([appendToBlock(doc, 'l', ' more'), appendToBlock(doc, 'empty', 'First')]).toEqual([true, true]);
    expect([textOf(doc, 'l'), textOf(doc, 'empty')]).toEqual(['One\nTwo more', 'First']);
  });

  it('does nothing for a block that is gone or has no line', () => {
    const doc = section();
    const before = readSection(doc);
    expect([appendToBlock(doc, 'gone', 'x'), appendToBlock(doc, 'hollow', 'x')]).toEqual([false, false]);
    expect(readSection(doc)).toEqual(before);
  });
});
