import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AttributionModule } from './attribution/attribution.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { ConcordatsModule } from './concordats/concordats.module.js';
import { ConveningModule } from './convening/convening.module.js';
import { DeliberationModule } from './deliberation/deliberation.module.js';
import { DemoModule } from './demo/demo.module.js';
import { FairDealingModule } from './fair-dealing/fair-dealing.module.js';
import { HandingOverModule } from './handing-over/handing-over.module.js';
import { HistoryModule } from './history/history.module.js';
import { LiveEditingModule } from './live-editing/live-editing.module.js';
import { MediationModule } from './mediation/mediation.module.js';
import { MembershipModule } from './membership/membership.module.js';
import type { Config } from './platform/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { PowerPanelModule } from './power-panel/power-panel.module.js';
import { ProposingModule } from './proposing/proposing.module.js';
import { PublicRecordModule } from './public-record/public-record.module.js';
import { PublicationModule } from './publication/publication.module.js';
import { SafeguardingModule } from './safeguarding/safeguarding.module.js';
import { SignOffModule } from './sign-off/sign-off.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { TimelineModule } from './timeline/timeline.module.js';

/** The whole product, in the order of the house: each may use those above it. */
@Module({})
export class AppModule {
  static with(config: Config, db: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, db),
        TimelineModule,
        MembershipModule,
        ConcordatsModule,
        StatementsModule,
        ConveningModule,
        ProposingModule,
        LiveEditingModule,
        AttributionModule,
        CommentsModule,
        FairDealingModule,
        DeliberationModule,
        SignOffModule,
        SafeguardingModule,
        HandingOverModule,
        HistoryModule,
        MediationModule,
        CommitmentsModule,
        PowerPanelModule,
        PublicationModule,
        PublicRecordModule,
        DemoModule,
      ],
    };
  }
}
