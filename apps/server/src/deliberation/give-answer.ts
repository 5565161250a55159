import type { Refusal } from '#concordat';
import { whyNotGiveAnswer, whyNotMerge, type View } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerPutForward, hashOfAnswer } from './answer-put-forward.entity.js';
import { joinedProposers } from './joined.js';
import { earlierDeciders, ProposalAnswer } from './proposal-answer.js';
import { Proposal } from './proposal.entity.js';

/** What somebody thinks the answer to a suggestion should be. */
export interface AnswerIdea {
  readonly proposalId: string;
  readonly decision: View;
  readonly reason: string;
  /** Words that go in where it is accepted in part; the suggested ones where it is accepted. */
  readonly acceptedText: string | null;
  /** The earlier suggestion that it is to join, where that is the answer. */
  readonly mergeInto?: string | null;
  /** The declared limit that it is outside of, where that is why it is not accepted. */
  readonly limitId?: string | null;
}

/** What came of an act on a suggestion. */
export interface SuggestionChanged {
  readonly proposal: Proposal | null;
  readonly refusals: Refusal[];
}

/** One act: the first of two people puts an answer forward. Nothing changes before one of another group agrees (R13). */
@Injectable()
export class GiveAnswer {
  // eslint-disable-next-line max-params -- the act needs its rules' readers, the record, the clock and the feed
  constructor(
    private readonly db: DataSource,
    private readonly answers: ProposalAnswer,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, idea: AnswerIdea): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.give(tx, actor, idea));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async give(tx: EntityManager, actor: Actor, idea: AnswerIdea): Promise<SuggestionChanged> {
    const where = { id: idea.proposalId, statementId: actor.statementId };
    const proposal = await tx.findOneOrFail(Proposal, { where, lock: { mode: 'for_no_key_update' } });
    const section = await tx.findOneByOrFail(Section, { id: proposal.sectionId });
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    const acceptedText = wordsOf(proposal, idea);
    const refusals = whyNotGiveAnswer({
      ...{ documentState, status: proposal.status },
      decision: idea.decision,
      proposer: proposal.proposerId,
      alsoOf: await joinedProposers(tx, proposal.id),
      decider: { membership: actor.membershipId, constituency: actor.constituency },
      leads: await this.answers.leadsOf(tx, section),
      reason: idea.reason,
      earlierDeciders: await earlierDeciders(tx, proposal),
      proposedText: proposal.proposedText,
      acceptedText,
      namesLimit: Boolean(idea.limitId),
    });
    refusals.push(...(await this.answers.whyNotLimit(tx, actor, idea.limitId)));
    const concern = await this.concerns.whyNotAnswer(proposal.id, idea.decision !== 'NOT_ACCEPTED', tx);
    refusals.push(...concern, ...(await whyNotJoin(tx, proposal, idea)));
    if (refusals.length > 0) return { proposal: null, refusals };
    const given: AnswerPutForward = {
      ...{ proposalId: proposal.id, decision: idea.decision, reason: idea.reason.trim() },
      acceptedText,
      mergeInto: idea.decision === 'MERGED' ? (idea.mergeInto ?? null) : null,
      limitId: idea.limitId ?? null,
      givenBy: actor.membershipId,
      givenAt: this.clock.now(),
    };
    await this.keep(tx, actor, { given, section: section.key });
    return { proposal, refusals: [] };
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    { given, section }: { given: AnswerPutForward; section: string },
  ): Promise<void> {
    const { proposalId, givenBy, decision, reason, acceptedText, limitId } = given;
    const before = await tx.findOneBy(AnswerPutForward, { proposalId, givenBy });
    // Sent twice, it is put forward once.
    if (before && hashOfAnswer(before) === hashOfAnswer(given)) return;
    await tx.save(AnswerPutForward, given);
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'proposal.answer-put-forward', actor },
      facts: { proposal: proposalId, section, decision, ...(limitId && { limit: limitId }) },
      committed: { reason, ...(acceptedText !== null && { acceptedText }) },
    });
  }
}

/** Null is nothing that can be joined, and a suggestion of another statement is none of this one's. */
async function whyNotJoin(
  tx: EntityManager,
  later: Proposal,
  { decision, mergeInto, reason }: AnswerIdea,
): Promise<Refusal[]> {
  if (decision !== 'MERGED') return [];
  const where = { id: mergeInto ?? later.id, statementId: later.statementId };
  const earlier = await tx.findOneByOrFail(Proposal, where);
  return whyNotMerge({ later, earlier, reason, asking: null, alsoOf: await joinedProposers(tx, later.id) });
}

function wordsOf(proposal: Proposal, { decision, acceptedText }: AnswerIdea): string | null {
  if (decision === 'ACCEPTED') return proposal.proposedText;
  return decision === 'ACCEPTED_IN_PART' ? (acceptedText?.trim() ?? null) : null;
}
