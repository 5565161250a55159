import { Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { ConveningModule } from '../convening/convening.module.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MediationModule } from '../mediation/mediation.module.js';
import { PowerPanelModule } from '../power-panel/power-panel.module.js';
import { SignOffModule } from '../sign-off/sign-off.module.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AloneResolver } from './alone.resolver.js';
import { AloneSituationReader } from './alone-situation.reader.js';
import { AloneView } from './alone.view.js';
import { BundleBuilder } from './bundle-builder.js';
import { BundlePeopleReader } from './bundle-people.js';
import { DecisionGate } from './decision-gate.js';
import { PublicationReader } from './publication.reader.js';
import { PublicationResolver } from './publication.resolver.js';
import { PublishVersion } from './publish-version.js';
import { PublishedStatements } from './published-statements.js';
import { PublishingView } from './publishing-view.js';
import { RecordResolver } from './record.resolver.js';
import { RecordView } from './record.view.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { SigningKey } from '../timeline/signing-key.js';
import { RemovalResolver } from './removal.resolver.js';
import { RemovalSight } from './removal-sight.js';
import { RemovalView } from './removal.view.js';
import { RemoveContent } from './remove-content.js';
import { StalledMediation } from './stalled-mediation.js';
import { TakeBackPublishKey } from './take-back-publish-key.js';
import { TakeBackRemoval } from './take-back-removal.js';
import { ReplyForCouncil } from './reply-for-council.js';
import { TurnAloneKey } from './turn-alone-key.js';
import { TurnPublishKey } from './turn-publish-key.js';

/** The council's decision, publishing with two keys, and what is published. */
@Module({
  imports: [
    ...[MembershipModule, ConcordatsModule, StatementsModule, ConveningModule, FairDealingModule],
    ...[SignOffModule, MediationModule, PowerPanelModule, LiveEditingModule],
  ],
  providers: [
    AloneResolver,
    AloneSituationReader,
    AloneView,
    BundleBuilder,
    BundlePeopleReader,
    DecisionGate,
    PublicationReader,
    PublicationResolver,
    PublishVersion,
    PublishedStatements,
    PublishingView,
    RecordCouncilDecision,
    RecordResolver,
    RecordView,
    RemovalResolver,
    RemovalSight,
    RemovalView,
    RemoveContent,
    StalledMediation,
    TakeBackPublishKey,
    TakeBackRemoval,
    ReplyForCouncil,
    TurnAloneKey,
    TurnPublishKey,
  ],
  exports: [
    PublicationReader,
    PublishedStatements,
    RecordCouncilDecision,
    RecordView,
    RemoveContent,
    ReplyForCouncil,
    StalledMediation,
    TakeBackPublishKey,
    TurnAloneKey,
    TurnPublishKey,
  ],
})
export class PublicationModule implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly gates: StageGateReader,
    private readonly decisions: DecisionGate,
    private readonly key: SigningKey,
  ) {}

  onModuleInit(): void {
    this.gates.register(this.decisions);
  }

  /** So that the key can be compared before anything is signed with it. */
  async onApplicationBootstrap(): Promise<void> {
    await this.key.register();
  }
}
