import type { Constituency, Refusal, StatementId } from '#concordat';
import { stands } from '#sign-off';
import { IsNull, type EntityManager } from 'typeorm';
import type { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import type { Change } from '../platform/notifications.js';
import type { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { Act } from '../timeline/timeline.js';
import { hidingIn, type HidingConcerns } from './hidden-own-words.js';
import { MinorityStatement } from './minority-statement.entity.js';

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

/** When the statement was last published; null where it never was. */
export async function lastPublishedAt(tx: EntityManager, statementId: StatementId): Promise<Date | null> {
  const [published] = await tx.find(RecordEntryRow, {
    where: { chain: statementId, kind: 'statement.published' },
    ...{ order: { seq: 'DESC' }, take: 1 },
  });
  return published ? new Date(published.at) : null;
}

/** Whether own words that nobody took back count for how many there may be, as `ownWordsNow` says. */
export function countsNow(
  one: MinorityStatement,
  { hiding, publishedAt }: { readonly hiding: HidingConcerns; readonly publishedAt: Date | null },
): boolean {
  const isTakenOut = (hiding.get(one.id)?.decision ?? null) !== null;
  return !isTakenOut && !(publishedAt !== null && stands(one) && one.at <= publishedAt);
}

/**
 * Own words of a group beside a section that count for how many there may be: those that wait, and those that stand beside
 * the version that is made now. What its author took back is none, nor what a check took out.
 */
export async function ownWordsNow(
  tx: EntityManager,
  of: { readonly section: Section; readonly constituency: Constituency; readonly concerns: ConcernReader },
): Promise<MinorityStatement[]> {
  const { id: sectionId, statementId } = of.section;
  const where = { sectionId, constituency: of.constituency, takenBackAt: IsNull() };
  const all = await tx.find(MinorityStatement, { where, order: { at: 'ASC', id: 'ASC' } });
  if (all.length === 0) return [];
  const hiding = await hidingIn(of.concerns, { statementId, things: all }, tx);
  const publishedAt = await lastPublishedAt(tx, statementId);
  return all.filter((one) => countsNow(one, { hiding, publishedAt }));
}
