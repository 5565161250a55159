import type { FlaggedHere } from '#deliberation';
import { IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { SafeguardingReferral } from './safeguarding-referral.entity.js';

/** What both kinds of flag have in common. */
export type Flag = HidingConcern & FlaggedHere & Pick<CompetitionConcern, SharedColumn>;

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

/** Flags of both kinds, oldest first; competition concerns first, so that by thing a worry about somebody is the one that counts: it hides from more people. */
export async function bothKinds(tx: EntityManager, where: Where[]): Promise<Flag[]> {
  const order = { at: 'ASC' } as const;
  const concerns = await tx.find<CompetitionConcern>(CompetitionConcern, { where, order });
  const referrals = await tx.find<SafeguardingReferral>(SafeguardingReferral, { where, order });
  return [
    ...concerns.map((one) => ({ ...one, ground: 'COMPETITION' as const })),
    ...referrals.map((one) => ({ ...one, ground: 'SAFEGUARDING' as const, reason: null })),
  ];
}
