import type { SectionId, StatementId } from '#concordat';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AgreedStatement } from '../concordats/agreed-statement.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { BringDataset } from './bring-dataset.js';
import { CoChairsLeaving } from './co-chairs-leaving.js';
import { DatasetResolver } from './dataset.resolver.js';
import { MarkReady } from './mark-ready.js';
import { NextStages } from './next-stages.js';
import { SectionKeeper } from './section-keeper.js';
import { SectionTraces } from './section-traces.js';
import { StageGateReader } from './stage-gates.js';
import { StageResolver } from './stage.resolver.js';
import { StartStatement } from './start-statement.js';
import { StatementReader } from './statement.reader.js';
import { StatementResolver } from './statement.resolver.js';
import { SuccessorReader } from './successor.reader.js';
import { TakeBackKey } from './take-back-key.js';
import { TakeBackKeyResolver } from './take-back-key.resolver.js';
import { TemplateResolver } from './template.resolver.js';
import { TurnStageKey } from './turn-stage-key.js';
import { TwoKeys } from './two-keys.js';
import { WitnessMail } from './witness-mail.js';

/** Statements, their sections and stages. */
@Module({
  imports: [MembershipModule, ConcordatsModule],
  providers: [
    BringDataset,
    CoChairsLeaving,
    DatasetResolver,
    MarkReady,
    NextStages,
    SectionKeeper,
    SectionTraces,
    StageGateReader,
    StageResolver,
    StartStatement,
    StatementReader,
    StatementResolver,
    SuccessorReader,
    TakeBackKey,
    TakeBackKeyResolver,
    TemplateResolver,
    TurnStageKey,
    TwoKeys,
    WitnessMail,
  ],
  exports: [
    BringDataset,
    MarkReady,
    SectionTraces,
    StageGateReader,
    StartStatement,
    StatementReader,
    SuccessorReader,
    TakeBackKey,
    TurnStageKey,
    TwoKeys,
  ],
})
export class StatementsModule implements OnModuleInit {
  constructor(
    private readonly scope: ScopeFinder,
    private readonly statements: StatementReader,
    private readonly agreed: AgreedStatement,
    private readonly sections: SectionKeeper,
  ) {}

  onModuleInit(): void {
    this.agreed.register(this.sections);
    this.scope.register('statementId', async (id) => {
      const statement = await this.statements.byId(id as StatementId);
      return statement && { statementId: statement.id, councilId: statement.councilId, title: statement.title };
    });
    // The statement that takes the place of another, of the same council.
    this.scope.register('successorId', async (id) => {
      const statement = await this.statements.byId(id as StatementId);
      return statement && { councilId: statement.councilId };
    });
    this.scope.register('sectionId', async (id) => {
      const section = await this.statements.section(id as SectionId);
      return section && { statementId: section.statementId };
    });
  }
}
