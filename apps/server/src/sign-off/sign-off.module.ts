import type { Refusal } from '#concordat';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttributionModule } from '../attribution/attribution.module.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { DeclareInterests } from '../fair-dealing/declare-interests.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { KnownOwnWords } from '../fair-dealing/known-own-words.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { ErasePerson } from '../membership/erase-person.js';
import { MembershipModule } from '../membership/membership.module.js';
import { Refused } from '../platform/refused.js';
import { ScopeFinder } from '../platform/scope.js';
import { Section } from '../statements/section.entity.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AttachMinorityStatement } from './attach-minority-statement.js';
import { FlagOwnWords, knownOwnWords } from './flag-own-words.js';
import { FlagOwnWordsResolver } from './flag-own-words.resolver.js';
import { FrozenSectionView } from './frozen-section.js';
import { GiveSignOff } from './give-sign-off.js';
import { JoinMinorityStatement } from './join-minority-statement.js';
import { LapseReporter } from './lapse-reporter.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { MinorityStatementResolver } from './minority-statement.resolver.js';
import { LockSection } from './lock-section.js';
import { ReplyToMinorityStatement } from './reply-to-minority-statement.js';
import { RestateSections } from './restate-sections.js';
import { SectionFreezer } from './section-freezer.js';
import { SignatoriesLeaving } from './signatories-leaving.js';
import { SignOffReceipt } from './sign-off-receipt.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import { SignOffResolver } from './sign-off.resolver.js';
import { SigningNotice } from './signing-notice.js';
import { SigningTime } from './signing-time.js';
import { SigningView } from './signing-view.js';
import { StalledLocks } from './stalled-locks.js';
import { TakeBackOwnWords } from './take-back-own-words.js';
import { TurnFreezeKey } from './turn-freeze-key.js';
import { TurnReopenKey } from './turn-reopen-key.js';
import { UnansweredLocks } from './unanswered-locks.js';

/** Freezing sections, signing them and the whole, and the own words of those who disagree. */
@Module({
  imports: [
    MembershipModule,
    ConcordatsModule,
    StatementsModule,
    LiveEditingModule,
    AttributionModule,
    DeliberationModule,
    FairDealingModule,
  ],
  providers: [
    AttachMinorityStatement,
    FlagOwnWords,
    FlagOwnWordsResolver,
    FrozenSectionView,
    GiveSignOff,
    JoinMinorityStatement,
    LapseReporter,
    LockSection,
    MinorityStatementResolver,
    ReplyToMinorityStatement,
    RestateSections,
    SectionFreezer,
    SignatoriesLeaving,
    SignOffReader,
    SignOffReceipt,
    SignOffResolver,
    SigningNotice,
    SigningTime,
    SigningView,
    StalledLocks,
    TakeBackOwnWords,
    TurnFreezeKey,
    TurnReopenKey,
    UnansweredLocks,
  ],
  exports: [
    AttachMinorityStatement,
    FlagOwnWords,
    GiveSignOff,
    JoinMinorityStatement,
    ReplyToMinorityStatement,
    SignOffReader,
    SigningTime,
    StalledLocks,
    TurnFreezeKey,
    TurnReopenKey,
  ],
})
export class SignOffModule implements OnModuleInit {
  // eslint-disable-next-line max-params -- it ties its readers into the stages, the scopes, the interests and erasing
  constructor(
    private readonly db: DataSource,
    private readonly scope: ScopeFinder,
    private readonly gates: StageGateReader,
    private readonly signOffs: SignOffReader,
    private readonly time: SigningTime,
    private readonly notice: SigningNotice,
    private readonly declare: DeclareInterests,
    private readonly ownWords: KnownOwnWords,
    private readonly erase: ErasePerson,
    private readonly restate: RestateSections,
  ) {}

  onModuleInit(): void {
    this.gates.register(this.time);
    this.gates.follow(this.notice);
    this.declare.afterwards((tx, sections) => this.keepOneVoice(tx, sections));
    this.declare.afterwards((tx, sections) => this.restate.within(tx, sections));
    this.erase.holdFirst((tx, statementIds) => this.restate.holding(tx, statementIds));
    this.scope.register('minorityStatementId', async (id) => {
      const found = await this.db.manager.findOneBy(MinorityStatement, { id });
      return found && { statementId: found.statementId };
    });
    this.scope.register('signOffId', async (id) => {
      const found = await this.db.manager.findOneBy(SignOff, { id });
      return found && { statementId: found.statementId };
    });
    const { signOffs } = this;
    this.ownWords.register((statementId, about, tx = this.db.manager) =>
      knownOwnWords(statementId, about, { signOffs, tx }),
    );
  }

  /** Whoever stands aside no longer is counted again on what they signed, but for where somebody followed and decided (R17). */
  private async keepOneVoice(tx: EntityManager, [any]: readonly Section[]): Promise<void> {
    if (!any) return;
    const { sections, whole } = await this.signOffs.ofStatement(any.statementId, tx);
    const groups = [...sections.flatMap((section) => section.groups), ...whole];
    if (groups.some(({ twice }) => twice)) throw new Refused([FOLLOWED]);
  }
}

const FOLLOWED: Refusal = {
  code: 'interests.followed',
  because:
    'Somebody has followed you in signing, and has decided on words that you had signed before. Keep standing aside until those words change; what you say about your interest can change now.',
};
