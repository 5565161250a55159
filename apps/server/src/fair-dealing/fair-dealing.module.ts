import { Module, type OnModuleInit } from '@nestjs/common';
import { AttributionModule } from '../attribution/attribution.module.js';
import { FlaggedWords } from '../attribution/flagged-words.js';
import { CommentsModule } from '../comments/comments.module.js';
import { HiddenComments } from '../comments/hidden-comments.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { AcceptInvitation } from '../membership/accept-invitation.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { MarkReady } from '../statements/mark-ready.js';
import { SectionTraces } from '../statements/section-traces.js';
import { StatementsModule } from '../statements/statements.module.js';
import { ConcernReader } from './concern.reader.js';
import { DecideConcern } from './decide-concern.js';
import { DeclareInterests } from './declare-interests.js';
import { FairDealingActs } from './fair-dealing-acts.js';
import { FairDealingResolver } from './fair-dealing.resolver.js';
import { FairDealingView } from './fair-dealing.view.js';
import { FlagWords } from './flag-words.js';
import { InterestReader } from './interest.reader.js';
import { KeepFlag } from './keep-flag.js';
import { KnownOwnWords } from './known-own-words.js';
import { KnownSuggestions } from './known-suggestions.js';
import { ProviderSight } from './provider-sight.js';
import { ReferralMail } from './referral-mail.js';

/** Interests, competition concerns, and what providers could see (R17, R31, R33, R34). */
@Module({
  imports: [MembershipModule, StatementsModule, LiveEditingModule, AttributionModule, CommentsModule],
  providers: [
    ConcernReader,
    DecideConcern,
    DeclareInterests,
    FairDealingActs,
    FairDealingResolver,
    FairDealingView,
    FlagWords,
    InterestReader,
    KeepFlag,
    KnownOwnWords,
    KnownSuggestions,
    ProviderSight,
    ReferralMail,
  ],
  exports: [
    ConcernReader,
    DecideConcern,
    DeclareInterests,
    FairDealingView,
    FlagWords,
    InterestReader,
    KnownOwnWords,
    KnownSuggestions,
    ProviderSight,
    ReferralMail,
  ],
})
export class FairDealingModule implements OnModuleInit {
  // eslint-disable-next-line max-params -- what earlier slices ask of fair dealing is registered with each
  constructor(
    private readonly ready: MarkReady,
    private readonly concerns: ConcernReader,
    private readonly scope: ScopeFinder,
    private readonly traces: SectionTraces,
    private readonly interests: InterestReader,
    private readonly hidden: HiddenComments,
    private readonly flagged: FlaggedWords,
    private readonly accept: AcceptInvitation,
    private readonly mail: ReferralMail,
  ) {}

  onModuleInit(): void {
    this.hidden.register(this.concerns);
    this.flagged.register(this.concerns);
    this.accept.afterwards((tx, member) => this.mail.joined(tx, member));
    this.ready.askAlso((section, tx) => this.concerns.whyNotGoOn(section, tx));
    this.traces.registerHolder((tx, ids) => this.interests.sectionsNamed(tx, ids));
    this.scope.register('concernId', async (id) => {
      const concern = await this.concerns.byId(id);
      return concern && { statementId: concern.statementId };
    });
  }
}
