import { Module, type OnModuleInit } from '@nestjs/common';
import { ConveningModule } from '../convening/convening.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AnswerCouncilProposal } from './answer-proposal.js';
import { BeginProposed } from './begin-proposed.js';
import { DeskActs } from './desk-acts.js';
import { DeskController } from './desk.controller.js';
import { EndCoChairInvitation } from './end-co-chair-invitation.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import { ProposeController } from './propose.controller.js';
import { ProposedStatementResolver } from './proposed-statement.resolver.js';
import { ProposePublicly } from './propose-publicly.js';
import { StatementSponsor } from './proposing.entity.js';
import { ProposingReader } from './proposing.reader.js';
import { ProposingResolver } from './proposing.resolver.js';
import { TakeBackStatement } from './take-back-statement.js';

const ACTS = [
  AnswerCouncilProposal,
  BeginProposed,
  EndCoChairInvitation,
  InviteCoChair,
  NameSponsor,
  ProposePublicly,
  TakeBackStatement,
];

/** What comes before a statement: anybody proposes, the council answers with a reason, and sponsor and co-chairs are named. */
@Module({
  imports: [MembershipModule, StatementsModule, ConveningModule],
  controllers: [ProposeController, DeskController],
  providers: [...ACTS, DeskActs, ProposedStatementResolver, ProposingReader, ProposingResolver],
  exports: [...ACTS, ProposingReader],
})
export class ProposingModule implements OnModuleInit {
  constructor(
    private readonly stages: StageGateReader,
    private readonly reader: ProposingReader,
    private readonly scope: ScopeFinder,
  ) {}

  onModuleInit(): void {
    this.stages.register({
      gates: async (statementId, tx) => ({ sponsorNamed: await tx.existsBy(StatementSponsor, { statementId }) }),
    });
    this.scope.register('councilProposalId', (id) => this.reader.councilOfProposal(id));
    this.scope.register('coveredById', (id) => this.reader.councilOfStatement(id));
  }
}
