import type { MembershipId, Refusal } from '#concordat';
import { whyNotDecide, type Decision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import { Proposal, Response } from './proposal.entity.js';

/** What deciders say to a suggestion. */
export interface AnswerGiven {
  readonly proposalId: string;
  readonly decision: Decision;
  readonly decidedBy: readonly MembershipId[];
  readonly reason: string;
  /** Short code of the reason, such as `outside-limits`. */
  readonly reasonCode: string;
}

/** A suggestion about to be answered, with everything that its answer looks at. */
export interface ProposalInHand {
  readonly proposal: Proposal;
  readonly section: Section;
  readonly proposer: Membership;
  /** Active members who decide; of a group that leads the section first. */
  readonly deciders: readonly Membership[];
  readonly refusals: Refusal[];
}

/** What accepting and declining have in common: the rule, the response and the record. */
@Injectable()
export class ProposalAnswer {
  constructor(
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Reads and locks a suggestion and holds the answer against the rules (R12, R13). */
  async inHand(tx: EntityManager, answer: AnswerGiven): Promise<ProposalInHand> {
    const where = { id: answer.proposalId };
    const proposal = await tx.findOneOrFail(Proposal, { where, lock: { mode: 'pessimistic_write' } });
    const section = await tx.findOneByOrFail(Section, { id: proposal.sectionId });
    const proposer = await tx.findOneByOrFail(Membership, { id: proposal.proposerId });
    const { statementId } = section;
    const members = await tx.findBy(Membership, { id: In([...answer.decidedBy]), statementId, status: 'active' });
    const leads = await this.leadsOf(tx, section);
    const leading = ({ constituency }: Membership): number => (leads.includes(constituency ?? '') ? 0 : 1);
    const deciders = [...members].sort((a, b) => leading(a) - leading(b));
    const refusals = whyNotDecide({
      status: proposal.status,
      decision: answer.decision,
      proposer: proposer.id,
      deciders: deciders.map(({ id, constituency }) => ({ membership: id, constituency })),
      leads,
      reason: answer.reason,
      earlierDeciders: await earlierDeciders(tx, proposal),
    });
    return { proposal, section, proposer, deciders, refusals };
  }

  /** Writes the answer down. `applied` says which words went in, and in which row of the section's log: null while they wait (R14). */
  async keep(
    tx: EntityManager,
    { proposal, section, deciders }: ProposalInHand,
    { answer, applied }: { answer: AnswerGiven; applied: { text: string; seq: number | null } | null },
  ): Promise<Response> {
    const response: Response = {
      id: this.randomness.uuid(),
      proposalId: proposal.id,
      round: proposal.round,
      decision: answer.decision,
      reason: answer.reason.trim(),
      reasonCode: answer.reasonCode,
      decidedBy: deciders.map(({ id }) => id),
      acceptedText: applied?.text ?? null,
      appliedAtSeq: applied?.seq ?? null,
      decidedAt: this.clock.now(),
    };
    await tx.insert(Response, response);
    await tx.update(Proposal, { id: proposal.id }, { status: answer.decision });
    await tx.delete(AnswerPutForward, { proposalId: proposal.id });
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'proposal.answered',
      actor: deciders[0] ?? null,
      facts: {
        proposal: proposal.id,
        section: section.key,
        decision: answer.decision,
        reasonCode: answer.reasonCode,
        deciders: deciders.map(({ pseudonym, constituency }) => ({ pseudonym, constituency })),
        appliedAtSeq: response.appliedAtSeq,
      },
      committed: { reason: response.reason, ...(applied && { acceptedText: applied.text }) },
    });
    return response;
  }

  leadsOf(tx: EntityManager, section: Section): Promise<string[]> {
    return leadsOf(tx, this.memberships, section);
  }
}

/** Those who answered before another pair was asked for (R15). */
export async function earlierDeciders(tx: EntityManager, { id, round }: Proposal): Promise<MembershipId[]> {
  if (round === 1) return [];
  const earlier = await tx.findBy(Response, { proposalId: id, round: LessThan(round) });
  return earlier.flatMap(({ decidedBy }) => decidedBy);
}
