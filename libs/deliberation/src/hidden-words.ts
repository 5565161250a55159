import type { Refusal } from '#concordat';
import { isConcernReviewer, type Reviewer } from './competition-concern.js';
import type { ConcernDecision } from './grounds.js';
import { containsWords, hidesBlock, type BlockNow } from './flagged-words.js';
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

/**
 * What counts of several things that hide the same words: a worry about somebody first, and first what nobody has decided.
 * Null where nothing hides them.
 */
export function strongest<One extends Hiding>(hidings: readonly (One | null | undefined)[]): One | null {
  const found = hidings.filter((one) => one !== null && one !== undefined);
  const open = found.filter(({ decision }) => decision === null);
  const worry = ({ ground }: Hiding): boolean => ground === 'SAFEGUARDING';
  return open.find(worry) ?? found.find(worry) ?? open[0] ?? found[0] ?? null;
}

/**
 * Tells whether everybody reads an answer to something that is hidden: one that was given once a safeguarding lead had decided
 * that it stays so. Whoever gave it could not read what is hidden, so that it cannot quote it (R12, R38).
 */
export function isAnsweredBlindly(
  { ground, decision, decidedAt }: Hiding & { decidedAt: Date | null },
  at: Date,
): boolean {
  return ground === 'SAFEGUARDING' && decision === 'TAKEN_OUT' && decidedAt !== null && at > decidedAt;
}

/** Something that was flagged. */
export interface FlaggedHere extends Hiding {
  /** The block of the text; null where it is about no words of a text. */
  readonly blockId: string | null;
  /** The words as they stood; null where only what they are part of is known. */
  readonly quote: string | null;
  /** Whether it was flagged for this section, and not for another of the statement. */
  readonly isHere: boolean;
}

/**
 * Says why a section cannot be marked ready, locked for signing or published: something that was flagged for it and that nobody
 * has looked at, and words in its text that are hidden (R34, R38). What readers see hidden and what has to wait are the same.
 */
export function whyNotGoOnHidden(flagged: readonly FlaggedHere[], blocks: readonly BlockNow[]): Refusal[] {
  const open = flagged.filter(({ decision, isHere }) => decision === null && isHere);
  const still = flagged.filter(({ quote, ...flag }) => quote !== null && stands({ ...flag, quote }, blocks));
  const wait = still.filter(({ decision }) => decision === null);
  const go = still.filter(({ decision }) => decision !== null);
  const refusals = [
    ...[...open, ...wait].map(({ ground }) => OPEN[ground]),
    ...go.map(({ ground }) => STILL_THERE[ground]),
  ];
  return [...new Set(refusals)];
}

/**
 * Words of the text stand where a block is hidden by them, and so do those of a suggestion with a worry, which were put into it;
 * other words, such as a suggestion with a price, only where a block has them all.
 */
function stands(flag: FlaggedHere & { readonly quote: string }, blocks: readonly BlockNow[]): boolean {
  if (flag.blockId !== null || flag.ground === 'SAFEGUARDING') return blocks.some((block) => hidesBlock(flag, block));
  const text = blocks.map((block) => block.text).join('\n');
  return flag.decision === 'TAKEN_OUT' && containsWords(text, flag.quote);
}

/** Says why a comment cannot be shown while it is hidden: nobody shows what they cannot read (R34, R38). */
export function whyNotShowHidden(hiding: Hiding | undefined): Refusal[] {
  if (hiding === undefined || hiding.decision === 'PUT_BACK') return [];
  return [hiding.decision === null ? WAITS[hiding.ground] : NOT_SHOWN[hiding.ground]];
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
  SAFEGUARDING:
    'These words are hidden, to keep people safe. That does not mean that whoever wrote them did anything wrong.',
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
    because:
      'Words that stay hidden to keep people safe are still in the text. Remove that paragraph, or write it anew, first.',
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

const NOT_SHOWN: Sentences = {
  COMPETITION: {
    code: 'concern.taken-out',
    because: 'A competition check took this out, so it is not shown. Keep it back, with a reason.',
  },
  SAFEGUARDING: {
    code: 'referral.kept-hidden',
    because:
      'This stays hidden to keep people safe, so it is not shown. Keep it back, and do not say what it is about.',
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
