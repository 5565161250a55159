import type { Refusal } from '#concordat';
import type { Actor } from '../membership/actor.js';
import type { Change } from '../platform/notifications.js';
import type { Act } from '../timeline/timeline.js';
import type { MinorityStatement } from './minority-statement.entity.js';

/** What came of an act on own words. */
export interface OwnWordsAnswer {
  /** As it now stands or waits; null when refused. */
  readonly minorityStatement: MinorityStatement | null;
  readonly refusals: Refusal[];
}

/**
 * As whom the record names somebody who adds own words or puts their name to them. While the words wait that is a
 * pseudonym made for this one entry, with the member's own committed beside it: words that never stand are never
 * published, and nobody finds out who wanted to say them by joining the entry with the member's other acts (R19, R29).
 */
export function recordedAs(
  { pseudonym, constituency }: Actor,
  standsNow: boolean,
  once: string,
): { readonly who: Act['actor']; readonly committed: { readonly by?: string } } {
  if (standsNow) return { who: { pseudonym, constituency }, committed: {} };
  return { who: { pseudonym: once, constituency }, committed: { by: pseudonym } };
}

/** The news of an act on own words: that of a signature, so that other groups cannot tell from it that words wait. */
export function newsOfOwnWords({ statementId, sectionId }: MinorityStatement): [topic: string, change: Change] {
  return [`statement:${statementId}`, { kind: 'sign-off', sectionId }];
}
