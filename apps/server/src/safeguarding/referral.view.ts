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
    const shown: SafeguardingReferralType[] = [];
    for (const one of found) shown.push(await this.shown(actor, one));
    return pageOf(shown, rows, count);
  }

  async shown(actor: Actor, referral: SafeguardingReferral): Promise<SafeguardingReferralType> {
    const { flaggedBy, decidedBy } = referral;
    const { kind, words, writers } = await this.words.of(referral);
    const ids = [flaggedBy, ...(decidedBy ? [decidedBy] : []), ...writers];
    const names = await this.memberships.shown(ids, actor);
    const nameOf = (id: MembershipId): string => names.get(id) ?? '';
    return {
      ...referral,
      ...{ kind, words: [...words], flaggedBy: nameOf(flaggedBy), writtenBy: writers.map(nameOf) },
      decidedBy: decidedBy && nameOf(decidedBy),
      isOwn: writers.includes(actor.membershipId),
    };
  }
}
