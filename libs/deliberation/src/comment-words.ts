import type { Refusal } from '#concordat';

/** What somebody says about a section, and about which of its words. */
export interface CommentWords {
  /** What they would change; empty where they ask for no change. */
  readonly change: string;
  readonly why: string;
  /** The block that it is about; null for the whole section. */
  readonly blockId: string | null;
  /** Words of that block that it is about. */
  readonly quote: string;
  /** Whether those words stand in that block now. */
  readonly quoteIsThere: boolean;
  /** Exact words in place of those; empty where they write none. */
  readonly instead: string;
}

/** Most characters of each part of a comment. */
export const LONGEST_COMMENT = 4_000;

/** Tells whether a comment asks for a change, in its own words or in exact ones. */
export function asksForChange({ change, instead = '' }: { change: string; instead?: string }): boolean {
  return change.trim() !== '' || instead.trim() !== '';
}

/** Says what is wrong with the words of a comment; empty when nothing is. */
export function whyNotCommentWords(words: CommentWords): Refusal[] {
  const { change, why, blockId, quote, quoteIsThere, instead } = words;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!asksForChange(words) && why.trim() === '') refuse('comment.empty', 'Write what you want to say.');
  if (Math.max(change.length, why.length, quote.length, instead.length) > LONGEST_COMMENT) {
    const because = `Write at most ${LONGEST_COMMENT.toLocaleString('en-GB')} characters in each box. You can send more than one comment.`;
    refuse('comment.too-long', because);
  }
  if (blockId === null && (quote.trim() !== '' || instead.trim() !== '')) {
    refuse('comment.which-part', 'Choose the part of the text in which these words stand.');
  } else if (blockId !== null && !quoteIsThere) {
    const because = 'These words do not stand together in that part. Copy them again, or leave that box empty.';
    refuse('comment.quote', because);
  } else if (instead.trim() !== '' && instead.trim() === quote.trim()) {
    refuse('comment.no-change', 'These are the words that stand there already. Write what should be different.');
  }
  return refusals;
}
