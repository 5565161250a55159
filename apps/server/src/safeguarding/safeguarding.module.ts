import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttributionModule } from '../attribution/attribution.module.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { DecideReferral } from './decide-referral.js';
import { HandsInText } from './hands-in-text.js';
import { ReferralView } from './referral.view.js';
import { ReferredWordsReader } from './referred-words.js';
import { SafeguardingResolver } from './safeguarding.resolver.js';

/** The restricted route of words that are hidden because somebody is worried about a person (R38). */
@Module({
  imports: [MembershipModule, AttributionModule, FairDealingModule],
  providers: [DecideReferral, HandsInText, ReferralView, ReferredWordsReader, SafeguardingResolver],
})
export class SafeguardingModule implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly scope: ScopeFinder,
  ) {}

  onModuleInit(): void {
    this.scope.register('referralId', async (id) => {
      const referral = await this.db.manager.findOneBy(SafeguardingReferral, { id });
      return referral && { statementId: referral.statementId };
    });
  }
}
