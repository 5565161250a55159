import { dayInEngland, type MembershipId, type Refusal, type StatementId } from '#concordat';
import { proposalMoves, whyNotAgreeWithAnswer, whyNotDecide, whyNotNameLimit, type Decision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerMail } from './answer-mail.js';
import { AnswerPutForward, hashOfAnswer } from './answer-put-forward.entity.js';
import { joinedProposers } from './joined.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { Proposal, Response, type PublishedView } from './proposal.entity.js';

/** What deciders say to a suggestion. */
export interface AnswerGiven {
  readonly proposalId: string;
  readonly decision: Decision;
  readonly decidedBy: readonly MembershipId[];
  readonly reason: string;
  /** Short code of the reason, such as `outside-limits`. */
  readonly reasonCode: string;
  /** The declared limit that it is outside of; null or left out for none. */
  readonly limitId?: string | null;
  /** The answer that one of them put forward and the other agreed with. It must not have changed meanwhile. */
  readonly agreed?: { readonly hash: string; readonly by: MembershipId };
}

/** What is written down beside an answer. */
export interface KeptWith {
  readonly answer: AnswerGiven;
  /** The words that went in, and in which row of the section's log: null while they wait (R14). Null for none. */
  readonly applied: { readonly text: string; readonly seq: number | null } | null;
  /** Both views, where those who decide did not agree in time (R13). */
  readonly views?: readonly PublishedView[];
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

/** A suggestion and its section, the section locked first: who flags it takes the section's lock, and neither slips past the other. */
export async function lockedWithSection(
  tx: EntityManager,
  where: { readonly id: string; readonly statementId?: StatementId },
): Promise<Pick<ProposalInHand, 'proposal' | 'section'>> {
  const lock = { mode: 'for_no_key_update' } as const;
  const { sectionId } = await tx.findOneByOrFail(Proposal, { ...where });
  const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
  return { section, proposal: await tx.findOneOrFail(Proposal, { where: { ...where }, lock }) };
}

/** What accepting and declining have in common: the rule, the response and the record. */
@Injectable()
export class ProposalAnswer {
  // eslint-disable-next-line max-params -- an answer is held against the rules, written down, recorded and told
  constructor(
    private readonly memberships: MembershipReader,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly mail: AnswerMail,
  ) {}

  /** Reads and locks a suggestion and holds the answer against the rules (R12, R13, R34). */
  async inHand(tx: EntityManager, answer: AnswerGiven): Promise<ProposalInHand> {
    const { proposal, section } = await lockedWithSection(tx, { id: answer.proposalId });
    const proposer = await tx.findOneByOrFail(Membership, { id: proposal.proposerId });
    const { statementId } = section;
    const members = await tx.findBy(Membership, { id: In([...answer.decidedBy]), statementId, status: 'active' });
    const leads = await this.leadsOf(tx, section);
    const leading = ({ constituency }: Membership): number => (leads.includes(constituency ?? '') ? 0 : 1);
    const deciders = [...members].sort((a, b) => leading(a) - leading(b));
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const refusals = whyNotDecide({
      ...{ documentState, status: proposal.status },
      decision: answer.decision,
      proposer: proposer.id,
      alsoOf: await joinedProposers(tx, proposal.id),
      deciders: deciders.map(({ id, constituency }) => ({ membership: id, constituency })),
      leads,
      reason: answer.reason,
      earlierDeciders: await earlierDeciders(tx, proposal),
    });
    refusals.push(...(await this.concerns.whyNotAnswer(proposal.id, answer.decision !== 'NOT_ACCEPTED', tx)));
    refusals.push(...(await this.whyNotLimit(tx, section, answer.limitId)));
    if (refusals.length === 0) refusals.push(...(await whyNotAsAgreed(tx, proposal.id, answer)));
    return { proposal, section, proposer, deciders, refusals };
  }

  /** Why the limit that an answer names is no reason; empty where it is, or none is named. One of another statement is none of this one's. */
  async whyNotLimit(
    tx: EntityManager,
    { statementId }: { readonly statementId: StatementId },
    id: string | null | undefined,
  ): Promise<Refusal[]> {
    if (!id) return [];
    const { endsOn } = await tx.findOneByOrFail(DeclaredLimit, { id, statementId });
    return whyNotNameLimit({ endsOn, today: dayInEngland(this.clock.now()) });
  }

  /** Writes the answer down, and tells whoever suggested it (R15). */
  async keep(
    tx: EntityManager,
    { proposal, section, deciders }: Pick<ProposalInHand, 'proposal' | 'section' | 'deciders'>,
    { answer, applied, views }: KeptWith,
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
      views: views ?? null,
      putForwardBy: whoPutForward(answer),
      limitId: answer.limitId ?? null,
    };
    await tx.insert(Response, response);
    const status = proposalMoves(proposal, views ? 'both-views' : 'answer', answer.decision);
    await tx.update(Proposal, { id: proposal.id }, { status });
    await tx.delete(AnswerPutForward, { proposalId: proposal.id });
    await this.record(tx, response, { section, deciders });
    await this.mail.answered(tx, proposal, response);
    return response;
  }

  private async record(
    tx: EntityManager,
    response: Response,
    { section, deciders }: Pick<ProposalInHand, 'section' | 'deciders'>,
  ): Promise<void> {
    const { proposalId, decision, reasonCode, limitId, reason, acceptedText, appliedAtSeq, views } = response;
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'proposal.answered',
      actor: deciders[0] ?? null,
      facts: {
        ...{ proposal: proposalId, section: section.key, decision, reasonCode },
        ...(limitId && { limit: limitId }),
        deciders: deciders.map(({ pseudonym, constituency }) => ({ pseudonym, constituency })),
        appliedAtSeq,
      },
      committed: {
        reason,
        ...(acceptedText !== null && { acceptedText }),
        ...(views && { views: views.map((view) => [view.decision, view.reason, view.acceptedText]) }),
      },
    });
  }

  leadsOf(tx: EntityManager, section: Section): Promise<string[]> {
    return leadsOf(tx, this.memberships, section);
  }
}

/**
 * Whose answer it was before the other agreed: words that they added to it are theirs. Null where nobody put one forward,
 * as in the sample, whose people agreed on the words together with whoever suggested it.
 */
export function whoPutForward({ agreed }: Pick<AnswerGiven, 'agreed'>): MembershipId | null {
  return agreed?.by ?? null;
}

/** Those who answered before another pair was asked for (R15), or had it join another. */
export async function earlierDeciders(
  tx: EntityManager,
  { id, round }: Pick<Proposal, 'id' | 'round'>,
): Promise<MembershipId[]> {
  if (round === 1) return [];
  const earlier = await tx.findBy(Response, { proposalId: id, round: LessThan(round) });
  const merged = await tx.findBy(MergedProposal, { proposalId: id, round: LessThan(round) });
  return [...earlier, ...merged].flatMap(({ decidedBy }) => decidedBy);
}

/** The one who put it forward may have said something else since the other read it. */
async function whyNotAsAgreed(
  tx: EntityManager,
  proposalId: string,
  { agreed, decidedBy }: AnswerGiven,
): Promise<Refusal[]> {
  if (!agreed) return [];
  const given = await tx.findBy(AnswerPutForward, { proposalId });
  const agreeing = decidedBy.find((id) => id !== agreed.by) ?? agreed.by;
  const asked = { given: given.map((one) => ({ by: one.givenBy, hash: hashOfAnswer(one) })), agreeing };
  return whyNotAgreeWithAnswer({ ...asked, seenHash: agreed.hash });
}
