import { isConcernReviewer, whyNotPublishConcerned } from '#deliberation';
import type { Refusal, StatementId } from '#concordat';
import { stands } from '#sign-off';
import type { EntityManager } from 'typeorm';
import type { CompetitionConcern } from '../fair-dealing/competition-concern.entity.js';
import type { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { MinorityStatement } from './minority-statement.entity.js';
import type { DocumentStanding } from './sign-off.reader.js';
import type { MinorityStatementType, SignOffType } from './sign-off.types.js';

/** Concerns that hide own words and reasons, by the id of those. */
export type HidingConcerns = ReadonlyMap<string, CompetitionConcern>;

/** A reason as a reader may see it: marked where a concern hides it, and then without words but for those who check it. */
export function reasonShown(one: Omit<SignOffType, 'hidden'>, hiding: HidingConcerns, reader: Actor): SignOffType {
  const concern = hiding.get(one.id);
  if (!concern) return { ...one, hidden: null };
  return { ...one, text: isConcernReviewer(reader) ? one.text : null, hidden: markOf(concern) };
}

/** The same of own words, with their reply. */
export function ownWordsShown(
  one: Omit<MinorityStatementType, 'hidden'>,
  hiding: HidingConcerns,
  reader: Actor,
): MinorityStatementType {
  const concern = hiding.get(one.id);
  if (!concern) return { ...one, hidden: null };
  const marked = { ...one, hidden: markOf(concern) };
  if (isConcernReviewer(reader)) return marked;
  return { ...marked, title: '', text: '', reply: one.reply && { ...one.reply, text: '' } };
}

function markOf({ id, decision }: CompetitionConcern): SignOffType['hidden'] {
  return { concernId: id, isOpen: decision === null };
}

/** Why a statement cannot be published: what the file would hold is being checked. Nothing else of the flagged is published. */
export async function whyNotWhileChecked(
  concerns: ConcernReader,
  { statementId, standing }: { readonly statementId: StatementId; readonly standing: DocumentStanding },
  tx: EntityManager,
): Promise<Refusal[]> {
  const hiding = await concerns.hidingOwnWords(statementId, tx);
  const open = new Set([...hiding].flatMap(([id, { decision }]) => (decision === null ? [id] : [])));
  if (open.size === 0) return [];
  const minority = (await tx.findBy(MinorityStatement, { statementId })).filter(stands);
  const groups = [...standing.whole, ...standing.sections.flatMap((section) => section.groups)];
  const counted = groups.flatMap(({ position, signOffs }) => (position === 'WAITING' ? [] : signOffs));
  return whyNotPublishConcerned([...minority, ...counted].some(({ id }) => open.has(id)));
}
