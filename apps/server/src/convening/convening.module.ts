import { Module, type OnModuleInit } from '@nestjs/common';
import { AgreedStatement } from '../concordats/agreed-statement.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AgreeToOpen, OpeningReader } from './agree-to-open.js';
import { BeginningReader } from './beginning.reader.js';
import { CallController } from './call.controller.js';
import { CallReader } from './call.reader.js';
import { Nomination } from './convening.entity.js';
import { ConveningActs } from './convening-acts.js';
import { ConveningResolver } from './convening.resolver.js';
import { ConveningView } from './convening.view.js';
import { AnswerChallenge, ChallengeLimit, DeclareLimit } from './limits.js';
import { NominatePublicly } from './nominate-publicly.js';
import { AnswerNomination, Nominate } from './nominations.js';
import { LogOutreach } from './outreach.js';
import { OpenPositions, SealPosition } from './positions.js';

const ACTS = [
  AgreeToOpen,
  AnswerChallenge,
  AnswerNomination,
  ChallengeLimit,
  DeclareLimit,
  LogOutreach,
  Nominate,
  NominatePublicly,
  OpenPositions,
  SealPosition,
];

/** What happens before the writing: the public call, nominations, what is fixed, where each group starts from. */
@Module({
  imports: [MembershipModule, ConcordatsModule, StatementsModule],
  controllers: [CallController],
  providers: [...ACTS, BeginningReader, CallReader, ConveningActs, ConveningResolver, ConveningView, OpeningReader],
  exports: [...ACTS, BeginningReader, CallReader, ConveningView],
})
export class ConveningModule implements OnModuleInit {
  constructor(
    private readonly gates: StageGateReader,
    private readonly view: ConveningView,
    private readonly scope: ScopeFinder,
    private readonly agreed: AgreedStatement,
  ) {}

  onModuleInit(): void {
    this.gates.register(this.view);
    this.agreed.registerTopics(async (tx, statementId) => {
      const taken = await tx.findBy(Nomination, { statementId, kind: 'topic', isTaken: true });
      return taken.map(({ id }) => id);
    });
    for (const kind of ['nomination', 'limit'] as const) {
      this.scope.register(`${kind}Id`, async (id) => {
        const statementId = await this.view.statementOf(kind, id);
        return statementId && { statementId };
      });
    }
  }
}
