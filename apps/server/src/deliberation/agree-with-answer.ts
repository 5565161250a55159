import { whyNotAgreeWithAnswer } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { AcceptProposal } from './accept-proposal.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import { DeclineProposal } from './decline-proposal.js';
import { hashOfAnswer, type SuggestionChanged } from './give-answer.js';
import { Proposal } from './proposal.entity.js';

/** Which answer, as the person saw it. */
export interface AnswerSeen {
  readonly proposalId: string;
  readonly seenHash: string;
}

/**
 * One act: a second person, of another group, agrees with the answer that the first put forward. With that it is given,
 * and accepted words go into the live text as the proposer's (R13, R14).
 */
@Injectable()
export class AgreeWithAnswer {
  constructor(
    private readonly db: DataSource,
    private readonly accept: AcceptProposal,
    private readonly decline: DeclineProposal,
    private readonly concerns: ConcernReader,
  ) {}

  async run(actor: Actor, { proposalId, seenHash }: AnswerSeen): Promise<SuggestionChanged> {
    const where = { id: proposalId, statementId: actor.statementId };
    const proposal = await this.db.manager.findOneByOrFail(Proposal, where);
    const given = await this.db.manager.findOneBy(AnswerPutForward, { proposalId: proposal.id });
    const refusals = whyNotAgreeWithAnswer({
      given: given && { by: given.givenBy, hash: hashOfAnswer(given) },
      agreeing: actor.membershipId,
      seenHash,
    });
    const isAccepted = given?.decision !== 'NOT_ACCEPTED';
    refusals.push(...(await this.concerns.whyNotAnswer(proposalId, isAccepted, this.db.manager)));
    if (!given || refusals.length > 0) return { proposal: null, refusals };
    const { decision, reason, givenBy, acceptedText } = given;
    const answer = { proposalId, reason, reasonCode: 'given', decidedBy: [givenBy, actor.membershipId] };
    const done =
      decision === 'NOT_ACCEPTED'
        ? await this.decline.run(answer)
        : await this.accept.run({ ...answer, decision, acceptedText: acceptedText ?? '' });
    if (!done.response) return { proposal: null, refusals: done.refusals };
    return { proposal: await this.db.manager.findOneByOrFail(Proposal, where), refusals: [] };
  }
}
