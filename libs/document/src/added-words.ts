import { align } from './align.js';

/** A part of a text: words that stand in another one, in the same order, or words that somebody added to those. */
export interface WordPart {
  readonly text: string;
  readonly isAdded: boolean;
}

/**
 * Parts a text by whether its words stand in another one, in their order; together the parts are the text. Words in
 * another order are added ones: they may say something else. Spaces go with the words on both sides, and so do marks
 * that stand there in the other text too.
 */
export function addedWords(suggested: string, text: string): WordPart[] {
  if (text === suggested) return text === '' ? [] : [{ text, isAdded: false }];
  const old = wordsIn(suggested);
  const fresh = wordsIn(text);
  if (old.words.length * fresh.words.length > LARGEST_TABLE) return [{ text, isAdded: true }];
  const from = new Map(align(old.words, fresh.words, (one, other) => Number(one === other)).map(([i, j]) => [j, i]));
  const isKept = (word: number): boolean => word < 0 || word >= fresh.words.length || from.has(word);
  const parts = fresh.gaps.flatMap((gap, next): WordPart[] => {
    const place = next === fresh.words.length ? old.words.length : from.get(next);
    const isSame = place !== undefined && old.gaps[place] === gap;
    const isGapKept = from.size > 0 && isKept(next - 1) && isKept(next) && (isSame || gap.trim() === '');
    return [
      { text: gap, isAdded: !isGapKept },
      { text: fresh.words[next] ?? '', isAdded: !from.has(next) },
    ];
  });
  return joined(parts.filter((part) => part.text !== ''));
}

/** About a thousand words against a thousand; beyond it the comparison would cost more than it gives. */
const LARGEST_TABLE = 1_000_000;

/** Words of a text, and what stands before each and after the last. */
function wordsIn(text: string): { words: string[]; gaps: string[] } {
  return { words: text.match(WORD) ?? [], gaps: text.split(WORD) };
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Some of a text's parts, by where they stand in it, in UTF-16 units. */
export function partsWithin(parts: readonly WordPart[], from: number, to: number): WordPart[] {
  let at = 0;
  return parts.flatMap((part) => {
    const begins = at;
    at += part.text.length;
    const text = part.text.slice(Math.max(0, from - begins), Math.max(0, to - begins));
    return text === '' ? [] : [{ ...part, text }];
  });
}

function joined(parts: readonly WordPart[]): WordPart[] {
  return parts.reduce<WordPart[]>((done, part) => {
    const last = done.at(-1);
    if (last?.isAdded !== part.isAdded) return [...done, part];
    return [...done.slice(0, -1), { ...last, text: last.text + part.text }];
  }, []);
}
