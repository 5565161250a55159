import { canonicalSection, type SectionBlock } from '#document';
import { changesBetween } from './changes-between.js';

const block = (id: string, text: string): SectionBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

const frozen = (...content: SectionBlock[]): string =>
  canonicalSection({ statement: 's', section: 'a', title: 'A', language: 'en-GB', content, notes: [], datasets: [] });

describe('what changed between two frozen texts', () => {
  it('[R16] is nothing for the same words', () => {
    expect(changesBetween(frozen(block('a', 'One')), frozen(block('a', 'One')))).toEqual([]);
  });

  it('[R16] is every block that changed, came or went', () => {
    const earlier = frozen(block('a', 'Same'), block('b', 'Ten'), block('c', 'Gone'));
    const later = frozen(block('a', 'Same'), block('b', 'Twelve'), block('d', 'New'));
    expect(changesBetween(earlier, later)).toEqual([
      { blockId: 'b', before: 'Ten', after: 'Twelve' },
      { blockId: 'd', before: null, after: 'New' },
      { blockId: 'c', before: 'Gone', after: null },
    ]);
  });
});
