import { readsHidden, saysAgain, strongest, whyNotPublishConcerned } from '#deliberation';
import type { Refusal, StatementId } from '#concordat';
import { stands } from '#sign-off';
import type { EntityManager } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import type { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { TextFlag } from '../fair-dealing/flags.js';
import type { Actor } from '../membership/actor.js';
import { MinorityStatement } from './minority-statement.entity.js';
import type { DocumentStanding } from './sign-off.reader.js';
import type { SignOff } from './sign-off.entity.js';
import type { MinorityStatementType, SignOffType } from './sign-off.types.js';

/** What hides own words and reasons, by the id of those. */
export type HidingConcerns = ReadonlyMap<string, HidingConcern>;

/** With those of these own words and reasons that say again what is flagged in the text, as it is hidden anywhere (R34, R38). */
export function withQuoting(
  own: HidingConcerns,
  flagged: readonly TextFlag[],
  things: readonly (MinorityStatement | SignOff)[],
): HidingConcerns {
  const quoting = things.flatMap((one) => {
    const texts = 'title' in one ? [one.title, one.text, one.replyText] : [one.text];
    const found = flagged.filter((flag) => saysAgain(flag, { blockId: null, texts }));
    const hidden = strongest<HidingConcern>([own.get(one.id), ...found]);
    return hidden ? [[one.id, hidden] as const] : [];
  });
  return new Map([...own, ...quoting]);
}

/** What hides these own words and reasons: a flag about them, or about words of the text that they say again. */
export async function hidingIn(
  concerns: ConcernReader,
  {
    statementId,
    things,
  }: { readonly statementId: StatementId; readonly things: readonly (MinorityStatement | SignOff)[] },
  tx?: EntityManager,
): Promise<HidingConcerns> {
  const own = await concerns.hidingOwnWords(statementId, tx);
  return withQuoting(own, await concerns.inText(statementId, tx), things);
}

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
