import { Module, type OnModuleInit } from '@nestjs/common';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AcceptProposal } from './accept-proposal.js';
import { DeclineProposal } from './decline-proposal.js';
import { ProposalAnswer } from './proposal-answer.js';
import { ProposalReader } from './proposal.reader.js';
import { PutInAcceptedWords } from './put-in-accepted-words.js';
import { ReceiveProposal } from './receive-proposal.js';
import { WriteOnBehalf } from './write-on-behalf.js';

/** Suggestions and their answers, and words written down for others. Only the server's own code calls these acts so far. */
@Module({
  imports: [MembershipModule, StatementsModule, LiveEditingModule],
  providers: [
    AcceptProposal,
    DeclineProposal,
    ProposalAnswer,
    ProposalReader,
    PutInAcceptedWords,
    ReceiveProposal,
    WriteOnBehalf,
  ],
  exports: [AcceptProposal, DeclineProposal, ProposalReader, PutInAcceptedWords, ReceiveProposal, WriteOnBehalf],
})
export class DeliberationModule implements OnModuleInit {
  constructor(
    private readonly gates: StageGateReader,
    private readonly proposals: ProposalReader,
  ) {}

  onModuleInit(): void {
    this.gates.register(this.proposals);
  }
}
