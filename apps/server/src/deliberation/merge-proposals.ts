import type { MembershipId, Refusal } from '#concordat';
import { proposalMoves, whyNotDecide, whyNotMerge } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerMail } from './answer-mail.js';
import { AnswerPutForward, hashOfAnswer } from './answer-put-forward.entity.js';
import { GiveAnswer, type SuggestionChanged } from './give-answer.js';
import { joinedProposers, joinedTo } from './joined.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { earlierDeciders, ProposalAnswer } from './proposal-answer.js';
import { Proposal } from './proposal.entity.js';

/** Which suggestion joins which, and why. */
export interface Merge {
  /** The later one. */
  readonly proposalId: string;
  /** The earlier one, whose answer goes to both. */
  readonly intoProposalId: string;
  readonly reason: string;
}

/** Who says that a suggestion joins another: whoever suggested it, or two of different groups, the second by agreeing. */
interface MergedBy {
  readonly actor: Actor;
  readonly decidedBy: readonly MembershipId[];
  /** The answer that was agreed with; null where whoever suggested it does it alone. */
  readonly hash: string | null;
}

/**
 * One act: a suggestion joins an earlier one that asks for the same. It keeps its page, and has the answer of the earlier
 * one. Whoever suggested it may do so alone; anybody else puts it forward, and one of another group agrees (R12, R13).
 */
@Injectable()
export class MergeProposals {
  // eslint-disable-next-line max-params -- two suggestions are held against the rules, joined, recorded and told
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
    private readonly giving: GiveAnswer,
    private readonly answers: ProposalAnswer,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly mail: AnswerMail,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, merge: Merge): Promise<SuggestionChanged> {
    const where = { id: merge.proposalId, statementId: actor.statementId };
    const { proposerId } = await this.db.manager.findOneByOrFail(Proposal, where);
    if (proposerId === actor.membershipId) {
      return this.join(merge, { actor, decidedBy: [actor.membershipId], hash: null });
    }
    const { proposalId, intoProposalId: mergeInto, reason } = merge;
    return this.giving.run(actor, { proposalId, mergeInto, reason, decision: 'MERGED', acceptedText: null });
  }

  /** What a second person does by agreeing that it joins the other. */
  agreed(actor: Actor, given: AnswerPutForward): Promise<SuggestionChanged> {
    const { proposalId, mergeInto, reason, givenBy } = given;
    const merge = { proposalId, intoProposalId: mergeInto ?? proposalId, reason };
    return this.join(merge, { actor, decidedBy: [givenBy, actor.membershipId], hash: hashOfAnswer(given) });
  }

  private async join(merge: Merge, by: MergedBy): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.joinIn(tx, merge, by));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async joinIn(tx: EntityManager, merge: Merge, by: MergedBy): Promise<SuggestionChanged> {
    const { statementId } = by.actor;
    const { sectionId } = await tx.findOneByOrFail(Proposal, { id: merge.proposalId, statementId });
    const lock = { mode: 'for_no_key_update' } as const;
    // The section first: two suggestions that are to join each other wait here for one another.
    const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const later = await tx.findOneOrFail(Proposal, { where: { id: merge.proposalId, statementId }, lock });
    const earlier = await tx.findOneOrFail(Proposal, { where: { id: merge.intoProposalId, statementId }, lock });
    if (await isJoined(tx, later, { intoId: earlier.id, by })) return { proposal: later, refusals: [] };
    const asking = by.hash === null ? by.actor.membershipId : null;
    const alsoOf = await joinedProposers(tx, later.id);
    const refusals = whyNotMerge({ later, earlier, reason: merge.reason, asking, alsoOf });
    refusals.push(...(by.hash === null ? [] : await this.whyNotTwo(tx, { section, later, merge, by })));
    // What is hidden joins nothing, and nothing waits for its answer (R34).
    const concerned = await Promise.all([later, earlier].map(({ id }) => this.concerns.whyNotAnswer(id, true, tx)));
    refusals.push(...concerned.flat().slice(0, 1));
    if (refusals.length > 0) return { proposal: null, refusals };
    await this.keep(tx, { section, later, earlier, merge, by });
    return { proposal: later, refusals: [] };
  }

  private async whyNotTwo(
    tx: EntityManager,
    { section, later, merge, by }: { section: Section; later: Proposal; merge: Merge; by: MergedBy },
  ): Promise<Refusal[]> {
    const given = await tx.findBy(AnswerPutForward, { proposalId: later.id });
    if (!given.some((one) => hashOfAnswer(one) === by.hash)) {
      return [
        { code: 'answer.changed', because: 'This answer changed since you read it. Read it again, then decide.' },
      ];
    }
    const members = await tx.findBy(Membership, { id: In([...by.decidedBy]), status: 'active' });
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: later.statementId });
    return whyNotDecide({
      ...{ documentState, status: later.status },
      decision: 'MERGED',
      proposer: later.proposerId,
      alsoOf: await joinedProposers(tx, later.id),
      deciders: members.map(({ id, constituency }) => ({ membership: id, constituency })),
      leads: await this.answers.leadsOf(tx, section),
      reason: merge.reason,
      earlierDeciders: await earlierDeciders(tx, later),
    });
  }

  private async keep(
    tx: EntityManager,
    kept: { section: Section; later: Proposal; earlier: Proposal; merge: Merge; by: MergedBy },
  ): Promise<void> {
    const { section, later, earlier, by } = kept;
    const reason = kept.merge.reason.trim();
    const joining = await joinedTo(tx, later.id);
    await tx.update(MergedProposal, { intoId: later.id, undoneAt: IsNull() }, { intoId: earlier.id });
    await tx.insert(MergedProposal, {
      ...{ proposalId: later.id, round: later.round, intoId: earlier.id, reason },
      ...{ decidedBy: [...by.decidedBy], at: this.clock.now(), undoneAt: null },
    });
    later.status = proposalMoves(later, 'join', 'MERGED');
    await tx.save(later);
    await tx.delete(AnswerPutForward, { proposalId: later.id });
    await this.timeline.add(tx, {
      ...{ chain: later.statementId, kind: 'proposal.merged', actor: by.actor },
      facts: {
        ...{ proposal: later.id, into: earlier.id, section: section.key, deciders: by.decidedBy.length },
        joining: joining.map(({ id }) => id),
      },
      committed: { reason },
    });
    if (by.hash !== null) await this.mail.joined(tx, later, reason);
  }
}

/** Pressed twice, or by both who agree with one another, it is joined once. */
async function isJoined(
  tx: EntityManager,
  { id, status }: Proposal,
  { intoId, by }: { intoId: string; by: MergedBy },
): Promise<boolean> {
  if (status !== 'MERGED') return false;
  const merged = await tx.findOneBy(MergedProposal, { proposalId: id, intoId, undoneAt: IsNull() });
  return merged?.decidedBy.includes(by.actor.membershipId) ?? false;
}
