import type { Refusal } from '#concordat';
import { containsWords, isConcernReviewer, type ConcernDecision, type Reviewer } from './competition-concern.js';
import type { Ground } from './grounds.js';

/** What hides words, as far as it matters for who reads them and for what may go on. */
export interface Hiding {
  readonly ground: Ground;
  /** Null while nobody has decided. */
  readonly decision: ConcernDecision | null;
}

/**
 * Tells whether somebody reads hidden words where they stand. Those who check competition concerns read what waits for them
 * (R34). What is hidden for a worry about somebody, nobody reads there: safeguarding leads read it on their own page (R38).
 */
export function readsHidden(reader: Reviewer, { ground }: Pick<Hiding, 'ground'>): boolean {
  return ground === 'COMPETITION' && isConcernReviewer(reader);
}

/** What counts of several things that hide the same words: a worry about somebody first. Null where nothing hides them. */
export function strongest<One extends Hiding>(hidings: readonly (One | null | undefined)[]): One | null {
  const found = hidings.filter((one) => one !== null && one !== undefined);
  return found.find(({ ground }) => ground === 'SAFEGUARDING') ?? found[0] ?? null;
}

/** Something that was flagged for a section. */
export interface FlaggedHere extends Hiding {
  /** The words as they stood; null where only what they are part of is known. */
  readonly quote: string | null;
}

/**
 * Says why a section cannot be marked ready or locked for signing: flagged words that nobody has checked, and words that
 * were to be taken out and still stand in its text (R34, R38).
 */
export function whyNotGoOnHidden(flagged: readonly FlaggedHere[], text: string): Refusal[] {
  const open = flagged.filter(({ decision }) => decision === null);
  const still = flagged.filter(
    ({ decision, quote }) => decision === 'TAKEN_OUT' && quote !== null && containsWords(text, quote),
  );
  return [...new Set([...open.map(({ ground }) => OPEN[ground]), ...still.map(({ ground }) => STILL_THERE[ground])])];
}

/** Says why a suggestion or comment cannot be answered in this way while it is hidden; empty when it can (R34, R38). */
export function whyNotAnswerHidden(hiding: Hiding | undefined, isAccepted: boolean): Refusal[] {
  if (hiding === undefined || hiding.decision === 'PUT_BACK') return [];
  if (hiding.decision === null) return [WAITS[hiding.ground]];
  return isAccepted ? [NOT_AGREED[hiding.ground]] : [];
}

/** Says why nobody can put a name or a reply to own words that are hidden; empty where they are not (R34, R38). */
export function whyNotJoinHidden(hiding: Hiding | undefined): Refusal[] {
  if (hiding === undefined) return [];
  return [hiding.decision === null ? WAITS[hiding.ground] : WRITE_OTHERS[hiding.ground]];
}

/** What stands in place of hidden words, for everybody. Of a worry about somebody it tells nothing more. */
export const HIDDEN_BECAUSE: Readonly<Record<Ground, string>> = {
  COMPETITION: 'These words are hidden because of competition rules.',
  SAFEGUARDING: 'These words are hidden, to keep people safe.',
};

type Sentences = Readonly<Record<Ground, Refusal>>;

const OPEN: Sentences = {
  COMPETITION: {
    code: 'concern.open',
    because: 'Some words are hidden while somebody checks a competition concern. Wait for that decision.',
  },
  SAFEGUARDING: {
    code: 'referral.open',
    because: 'Some words are hidden while a safeguarding lead looks at them. Wait for that decision.',
  },
};

const STILL_THERE: Sentences = {
  COMPETITION: {
    code: 'concern.still-there',
    because: 'Words that a competition check took out are still in the text. Remove them first.',
  },
  SAFEGUARDING: {
    code: 'referral.still-there',
    because: 'Words that stay hidden to keep people safe are still in the text. Remove that paragraph first.',
  },
};

const WAITS: Sentences = {
  COMPETITION: {
    code: 'concern.open',
    because: 'This is hidden while somebody checks a competition concern. Wait for that decision.',
  },
  SAFEGUARDING: {
    code: 'referral.open',
    because: 'This is hidden while a safeguarding lead looks at it. Wait for that decision.',
  },
};

const NOT_AGREED: Sentences = {
  COMPETITION: {
    code: 'concern.taken-out',
    because: 'A competition check took this out, so it cannot be agreed. Answer that it is not agreed, and why.',
  },
  SAFEGUARDING: {
    code: 'referral.kept-hidden',
    because: 'This stays hidden to keep people safe, so it cannot be agreed. Answer that it is not agreed, and why.',
  },
};

const WRITE_OTHERS: Sentences = {
  COMPETITION: {
    code: 'concern.taken-out',
    because: 'A competition check took these words out. Write your own instead, without prices, margins or bids.',
  },
  SAFEGUARDING: {
    code: 'referral.kept-hidden',
    because:
      'These words stay hidden to keep people safe. Write your own instead, without telling whom they are about.',
  },
};
