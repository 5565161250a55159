import { readsHidden, saysAgain, strongest, whyNotPublishConcerned, type FlaggedText } from '#deliberation';
import type { Refusal, StatementId } from '#concordat';
import { stands } from '#sign-off';
import { In, type EntityManager } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import type { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import type { HiddenOwnWordsType } from './own-words-concern.types.js';
import { MinorityStatement } from './minority-statement.entity.js';
import type { DocumentStanding } from './sign-off.reader.js';
import { SignOff } from './sign-off.entity.js';
import type { MinorityStatementType, SignOffType } from './sign-off.types.js';

/** What hides own words and reasons, by the id of those. */
export type HidingConcerns = ReadonlyMap<string, HidingConcern>;

/** Words that are hidden, and so is what says them again. */
export interface HiddenSaying extends HidingConcern, FlaggedText {
  /** Of words beside the text: whose own words and reasons it hides. Left out where it hides those of everybody. */
  readonly isFor?: (one: SaidBeside) => boolean;
}

/** Own words or a reason, as far as it decides what hides them. */
export type SaidBeside = Pick<SignOff, 'id' | 'constituency'>;

/** With those of these own words and reasons that say again what is hidden, as it is hidden anywhere (R34, R38). */
export function withQuoting(
  own: HidingConcerns,
  flagged: readonly HiddenSaying[],
  things: readonly (MinorityStatement | SignOff)[],
): HidingConcerns {
  const quoting = things.flatMap((one) => {
    const said = 'title' in one ? [one.title, one.text] : [one.text];
    const all = 'title' in one ? [...said, one.replyText] : said;
    const found = flagged.filter((flag) => {
      const isAbout = flag.isFor?.(one) ?? true;
      return isAbout && saysAgain(flag, { blockId: null, texts: flag.isFor ? said : all });
    });
    const hidden = strongest<HidingConcern>([own.get(one.id), ...found]);
    return hidden ? [[one.id, hidden] as const] : [];
  });
  return new Map([...own, ...quoting]);
}

/** What hides these own words and reasons: a flag about them, or about words that they say again, of the text or beside it. */
export async function hidingIn(
  concerns: ConcernReader,
  {
    statementId,
    things,
  }: { readonly statementId: StatementId; readonly things: readonly (MinorityStatement | SignOff)[] },
  tx: EntityManager,
): Promise<HidingConcerns> {
  const { own, said } = await whatHides(concerns, statementId, tx);
  return withQuoting(own, said, things);
}

/** What hides own words and reasons of a statement: flags about them, and words that they may say again. */
export interface WhatHides {
  readonly own: HidingConcerns;
  readonly said: readonly HiddenSaying[];
}

/** Reads it once, for a page that shows own words and reasons in several places. */
export async function whatHides(
  concerns: ConcernReader,
  statementId: StatementId,
  tx: EntityManager,
): Promise<WhatHides> {
  const own = await concerns.hidingOwnWords(statementId, tx);
  const beside = await hiddenBeside(concerns, { statementId, own }, tx);
  return { own, said: [...(await concerns.inText(statementId, tx)), ...beside] };
}

/**
 * The words of own words and reasons that are hidden: who gives a decision anew could give the same reason again (R34, R38). They
 * are read where they stand, as no second copy is kept with a worry. They hide what their own group says, and nothing that
 * somebody has looked at and shown again: no flag about one group silences another (R19). Neither does a title or a reply.
 */
export async function hiddenBeside(
  concerns: ConcernReader,
  { statementId, own }: { readonly statementId: StatementId; readonly own: HidingConcerns },
  tx: EntityManager,
): Promise<HiddenSaying[]> {
  // Nearly no statement has one.
  if (own.size === 0) return [];
  const id = In([...own.keys()]);
  const words = [...(await tx.findBy(MinorityStatement, { id })), ...(await tx.findBy(SignOff, { id }))];
  const shownAgain = await concerns.shownAgainOwnWords(statementId, tx);
  return words.flatMap(({ id: source, text: quote, constituency }) => {
    const hidden = own.get(source);
    if (!hidden || !quote) return [];
    const isFor = (one: SaidBeside): boolean => one.constituency === constituency && !shownAgain.has(one.id);
    return [{ ...hidden, blockId: null, quote, isFor }];
  });
}

/** What hides other words of these groups, or of nobody's group: they say again what is hidden (R34, R38). */
export function sayingAgain(
  said: readonly HiddenSaying[],
  { text, groups }: { readonly text: string | null; readonly groups: readonly string[] },
): HiddenSaying | null {
  const found = said.filter((flag) => {
    const isAbout = flag.isFor === undefined || groups.some((constituency) => flag.isFor?.({ id: '', constituency }));
    return isAbout && saysAgain(flag, { blockId: null, texts: [text] });
  });
  return strongest<HiddenSaying>(found) ?? null;
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

/** What a reader is told of it. */
export function markOf({ id, ground, decision }: HidingConcern): HiddenOwnWordsType {
  return { concernId: ground === 'COMPETITION' ? id : null, ground, isOpen: decision === null };
}

/** Why a statement cannot be published: what the file would hold is being checked, or was to be taken out of the text. */
export async function whyNotWhileChecked(
  concerns: ConcernReader,
  { statementId, standing }: { readonly statementId: StatementId; readonly standing: DocumentStanding },
  tx: EntityManager,
): Promise<Refusal[]> {
  const refusals = await concerns.whyNotPublishText(statementId, tx);
  const own = await concerns.hidingOwnWords(statementId, tx);
  if (![...own.values()].some(({ decision }) => decision === null)) return refusals;
  const minority = (await tx.findBy(MinorityStatement, { statementId })).filter(stands);
  const groups = [...standing.whole, ...standing.sections.flatMap((section) => section.groups)];
  const counted = groups.flatMap(({ position, signOffs }) => (position === 'WAITING' ? [] : signOffs));
  const things = [...minority, ...counted];
  // What a decision that lapsed said may be said again in one that counts.
  const hiding = withQuoting(own, await hiddenBeside(concerns, { statementId, own }, tx), things);
  return [...refusals, ...whyNotPublishConcerned(things.some(({ id }) => hiding.get(id)?.decision === null))];
}
