import { tidied, whyNotAnswerProposal, whyNotKeepBack, type Refusal, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { Council } from '../membership/council.entity.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Refused, refusing } from '../platform/refused.js';
import { Statement } from '../statements/statement.entity.js';
import { ANSWER_WORDS } from './answer-words.js';
import { BeginProposed, type Beginning } from './begin-proposed.js';
import type { Officer } from './officer.js';
import { CouncilProposal } from './proposing.entity.js';
import { UUID } from './proposing.reader.js';

/** What the council says. */
export interface AnswerGiven {
  readonly proposalId: string;
  /** `TAKEN`, `NOT_TAKEN`, `COVERED`, or `KEEP_BACK` for what nobody should read. */
  readonly answer: string;
  readonly reason: string;
  /** The statement that covers it already. */
  readonly coveredBy?: string | null;
  /** When a proposed statement that is taken runs. */
  readonly begin?: Beginning | null;
}

/** What came of it. */
export interface Answered {
  readonly proposal: CouncilProposal | null;
  readonly refusals: Refusal[];
}

/** One act: an officer answers a proposal for the council, with a reason. A statement that is taken begins as proposed. */
@Injectable()
export class AnswerCouncilProposal {
  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly mail: Mail,
    private readonly clock: Clock,
    private readonly begin: BeginProposed,
  ) {}

  run(by: Officer, given: AnswerGiven): Promise<Answered> {
    return refusing(() => this.db.transaction((tx) => this.answer(tx, by, given)), { proposal: null });
  }

  private async answer(tx: EntityManager, by: Officer, given: AnswerGiven): Promise<Answered> {
    // Locked, so that two officers give one answer.
    const lock = { mode: 'for_no_key_update' } as const;
    const proposal = await tx.findOneOrFail(CouncilProposal, { where: { id: given.proposalId }, lock });
    const keepsBack = given.answer === 'KEEP_BACK';
    const covers = await this.coveringIn(tx, proposal, given);
    const refusals = keepsBack
      ? whyNotKeepBack({ state: proposal.state, reason: given.reason })
      : whyNotAnswerProposal({ ...proposal, ...given, state: proposal.state, coveredByKnown: covers !== null });
    if (refusals.length > 0) throw new Refused(refusals);
    const { answerTo } = proposal;
    const taken = given.answer === 'TAKEN' && proposal.kind === 'statement';
    const statementId = taken ? await this.begin.within(tx, by, { proposal, beginning: given.begin ?? null }) : covers;
    const change = {
      state: keepsBack ? ('KEPT_BACK' as const) : ('ANSWERED' as const),
      answer: keepsBack ? null : (given.answer as CouncilProposal['answer']),
      ...{ reason: tidied(given.reason), answeredBy: by.personId, answeredAt: this.clock.now(), statementId },
      // The address was given for the answer only.
      answerTo: null,
    };
    await tx.update(CouncilProposal, { id: proposal.id }, change);
    const answered: CouncilProposal = { ...proposal, ...change };
    if (answerTo !== null) await this.tell(tx, answered, answerTo);
    return { proposal: answered, refusals: [] };
  }

  private async coveringIn(
    tx: EntityManager,
    { councilId }: CouncilProposal,
    { answer, coveredBy }: AnswerGiven,
  ): Promise<StatementId | null> {
    if (answer !== 'COVERED' || !UUID.test(coveredBy ?? '')) return null;
    const statement = await tx.findOneBy(Statement, {
      ...{ id: coveredBy as StatementId, councilId, state: Not('WITHDRAWN') },
    });
    return statement?.id ?? null;
  }

  private async tell(tx: EntityManager, proposal: CouncilProposal, to: string): Promise<void> {
    const { name, slug } = await tx.findOneByOrFail(Council, { id: proposal.councilId });
    const said = proposal.answer === null ? 'It is not shown to others.' : ANSWER_WORDS[proposal.answer];
    const text = [
      `You proposed this to ${name}: ${proposal.title}`,
      `The council answers: ${said}\n${proposal.reason}`,
      `All proposals and answers are here:\n${this.config.baseUrl}/propose/${slug}`,
      'You asked for this message when you proposed it. We have now removed your address.',
    ].join('\n\n');
    await this.mail.queue(tx, { to, subject: `${name} has answered your proposal`, text });
  }
}
