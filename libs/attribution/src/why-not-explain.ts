import type { Removal } from './removed-words.js';

/** Fewer words of another group go without a reason (R8). */
const WORDS_LET_GO = 12;

/** Tells whether a removal asks its member for a reason: more than 12 words, of another group (R8). */
export function asksForReason(
  { words }: Pick<Removal, 'words'>,
  { whose, removedBy }: { readonly whose: string; readonly removedBy: string },
): boolean {
  return words > WORDS_LET_GO && whose !== removedBy;
}

/** Everything the rules look at before a reason for a removal is taken. */
export interface ExplainRequest {
  /** Null where there is no such removal any more: the words may have been put back. */
  readonly removal: Pick<Removal, 'removedBy'> | null;
  /** Membership id. */
  readonly explaining: string;
  readonly reason: string;
}

/** Says why a reason for a removal cannot be taken; empty when it can (R8). */
export function whyNotExplain({
  removal,
  explaining,
  reason,
}: ExplainRequest): { readonly code: string; readonly because: string }[] {
  if (!removal) return [{ code: 'removal.gone', because: 'These words are back, so there is nothing to explain.' }];
  const refusals = [];
  if (removal.removedBy !== explaining) {
    refusals.push({ code: 'removal.not-yours', because: 'Only the person who took the words out can say why.' });
  }
  const line = reason.trim();
  if (line === '' || line.includes('\n') || line.length > 300) {
    refusals.push({ code: 'removal.no-reason', because: 'Say why, in one line of at most 300 characters.' });
  }
  return refusals;
}
