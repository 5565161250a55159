import { Global, Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { ConveningModule } from '../convening/convening.module.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MediationModule } from '../mediation/mediation.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { Config } from '../platform/config.js';
import { PowerPanelModule } from '../power-panel/power-panel.module.js';
import { DEMO_PEOPLE } from '../public-record/demo-people.js';
import { ProposingModule } from '../proposing/proposing.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { SignOffModule } from '../sign-off/sign-off.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { BeginPrevention } from './begin-prevention.js';
import { CheckPromises } from './check-promises.js';
import { CoChairKeys } from './co-chair-keys.js';
import { ConveneStatement } from './convene-statement.js';
import { DemoLoader } from './demo-loader.js';
import { demoPeople } from './demo-people.js';
import { DemoOutboxController } from './demo-outbox.controller.js';
import { DemoSignInController } from './demo-sign-in.controller.js';
import { FoundCouncil } from './found-council.js';
import { GatherCompany } from './gather-company.js';
import { LiveConvening } from './live-convening.js';
import { LiveProposing } from './live-proposing.js';
import { LiveSuggestions } from './live-suggestions.js';
import { LoadNorthmoor } from './load-northmoor.js';
import { readNorthmoor } from './northmoor.js';
import { MediateSample } from './mediate-sample.js';
import { PublishSample } from './publish-sample.js';
import { SampleWriter } from './sample-writer.js';
import { SettleNorthmoor } from './settle-northmoor.js';
import { SignSample } from './sign-sample.js';
import { TellPanel } from './tell-panel.js';
import { WriteNorthmoor } from './write-northmoor.js';

/** The Northmoor sample, and being one of its people, while the demo is on. Global, so that earlier slices can be given its people. */
@Global()
@Module({
  imports: [
    MembershipModule,
    ConcordatsModule,
    StatementsModule,
    ConveningModule,
    LiveEditingModule,
    CommentsModule,
    FairDealingModule,
    DeliberationModule,
    SignOffModule,
    MediationModule,
    CommitmentsModule,
    PowerPanelModule,
    PublicationModule,
    ProposingModule,
  ],
  controllers: [DemoOutboxController, DemoSignInController],
  providers: [
    BeginPrevention,
    CheckPromises,
    CoChairKeys,
    ConveneStatement,
    DemoLoader,
    FoundCouncil,
    GatherCompany,
    LiveConvening,
    LiveProposing,
    LiveSuggestions,
    LoadNorthmoor,
    MediateSample,
    PublishSample,
    SampleWriter,
    SettleNorthmoor,
    SignSample,
    TellPanel,
    WriteNorthmoor,
    {
      provide: DEMO_PEOPLE,
      useFactory: ({ demo }: Config) => (demo ? demoPeople(readNorthmoor().people) : []),
      inject: [Config],
    },
  ],
  exports: [DemoLoader, DEMO_PEOPLE],
})
export class DemoModule {}
