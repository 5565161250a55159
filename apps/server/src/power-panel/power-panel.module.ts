import { Module } from '@nestjs/common';
import { AttributionModule } from '../attribution/attribution.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { SignOffModule } from '../sign-off/sign-off.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { FlagFirstOpposed } from './flag-first-opposed.js';
import { HiddenInPanel } from './hidden-in-panel.js';
import { PanelActs } from './panel-acts.js';
import { PanelWorkView } from './panel-work.view.js';
import { PowerPanelReader } from './power-panel.reader.js';
import { PowerPanelResolver } from './power-panel.resolver.js';
import { PromisesMade } from './promises-made.js';
import { PublishedPanels } from './published-panels.js';
import { RateLadder } from './rate-ladder.js';
import { AgreeWhatChanged, SayWhatChanged } from './say-what-changed.js';

const ACTS = [AgreeWhatChanged, FlagFirstOpposed, RateLadder, SayWhatChanged];

/** How power was shared while a statement was made, and what each group says of it. */
@Module({
  imports: [
    MembershipModule,
    ConcordatsModule,
    StatementsModule,
    AttributionModule,
    CommentsModule,
    DeliberationModule,
    FairDealingModule,
    SignOffModule,
  ],
  providers: [
    ...ACTS,
    HiddenInPanel,
    PanelActs,
    PanelWorkView,
    PowerPanelReader,
    PowerPanelResolver,
    PromisesMade,
    PublishedPanels,
  ],
  exports: [...ACTS, PowerPanelReader, PublishedPanels],
})
export class PowerPanelModule {}
