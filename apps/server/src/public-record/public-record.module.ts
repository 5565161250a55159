import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { ConveningModule } from '../convening/convening.module.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { PageErrors } from '../platform/pages/page-errors.filter.js';
import { PowerPanelModule } from '../power-panel/power-panel.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AgreementPageReader } from './agreement-page.reader.js';
import { AgreementsController } from './agreements.controller.js';
import { HowEqualController } from './how-equal.controller.js';
import { HowEqualReader } from './how-equal.reader.js';
import { ProviderSightController } from './provider-sight.controller.js';
import { PublishedController, PublishedFileController } from './published.controller.js';
import { PublishedVersionReader } from './published-version.reader.js';
import { RegisterController } from './register.controller.js';
import { RegisterReader } from './register.reader.js';
import { SuggestionsController } from './suggestions.controller.js';
import { WordsController } from './words.controller.js';
import { WorkspaceController } from './workspace.controller.js';

/** What anybody can read, as pages that need no script, and the door to the workspace. */
@Module({
  imports: [
    MembershipModule,
    ConcordatsModule,
    StatementsModule,
    ConveningModule,
    CommitmentsModule,
    PowerPanelModule,
    PublicationModule,
    FairDealingModule,
    DeliberationModule,
  ],
  controllers: [
    // Files first: `:slug` would take `care.json` too.
    PublishedFileController,
    PublishedController,
    AgreementsController,
    HowEqualController,
    ProviderSightController,
    RegisterController,
    SuggestionsController,
    WordsController,
    WorkspaceController,
  ],
  providers: [
    AgreementPageReader,
    HowEqualReader,
    PublishedVersionReader,
    RegisterReader,
    { provide: APP_FILTER, useClass: PageErrors },
  ],
})
export class PublicRecordModule {}
