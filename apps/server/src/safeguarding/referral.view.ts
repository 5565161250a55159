import type { MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { pageOf, rowsOf, type PageArgs } from '../platform/connection.js';
import { ReferredWordsReader } from './referred-words.js';
import type { SafeguardingReferralPage, SafeguardingReferralType } from './safeguarding.types.js';

/** Shows safeguarding leads what is hidden for a worry about somebody, and what was decided (R38). */
@Injectable()
export class ReferralView {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly words: ReferredWordsReader,
  ) {}

  /** What waits comes first. */
  async page(actor: Actor, args: PageArgs): Promise<SafeguardingReferralPage> {
    const { statementId } = actor;
    const rows = rowsOf(args);
    const [found, count] = await this.db.manager.findAndCount(SafeguardingReferral, {
      ...{ where: { statementId }, order: OPEN_FIRST, ...rows },
    });
    return pageOf(await this.shownAll(actor, found), rows, count);
  }

  private async shownAll(
    actor: Actor,
    referrals: readonly SafeguardingReferral[],
  ): Promise<SafeguardingReferralType[]> {
    const words = await this.words.of(referrals);
    const writers = [...words.values()].flatMap((one) => one.writers);
    const deciders = referrals.flatMap(({ flaggedBy, decidedBy }) =>
      decidedBy ? [flaggedBy, decidedBy] : [flaggedBy],
    );
    const names = await this.memberships.shown([...writers, ...deciders], actor);
    const nameOf = (id: MembershipId): string => names.get(id) ?? '';
    return referrals.flatMap((referral) => {
      const found = words.get(referral.id);
      if (!found) return [];
      const { flaggedBy, decidedBy } = referral;
      const shown = {
        ...referral,
        ...{ kind: found.kind, words: [...found.words], asFlagged: found.asFlagged, flaggedBy: nameOf(flaggedBy) },
        ...{ writtenBy: found.writers.map(nameOf), decidedBy: decidedBy && nameOf(decidedBy) },
        isOwn: found.hands.includes(actor.membershipId),
      };
      return shown.isOwn ? { ...shown, ...NOTHING_OF_OWN } : shown;
    });
  }
}

/** What waits first, and of that what has waited longest. */
const OPEN_FIRST = { decidedAt: { direction: 'ASC', nulls: 'FIRST' }, at: 'ASC', id: 'ASC' } as const;

/** A lead whose own words others are worried about learns neither who they are nor what they said. */
const NOTHING_OF_OWN = {
  words: [],
  asFlagged: null,
  why: '',
  flaggedBy: '',
  writtenBy: [],
  note: null,
  reference: null,
  decidedBy: null,
};
