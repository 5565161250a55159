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

  /** Oldest first: the one that has waited longest is the first to look at. */
  async page(actor: Actor, args: PageArgs): Promise<SafeguardingReferralPage> {
    const { statementId } = actor;
    const rows = rowsOf(args);
    const [found, count] = await this.db.manager.findAndCount(SafeguardingReferral, {
      ...{ where: { statementId }, order: { at: 'ASC', id: 'ASC' }, ...rows },
    });
    return pageOf(await this.shownAll(actor, found), rows, count);
  }

  async shown(actor: Actor, referral: SafeguardingReferral): Promise<SafeguardingReferralType> {
    const [shown] = await this.shownAll(actor, [referral]);
    if (!shown) throw new Error('A referral was asked to be shown and was not.');
    return shown;
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
      return {
        ...referral,
        ...{ kind: found.kind, words: [...found.words], flaggedBy: nameOf(flaggedBy) },
        ...{ writtenBy: found.writers.map(nameOf), decidedBy: decidedBy && nameOf(decidedBy) },
        isOwn: found.writers.includes(actor.membershipId),
      };
    });
  }
}
