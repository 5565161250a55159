import { Module, type OnModuleInit } from '@nestjs/common';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { DescribeMediation, NoteAttempt } from './describe-mediation.js';
import { EndMediation } from './end-mediation.js';
import { MediationReader } from './mediation.reader.js';
import { MediationResolver } from './mediation.resolver.js';
import { MediationView } from './mediation.view.js';
import { OpenMediation } from './open-mediation.js';

/** Mediation: what the groups cannot agree about, for how long they try, and what came of it. */
@Module({
  imports: [ConcordatsModule, StatementsModule],
  providers: [
    DescribeMediation,
    EndMediation,
    MediationReader,
    MediationResolver,
    MediationView,
    NoteAttempt,
    OpenMediation,
  ],
  exports: [DescribeMediation, EndMediation, MediationReader, MediationView, NoteAttempt],
})
export class MediationModule implements OnModuleInit {
  constructor(
    private readonly gates: StageGateReader,
    private readonly opening: OpenMediation,
    private readonly mediations: MediationReader,
    private readonly scope: ScopeFinder,
  ) {}

  onModuleInit(): void {
    this.gates.follow(this.opening);
    this.scope.register('mediationId', async (id) => {
      const mediation = await this.mediations.byId(id);
      return mediation && { statementId: mediation.statementId };
    });
  }
}
