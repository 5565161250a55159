import { Module, type OnModuleInit } from '@nestjs/common';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AddCommitment, NoteProgress } from './add-commitment.js';
import { CommitmentResolver } from './commitment.resolver.js';
import { CommitmentsReader } from './commitments.reader.js';

/** What groups will do, and how far it has come. */
@Module({
  imports: [MembershipModule, ConcordatsModule, StatementsModule],
  providers: [AddCommitment, CommitmentResolver, CommitmentsReader, NoteProgress],
  exports: [AddCommitment, CommitmentsReader, NoteProgress],
})
export class CommitmentsModule implements OnModuleInit {
  constructor(
    private readonly scope: ScopeFinder,
    private readonly commitments: CommitmentsReader,
  ) {}

  onModuleInit(): void {
    this.scope.register('commitmentId', async (id) => {
      const statementId = await this.commitments.statementOf(id);
      return statementId && { statementId };
    });
  }
}
