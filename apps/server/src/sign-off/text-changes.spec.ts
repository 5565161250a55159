import { sealedText, type SealedSectionText } from '#document';
import { textChanges } from './text-changes.js';

const text = (blocks: Record<string, string>, title = 'Money'): SealedSectionText =>
  sealedText({
    statement: 'care',
    section: 'money',
    title,
    language: 'en-GB',
    content: Object.entries(blocks).map(([id, words]) => ({
      type: 'paragraph',
      attrs: { id },
      content: [{ type: 'text', text: words }],
    })),
    notes: [],
    datasets: [],
  });

it('finds nothing between a text and itself', () => {
  expect(textChanges(text({ a: 'One.' }), text({ a: 'One.' }))).toEqual([]);
});

it('finds blocks that changed, came and went, and the title', () => {
  const before = text({ a: 'One.', b: 'Two.', c: 'Three.' });
  const after = text({ a: 'One.', d: 'Four.', b: 'Two!' }, 'What we pay');
  expect(textChanges(before, after)).toEqual([
    { blockId: 'title', before: 'Money', after: 'What we pay' },
    { blockId: 'd', before: null, after: 'Four.' },
    { blockId: 'b', before: 'Two.', after: 'Two!' },
    { blockId: 'c', before: 'Three.', after: null },
  ]);
});

it('finds a block whose words are the same and whose look is not', () => {
  const bold = text({ a: 'One.' });
  const [block] = bold.content;
  const content = [{ ...block!, content: [{ type: 'text', text: 'One.', marks: [{ type: 'bold' }] }] }];
  expect(textChanges(text({ a: 'One.' }), { ...bold, content })).toEqual([
    { blockId: 'a', before: 'One.', after: 'One.' },
  ]);
});
