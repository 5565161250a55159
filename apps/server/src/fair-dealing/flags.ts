import type { StatementId } from '#concordat';
import { IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import type { KnownSuggestions } from './known-suggestions.js';
import { SafeguardingReferral } from './safeguarding-referral.entity.js';

/** What both kinds of flag have in common. */
export type Flag = HidingConcern & Pick<CompetitionConcern, SharedColumn> & Pick<SafeguardingReferral, 'quote'>;

/** A flag about words of the text. */
export type TextFlag = Flag & { readonly quote: string };

type SharedColumn =
  'statementId' | 'sectionId' | 'blockId' | 'proposalId' | 'commentId' | 'minorityStatementId' | 'signOffId';

type Where = FindOptionsWhere<Pick<CompetitionConcern, SharedColumn | 'decision'>>;

/** Flags that nobody has decided, or by which words were taken out. */
export function notPutBack(tx: EntityManager, wheres: readonly Where[]): Promise<Flag[]> {
  const undecided = wheres.map((where) => ({ ...where, decision: IsNull() }));
  const decided = wheres.map((where) => ({ ...where, decision: Not('PUT_BACK' as const) }));
  return bothKinds(tx, [...undecided, ...decided]);
}

/** Flags of both kinds, oldest first of each. */
export async function bothKinds(tx: EntityManager, where: Where[]): Promise<Flag[]> {
  const order = { at: 'ASC' } as const;
  const concerns = await tx.find<CompetitionConcern>(CompetitionConcern, { where, order });
  const referrals = await tx.find<SafeguardingReferral>(SafeguardingReferral, { select: OPEN_COLUMNS, where, order });
  return [
    ...concerns.map((one) => ({ ...one, ground: 'COMPETITION' as const })),
    ...referrals.map((one) => ({ ...one, ground: 'SAFEGUARDING' as const, reason: null })),
  ];
}

/** What of a worry is needed to hide words. Who has it, why, and what was done leave its own page in no other way. */
const OPEN_COLUMNS = {
  ...{ id: true, statementId: true, sectionId: true, blockId: true, proposalId: true, commentId: true },
  ...{ minorityStatementId: true, signOffId: true, quote: true, decision: true, decidedAt: true },
} as const;

/** Flags about words of a statement's text that nobody has put back. */
export async function inTextOf(
  tx: EntityManager,
  statementId: StatementId,
  suggestions: KnownSuggestions,
): Promise<TextFlag[]> {
  const found = await notPutBack(tx, [
    { statementId, blockId: Not(IsNull()) },
    { statementId, proposalId: Not(IsNull()) },
  ]);
  return (await withWordsPutIn(tx, found, suggestions)).flatMap(({ quote, ...one }) => {
    const isOfText = one.blockId !== null || one.ground === 'SAFEGUARDING';
    return quote === null || !isOfText ? [] : [{ ...one, quote }];
  });
}

/**
 * Flags, and beside each worry about a suggestion one for its words in the text, where they were put in. No second copy of them
 * is kept with the worry, so they are read where they stand (R38).
 */
export async function withWordsPutIn(
  tx: EntityManager,
  flags: readonly Flag[],
  suggestions: KnownSuggestions,
): Promise<Flag[]> {
  const worries = flags.filter(({ ground, proposalId }) => ground === 'SAFEGUARDING' && proposalId !== null);
  if (worries.length === 0) return [...flags];
  const ids = worries.flatMap(({ proposalId }) => proposalId ?? []);
  const words = (await suggestions.putIn(ids, tx)).filter(({ text }) => text.trim() !== '');
  const inText = worries.flatMap((worry) => {
    const own = words.filter(({ proposalId }) => proposalId === worry.proposalId);
    return own.map(({ text }) => ({ ...worry, quote: text }));
  });
  return [...flags, ...inText];
}
