import type { BundleAttribution } from '#publication';
import { aBundleToRead, aParagraph, wordsBy } from './a-bundle-to-read.fake.js';
import { contributorsOf } from './contributors.js';
import { whoWroteBlocks } from './who-wrote-block.js';

const who = contributorsOf(aBundleToRead());
const content = [aParagraph('p1', 'Words.')];
const saysOf = (attribution: BundleAttribution) => whoWroteBlocks(content, attribution, who).get('p1');

describe('who wrote a paragraph', () => {
  it.each([
    [4, 20, 3],
    [20, 4, 3],
    [5, 5, 5],
    [1, 30, 0],
  ])('[R26] names groups in their one order, and never who wrote most: %i, %i and %i words', (amira, tom, lorraine) => {
    const words = [
      { by: 'tom', words: tom },
      { by: 'amira', words: amira },
      { by: 'lorraine', words: lorraine },
    ].sort((a, b) => b.words - a.words);
    const people = lorraine > 0 ? ['people who draw on care and support (group only)'] : [];
    expect(saysOf(wordsBy(words))).toEqual({
      block: 'Paragraph 1',
      says: [
        'commissioners (Amira Khan, Northmoor Council)',
        ...people,
        'care providers (Tom Fielding, Larkfield Care Group)',
      ].join(', '),
      groups: ['COMMISSIONERS', ...(lorraine > 0 ? ['PEOPLE'] : []), 'PROVIDERS'],
      only: null,
    });
  });

  it('names the one group that wrote it all, without a share', () => {
    expect(saysOf(wordsBy([{ by: 'lorraine', words: 5 }]))).toMatchObject({
      says: 'people who draw on care and support (group only)',
      only: 'PEOPLE',
    });
  });

  it('says nothing of a block without counted words', () => {
    expect(saysOf(wordsBy([]))?.says).toBeNull();
  });

  it('numbers paragraphs and lists, and calls the others by what they are', () => {
    const blocks = [
      { type: 'inShort', attrs: { id: 'a' } },
      aParagraph('b', 'One.'),
      { type: 'datasetTable', attrs: { id: 'c' } },
      { type: 'bulletList', attrs: { id: 'd' } },
    ];
    const named = [...whoWroteBlocks(blocks, wordsBy([]), who).values()].map(({ block }) => block);
    expect(named).toEqual(['In short', 'Paragraph 1', 'Title of the table', 'Paragraph 2']);
  });
});
