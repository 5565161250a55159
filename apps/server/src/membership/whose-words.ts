import type { MembershipId, Refusal, StatementId } from '#concordat';
import { whyNotSayFor, type SupportTold } from '#deliberation';
import type { JsonObject } from '#record';
import type { EntityManager } from 'typeorm';
import type { Timeline } from '../timeline/timeline.js';
import { Membership } from './membership.entity.js';

/** For whom a facilitator writes, and how it came to them (R9, R10). */
export interface OnBehalf extends SupportTold {
  /** Null where they have not said for whom. */
  readonly membershipId: MembershipId | null;
}

/** The columns of what was written down for somebody; all null where nobody did. */
export interface SupportRow {
  readonly writtenDownBy: MembershipId | null;
  readonly supportMode: string | null;
  readonly readBack: string | null;
}

/** Whose words they are, and who wrote them down. */
export interface WhoseWords {
  /** The one who is credited and answered. */
  readonly author: Membership;
  /** Null where the author writes. */
  readonly support: (SupportTold & { readonly writer: Membership }) | null;
}

/** Finds whose words they are: those of the writer, or of the member for whom a facilitator writes. */
export async function whoseWords(
  tx: EntityManager,
  {
    writer,
    onBehalf,
  }: { writer: { readonly id: MembershipId; readonly statementId: StatementId }; onBehalf: OnBehalf | null },
): Promise<{ whose: WhoseWords | null; refusals: Refusal[] }> {
  const { statementId } = writer;
  const by = await tx.findOneByOrFail(Membership, { id: writer.id, statementId });
  const named = onBehalf?.membershipId ?? null;
  const found = named && (await tx.findOneBy(Membership, { id: named, statementId, status: 'active' }));
  const refusals = whyNotSayFor({
    writer: { membership: by.id, roles: by.roles },
    writtenFor: found ? { membership: found.id, constituency: found.constituency } : null,
    support: onBehalf,
  });
  if (refusals.length > 0) return { whose: null, refusals };
  if (!onBehalf || !found) return { whose: { author: by, support: null }, refusals: [] };
  const { mode, readBack } = onBehalf;
  return { whose: { author: found, support: { writer: by, mode, readBack } }, refusals: [] };
}

/** What the row of the words keeps of it. */
export function supportRow({ support }: WhoseWords): SupportRow {
  return {
    writtenDownBy: support?.writer.id ?? null,
    supportMode: support?.mode ?? null,
    readBack: support?.readBack ?? null,
  };
}

/** Tells the record that somebody wrote them down, where somebody did; `about` says which words. */
export async function tellSupport(
  tx: EntityManager,
  timeline: Timeline,
  { author, support }: WhoseWords,
  about: JsonObject,
): Promise<void> {
  if (!support) return;
  const { writer, mode, readBack } = support;
  const { statementId: chain, pseudonym, headcount } = author;
  const facts = { ...about, for: pseudonym, headcount, mode, readBack };
  await timeline.add(tx, { chain, kind: 'words.written-for', actor: writer, facts });
}
