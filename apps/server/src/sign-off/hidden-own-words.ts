import { readsHidden, whyNotPublishConcerned } from '#deliberation';
import type { Refusal, StatementId } from '#concordat';
import { stands } from '#sign-off';
import type { EntityManager } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import type { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { MinorityStatement } from './minority-statement.entity.js';
import type { DocumentStanding } from './sign-off.reader.js';
import type { MinorityStatementType, SignOffType } from './sign-off.types.js';

/** What hides own words and reasons, by the id of those. */
export type HidingConcerns = ReadonlyMap<string, HidingConcern>;

/** A reason as a reader may see it: marked where something hides it, and then without words but for those who check it. */
export function reasonShown(one: Omit<SignOffType, 'hidden'>, hiding: HidingConcerns, reader: Actor): SignOffType {
  const concern = hiding.get(one.id);
  if (!concern) return { ...one, hidden: null };
  return { ...one, text: readsHidden(reader, concern) ? one.text : null, hidden: markOf(concern) };
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
  if (readsHidden(reader, concern)) return marked;
  return { ...marked, title: '', text: '', reply: one.reply && { ...one.reply, text: '' } };
}

function markOf({ id, ground, decision }: HidingConcern): SignOffType['hidden'] {
  return { concernId: ground === 'COMPETITION' ? id : null, ground, isOpen: decision === null };
}

/** Why a statement cannot be published: what the file would hold is being checked, or was to be taken out of the text. */
export async function whyNotWhileChecked(
  concerns: ConcernReader,
  { statementId, standing }: { readonly statementId: StatementId; readonly standing: DocumentStanding },
  tx: EntityManager,
): Promise<Refusal[]> {
  const refusals = await concerns.whyNotPublishText(statementId, tx);
  const hiding = await concerns.hidingOwnWords(statementId, tx);
  const open = new Set([...hiding].flatMap(([id, { decision }]) => (decision === null ? [id] : [])));
  if (open.size === 0) return refusals;
  const minority = (await tx.findBy(MinorityStatement, { statementId })).filter(stands);
  const groups = [...standing.whole, ...standing.sections.flatMap((section) => section.groups)];
  const counted = groups.flatMap(({ position, signOffs }) => (position === 'WAITING' ? [] : signOffs));
  return [...refusals, ...whyNotPublishConcerned([...minority, ...counted].some(({ id }) => open.has(id)))];
}
