import type { Constituency } from './constituency.js';
import { isKnownCheck } from './promise-checks.js';
import type { Refusal } from './refusal.js';

/** The four parts in which an agreement is read. */
export const AGREEMENT_PARTS = ['culture', 'structure', 'practice', 'review'] as const;

export type AgreementPart = (typeof AGREEMENT_PARTS)[number];

/** The one list of words for them. */
export const AGREEMENT_PART_WORDS: Readonly<Record<AgreementPart, string>> = {
  culture: 'Culture: how we treat each other',
  structure: 'Structure: who decides what',
  practice: 'Practice: how we work',
  review: 'Review: how we look back',
};

/** What groups promise each other, before it has a number. */
export interface DraftPromise {
  readonly text: string;
  /** Codes of the groups that promise it; none when everybody does. */
  readonly promisedBy: readonly Constituency[];
  readonly part: AgreementPart;
  /** Counted from the record, or said by somebody of another group. */
  readonly check: 'query' | 'manual';
  /** Which check counts it; null where people say. */
  readonly code: string | null;
}

/** A promise of an agreement. Its id stays while it stays word for word the same, from version to version. */
export interface ConcordatPromise extends DraftPromise {
  readonly id: string;
}

/** Says what is wrong with the promises of an agreement; empty when nothing is. */
export function whyNotPromises(promises: readonly DraftPromise[], groups: readonly Constituency[]): Refusal[] {
  const refusals = promises.flatMap((promise, index) => whyNotPromise(promise, groups, index + 1));
  if (promises.length > MOST_PROMISES) {
    const because = `An agreement has at most ${MOST_PROMISES} promises. Leave some out.`;
    refusals.push({ code: 'promise.too-many', because });
  }
  if (new Set(promises.map(({ text }) => text.trim())).size < promises.length) {
    refusals.push({ code: 'promise.twice', because: 'One promise stands there twice. Take one of them away.' });
  }
  return refusals;
}

function whyNotPromise(promise: DraftPromise, groups: readonly Constituency[], number: number): Refusal[] {
  const { text, promisedBy, part, check, code } = promise;
  const refusals: Refusal[] = [];
  const refuse = (what: string, because: string) =>
    refusals.push({ code: `promise.${what}`, because: `Promise ${number}: ${because}` });
  if (text.trim() === '' || text.trim().length > LONGEST_PROMISE) {
    refuse('text', `write it in one to ${LONGEST_PROMISE} letters.`);
  }
  if (!AGREEMENT_PARTS.includes(part)) refuse('part', 'choose culture, structure, practice or review.');
  if (promisedBy.some((group) => !groups.includes(group))) {
    refuse('by', 'only groups that sign can promise. Choose among them, or everybody.');
  }
  if (check === 'query' ? !isKnownCheck(code) : check !== 'manual' || code !== null) {
    refuse('check', 'choose how it is checked: one of the counts that we know, or somebody of another group.');
  }
  return refusals;
}

const MOST_PROMISES = 40;
const LONGEST_PROMISE = 300;

/** Gives promises their ids: the one they had where they are word for word the same, else a number never used before. */
export function numberPromises(
  drafts: readonly DraftPromise[],
  earlier: readonly ConcordatPromise[],
): ConcordatPromise[] {
  const tidy = drafts.map(tidied);
  let highest = Math.max(0, ...earlier.map(({ id }) => Number(id.slice(1)) || 0));
  return tidy.map((draft) => {
    const same = earlier.find((one) => contentOf(one) === contentOf(draft));
    return { id: same?.id ?? `P${(highest += 1)}`, ...draft };
  });
}

function tidied({ text, promisedBy, part, check, code }: DraftPromise): DraftPromise {
  return { text: text.trim(), promisedBy: [...new Set(promisedBy)].sort(), part, check, code };
}

function contentOf(promise: DraftPromise): string {
  return JSON.stringify(Object.values(tidied(promise)));
}

/** A member who says whether others kept a promise. */
export interface MarkRequest {
  readonly promise: ConcordatPromise | null;
  readonly constituency: Constituency | null;
  readonly groups: readonly Constituency[];
  /** Whether the agreement that holds the promise is in force. */
  readonly isInForce: boolean;
  readonly reason: string;
}

/** Says why a member may not say whether a promise was kept; empty when they may. Nobody marks their own. */
export function whyNotMark({ promise, constituency, groups, isInForce, reason }: MarkRequest): Refusal[] {
  if (!promise) return [{ code: 'promise.unknown', because: 'There is no such promise in the agreement now.' }];
  const refusals: Refusal[] = [];
  if (!isInForce) {
    refusals.push({ code: 'promise.not-in-force', because: 'A promise counts from when every group has agreed.' });
  }
  if (promise.check === 'query') {
    refusals.push({ code: 'promise.counted', because: 'This promise is counted from the record. Nobody marks it.' });
  }
  if (constituency === null || !groups.includes(constituency)) {
    refusals.push({ code: 'promise.who', because: 'Members of the groups that signed the agreement say this.' });
  } else if (promise.promisedBy.includes(constituency) && !isEverybodys(promise, groups)) {
    const because = 'Your own group promised this. Somebody of another group says whether it was kept.';
    refusals.push({ code: 'promise.own', because });
  }
  if (reason.trim() === '' || reason.trim().length > LONGEST_REASON) {
    refusals.push({
      code: 'promise.no-reason',
      because: `Say what you saw, in one to ${LONGEST_REASON} letters. Everybody reads it, with the name of your group.`,
    });
  }
  return refusals;
}

const LONGEST_REASON = 1000;

/** Tells whether all groups promise it, so that any of them may say whether it was kept. */
export function isEverybodys({ promisedBy }: DraftPromise, groups: readonly Constituency[]): boolean {
  return promisedBy.length === 0 || groups.every((group) => promisedBy.includes(group));
}

/** What an agreement promises until its groups change it. */
export const DEFAULT_PROMISES: readonly DraftPromise[] = [
  manual('culture', 'Nobody’s name is shown unless they chose so.'),
  manual('culture', 'Every hard word is explained.'),
  counted('structure', 'stages-by-two', 'No stage opens by one co-chair alone.'),
  counted('structure', 'published-by-two', 'No group can publish alone.'),
  counted('practice', 'nominations-answered', 'Every name and topic that somebody nominates gets an answer.'),
  counted('practice', 'answers-in-time', 'Every suggestion gets an answer within the working days that we agreed.'),
  counted('practice', 'answered-before-freeze', 'No section is locked for signing over an unanswered suggestion.'),
  counted('practice', 'signed-again', 'Whoever signed is asked again when the words change.'),
  manual('practice', 'The words of those who disagree are published as they wrote them.'),
  manual('review', 'We look at what came of this statement together, on the day that it names.'),
];

function manual(part: AgreementPart, text: string): DraftPromise {
  return { text, promisedBy: [], part, check: 'manual', code: null };
}

function counted(part: AgreementPart, code: string, text: string): DraftPromise {
  return { text, promisedBy: [], part, check: 'query', code };
}
