import type { JsonNode } from './json-node.js';

/** The words of a block without formatting; paragraphs, list items and lines each on a line, empty ones left out. */
export function plainText(block: JsonNode): string {
  return lines(block)
    .filter((line) => line !== '')
    .join('\n');
}

/** The words of a block as `linesIn` gives them, from its content; empty lines left out. */
export function textLines(block: JsonNode): string[] {
  const found: string[] = [];
  let line = '';
  for (const { type, text = '', ...node } of block.content ?? []) {
    if (type === 'text') {
      line += text;
      continue;
    }
    found.push(line, ...textLines({ type, ...node }));
    line = '';
  }
  return [...found, line].filter((one) => one !== '');
}

/** Where the words of a text are: UTF-16 offsets, in order. Marks of punctuation and spaces are not words. */
export function wordSpans(text: string): { start: number; end: number }[] {
  return piecesOf(text).flatMap(({ from, piece }) =>
    [...segmenter.segment(piece)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length })),
  );
}

/** How many words a text has, as a reader would count them. */
export function countWords(text: string): number {
  return wordSpans(text).length;
}

/** Cut where a space is, which no word has: 21,000 characters at once took the segmenter 300 ms, in pieces 20. */
function piecesOf(text: string): { from: number; piece: string }[] {
  const pieces: { from: number; piece: string }[] = [];
  for (let from = 0; from < text.length;) {
    const space = text.indexOf(' ', from + PIECE);
    const end = space === -1 ? text.length : space;
    pieces.push({ from, piece: text.slice(from, end) });
    from = end;
  }
  return pieces;
}

const PIECE = 500;

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'word' });

function lines(node: JsonNode): string[] {
  const content = node.content ?? [];
  const ownText = content.map(({ text }) => text ?? '').join('');
  return [ownText, ...content.filter(({ type }) => type !== 'text').flatMap(lines)];
}
