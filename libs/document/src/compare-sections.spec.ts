import { compareSections, compareWords } from './compare-sections.js';
import type { SectionBlock } from './json-node.js';

const paragraph = (id: string, text: string): SectionBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const before = [paragraph('a', 'One red hen.'), paragraph('b', 'Two.'), paragraph('c', 'Three.')];
const kinds = (after: SectionBlock[]) =>
  compareSections(before, after).blocks.map(({ id, kind, moved }) => `${id} ${kind}${moved ? ' moved' : ''}`);

describe('comparing two versions of a section', () => {
  it('finds nothing between a version and itself', () => {
    const same = compareSections(before, before);
    expect([same.isSame, same.wordsAdded, same.wordsRemoved]).toEqual([true, 0, 0]);
    expect(kinds(before)).toEqual(['a unchanged', 'b unchanged', 'c unchanged']);
  });

  it('finds the words that changed in a block', () => {
    const { blocks, wordsAdded, wordsRemoved, isSame } = compareSections(before, [
      paragraph('a', 'One blue, old hen.'),
      ...before.slice(1),
    ]);
    expect(blocks[0]?.runs).toEqual([
      { kind: 'same', text: 'One ' },
      { kind: 'removed', text: 'red ' },
      { kind: 'added', text: 'blue, old ' },
      { kind: 'same', text: 'hen.' },
    ]);
    expect([wordsAdded, wordsRemoved, isSame]).toEqual([2, 1, false]);
  });

  it('tells a new block, and one that is gone behind the one it followed', () => {
    expect(kinds([before[0]!, paragraph('n', 'New.'), before[2]!])).toEqual([
      'a unchanged',
      'b removed',
      'n added',
      'c unchanged',
    ]);
    expect(kinds([before[1]!, before[2]!])[0]).toBe('a removed');
  });

  it('tells a move as a move, of the one block that moved', () => {
    const { isSame, wordsAdded } = compareSections(before, [before[2]!, before[0]!, before[1]!]);
    expect(kinds([before[2]!, before[0]!, before[1]!])).toEqual(['c unchanged moved', 'a unchanged', 'b unchanged']);
    expect([isSame, wordsAdded]).toEqual([false, 0]);
  });

  it('tells a block whose look changed and whose words did not', () => {
    const heading = { ...before[1]!, type: 'heading' };
    const [, changed] = compareSections(before, [before[0]!, heading, before[2]!]).blocks;
    expect([changed?.kind, changed?.runs]).toEqual(['changed', [{ kind: 'same', text: 'Two.' }]]);
  });

  it('does not mind in which form either version is', () => {
    const split = {
      ...before[0]!,
      content: [
        { type: 'text', text: 'One ' },
        { type: 'text', text: 'red hen.' },
      ],
    };
    expect(compareSections(before, [split, ...before.slice(1)]).isSame).toBe(true);
  });

  it('puts words together to either version', () => {
    const texts = ['One red hen.', 'A red, old hen!'] as const;
    const runs = compareWords(...texts);
    const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');
    expect([without('added'), without('removed')]).toEqual([...texts]);
  });
});
