import type { Removal } from './removed-words.js';
import type { TakenOut } from './taken-out.js';

/** Everything the rules look at before a group has words back that another took from it (R8). */
export interface RestoreRequest {
  /** Null where there is no such removal any more: the words may have been put back. */
  readonly removal: Removal | null;
  /** Whether it asks for a reason, see `removalsThatAsk`. */
  readonly asksForReason: boolean;
  /** The group whose words they were; empty for none. */
  readonly whose: string;
  /** The group of who asks; null for none. */
  readonly asking: string | null;
}

/** Says why words that were taken out cannot be put back so; empty when they can (R8). */
export function whyNotRestore({
  removal,
  asksForReason,
  whose,
  asking,
}: RestoreRequest): { readonly code: string; readonly because: string }[] {
  if (!removal) return [{ code: 'removal.gone', because: 'These words are back, so there is nothing to put back.' }];
  const refusals = [];
  if (asking === null || asking !== whose) {
    refusals.push({
      code: 'removal.not-your-group',
      because: 'Only the group whose words these were can put them back.',
    });
  }
  if (!asksForReason) {
    const because = 'These are few words, or your own group took them out. Write them again if you want them.';
    refusals.push({ code: 'removal.few-words', because });
  }
  return refusals;
}

/** When words were put back by this rule: by whom, and when their row was stored, in milliseconds. */
export interface PutBackOnce {
  readonly by: string;
  readonly at: number;
}

/** Tells whether most of these words had been put back by their group before: once only, so the next time is a suggestion (R8). */
export function wasPutBack(parts: readonly TakenOut[], before: readonly PutBackOnce[]): boolean {
  const isBefore = ({ carried }: TakenOut): boolean =>
    before.some(({ by, at }) => carried?.how === 'restored' && carried.by === by && carried.at === at);
  return lengthOf(parts.filter(isBefore)) * 2 > lengthOf(parts);
}

function lengthOf(parts: readonly TakenOut[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0);
}
