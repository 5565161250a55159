import type { BundleAttribution } from '#publication';
import { aBundleToRead, aParagraph, wordsBy } from './a-bundle-to-read.fake.js';
import { contributorsOf } from './contributors.js';
import { whoWroteBlocks } from './who-wrote-block.js';

const who = contributorsOf(aBundleToRead());
const content = [aParagraph('p1', 'Words.')];
const saysOf = (attribution: BundleAttribution) => whoWroteBlocks(content, attribution, who).get('p1');

describe('who wrote a paragraph', () => {
  it('[R26] says "mostly" and "partly" where three or more people wrote the section', () => {
    const words = [
      { by: 'amira', words: 4 },
      { by: 'tom', words: 20 },
      { by: 'lorraine', words: 3 },
    ];
    expect(saysOf(wordsBy(words))).toEqual({
      block: 'Paragraph 1',
      says:
        'mostly care providers (Tom Fielding, Larkfield Care Group), partly commissioners (Amira Khan, Northmoor Council), ' +
        'partly people who draw on care and support (group only)',
      groups: ['COMMISSIONERS', 'PEOPLE', 'PROVIDERS'],
      most: 'PROVIDERS',
    });
  });

  it('[R26] says no shares where fewer than three people wrote the section', () => {
    const words = [
      { by: 'amira', words: 1 },
      { by: 'tom', words: 20 },
    ];
    expect(saysOf(wordsBy(words))).toMatchObject({
      says: 'commissioners (Amira Khan, Northmoor Council), care providers (Tom Fielding, Larkfield Care Group)',
      most: null,
    });
  });

  it('says "mostly" of nobody when no group wrote more than half', () => {
    const words = [
      { by: 'amira', words: 5 },
      { by: 'tom', words: 5 },
      { by: 'des', words: 5 },
    ];
    expect(saysOf(wordsBy(words))?.says).not.toContain('mostly');
    expect(saysOf(wordsBy(words))?.most).toBeNull();
  });

  it('names the one group that wrote it all, without a share', () => {
    expect(saysOf(wordsBy([{ by: 'lorraine', words: 5 }]))).toMatchObject({
      says: 'people who draw on care and support (group only)',
      most: 'PEOPLE',
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
