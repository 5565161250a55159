import type { JsonNode } from './json-node.js';

/** The words of a block without formatting; paragraphs, list items and lines each on a line, empty ones left out. */
export function plainText(block: JsonNode): string {
  return lines(block)
    .filter((line) => line !== '')
    .join('\n');
}

/** Where the words of a text are: UTF-16 offsets, in order. Marks of punctuation and spaces are not words. */
export function wordSpans(text: string): { start: number; end: number }[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** How many words a text has, as a reader would count them. */
export function countWords(text: string): number {
  return wordSpans(text).length;
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'word' });

function lines(node: JsonNode): string[] {
  const content = node.content ?? [];
  const ownText = content.map(({ text }) => text ?? '').join('');
  return [ownText, ...content.filter(({ type }) => type !== 'text').flatMap(lines)];
}
