import { dayInEngland, type Constituency } from '#concordat';
import { COUNCIL, type BundleAlone, type BundleContributor } from '#publication';
import type { Mediation } from '../mediation/mediation.entity.js';
import type { CouncilReply } from './publication.entity.js';

/** Why and by whom a version is not published together (R24, R24b). */
export interface PublishedAlone {
  /** Groups that the heading names. */
  readonly groups: readonly Constituency[];
  /** Each key under a pseudonym of its own, so that nobody finds out by it what else its holder did. */
  readonly keys: readonly { readonly ref: string; readonly constituency: Constituency }[];
  readonly reasons: string | null;
  readonly mediation: Mediation;
  readonly reply: CouncilReply | null;
}

/** What a version says about it. */
export function alonePart({ groups, keys, reasons, mediation, reply }: PublishedAlone): BundleAlone {
  const { issue, openedAt, until, outcome } = mediation;
  return {
    groups,
    by: keys.map(({ ref }) => ref),
    reasons,
    mediation: { issue, openedOn: dayInEngland(openedAt), until, outcome: outcome === 'failed' ? outcome : null },
    reply: reply && { text: reply.text, by: reply.id, at: reply.at.toISOString() },
  };
}

/** Whoever stands in it, by group only. */
export function contributorsAlone(alone: PublishedAlone | null): BundleContributor[] {
  if (!alone) return [];
  const { keys, reply } = alone;
  const people = [...keys, ...(reply ? [{ ref: reply.id, constituency: COUNCIL }] : [])];
  return people.map(({ ref, constituency }) => ({ ref, constituency, name: null }));
}
