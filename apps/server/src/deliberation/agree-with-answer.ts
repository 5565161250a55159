import { whyNotAgreeWithAnswer, type Decision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { AcceptProposal } from './accept-proposal.js';
import { AnswerPutForward, hashOfAnswer } from './answer-put-forward.entity.js';
import { DeclineProposal } from './decline-proposal.js';
import type { SuggestionChanged } from './give-answer.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { MergeProposals } from './merge-proposals.js';
import type { AnswerGiven } from './proposal-answer.js';
import { Proposal, Response } from './proposal.entity.js';

/** Which answer, as the person saw it. */
export interface AnswerSeen {
  readonly proposalId: string;
  readonly seenHash: string;
}

/**
 * One act: a second person, of another group, agrees with the answer that the first put forward. With that it is given,
 * and accepted words go into the live text as the proposer's (R13, R14). Pressed twice, it is done once.
 */
@Injectable()
export class AgreeWithAnswer {
  constructor(
    private readonly db: DataSource,
    private readonly accept: AcceptProposal,
    private readonly decline: DeclineProposal,
    private readonly merge: MergeProposals,
  ) {}

  async run(actor: Actor, seen: AnswerSeen): Promise<SuggestionChanged> {
    const where = { id: seen.proposalId, statementId: actor.statementId };
    await this.db.manager.findOneByOrFail(Proposal, where);
    const done = await this.agree(actor, seen);
    if (done.refusals.length > 0 && !(await this.isDone(actor, seen)))
      return { proposal: null, refusals: done.refusals };
    return { proposal: await this.db.manager.findOneByOrFail(Proposal, where), refusals: [] };
  }

  private async agree(
    actor: Actor,
    { proposalId, seenHash }: AnswerSeen,
  ): Promise<Pick<SuggestionChanged, 'refusals'>> {
    const waiting = await this.db.manager.findBy(AnswerPutForward, { proposalId });
    const refusals = whyNotAgreeWithAnswer({
      given: waiting.map((one) => ({ by: one.givenBy, hash: hashOfAnswer(one) })),
      agreeing: actor.membershipId,
      seenHash,
    });
    const given = waiting.find((one) => hashOfAnswer(one) === seenHash);
    if (!given || refusals.length > 0) return { refusals };
    const { decision, reason, givenBy, acceptedText, limitId } = given;
    if (decision === 'MERGED') return this.merge.agreed(actor, given);
    const agreed = { hash: seenHash, by: givenBy };
    const answer: Omit<AnswerGiven, 'decision'> = {
      ...{ proposalId, reason, decidedBy: [givenBy, actor.membershipId], agreed, limitId },
      reasonCode: limitId === null ? 'given' : 'outside-limits',
    };
    return isAcceptance(decision)
      ? this.accept.run({ ...answer, decision, acceptedText: acceptedText ?? '' })
      : this.decline.run(answer);
  }

  /** Tells whether exactly this answer was given with this person's agreement: by the first of two presses. */
  private async isDone({ membershipId }: Actor, { proposalId, seenHash }: AnswerSeen): Promise<boolean> {
    const response = await this.db.manager.findOne(Response, { where: { proposalId }, order: { round: 'DESC' } });
    const merged = await this.db.manager.findOneBy(MergedProposal, { proposalId, undoneAt: IsNull() });
    const answers = [
      ...(response ? [{ ...response, mergeInto: null }] : []),
      ...(merged
        ? [{ ...merged, decision: 'MERGED' as const, acceptedText: null, mergeInto: merged.intoId, limitId: null }]
        : []),
    ].filter(({ decidedBy }) => decidedBy.includes(membershipId));
    return answers.some(({ decidedBy, ...answer }) =>
      decidedBy.some((givenBy) => givenBy !== membershipId && hashOfAnswer({ ...answer, givenBy }) === seenHash),
    );
  }
}

function isAcceptance(decision: Decision): decision is Exclude<Decision, 'NOT_ACCEPTED'> {
  return decision !== 'NOT_ACCEPTED';
}
