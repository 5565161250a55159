import { WINDOW_MS } from './removed-text.js';
import type { Removal } from './removed-words.js';

/** Fewer words of another group go without a reason (R8). */
const WORDS_LET_GO = 12;

/** Which words one member took from one group in one go, or within ten minutes of one another: of one author or of several. */
export interface TakenTogether {
  readonly removals: readonly Removal[];
  readonly words: number;
  /** When the last of them went, in milliseconds. */
  readonly to: number;
}

/**
 * Removals that ask their member for a reason: more than 12 words of another group, however many of its people wrote them
 * (R8). `groupOf` says which group somebody is of; empty for none.
 */
export function removalsThatAsk(removals: readonly Removal[], groupOf: (id: string) => string): ReadonlySet<Removal> {
  const many = takenTogether(removals, groupOf).filter(({ words }) => words > WORDS_LET_GO);
  return new Set(many.flatMap((together) => together.removals));
}

/** Adds up what one member took from each other group, as long as no more than ten minutes pass between two words. */
export function takenTogether(removals: readonly Removal[], groupOf: (id: string) => string): TakenTogether[] {
  const ofOthers = removals.filter(({ whose, removedBy }) => groupOf(whose) !== groupOf(removedBy));
  const open = new Map<string, TakenTogether>();
  const all = new Set<TakenTogether>();
  for (const removal of ofOthers.sort((a, b) => a.from - b.from)) {
    const key = JSON.stringify([groupOf(removal.whose), removal.removedBy]);
    const before = open.get(key);
    const goesOn = before !== undefined && removal.from - before.to <= WINDOW_MS;
    if (goesOn) all.delete(before);
    const { removals: sofar, words, to } = goesOn ? before : { removals: [], words: 0, to: 0 };
    const now = { removals: [...sofar, removal], words: words + removal.words, to: Math.max(to, removal.to) };
    open.set(key, now);
    all.add(now);
  }
  return [...all];
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
