import { isAnswered, proposalMoves, whyNotReconsider } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { whoCanSignIn } from '../membership/addresses-of.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { SuggestionChanged } from './give-answer.js';
import { joinedProposers } from './joined.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { earlierDeciders } from './proposal-answer.js';
import { Proposal } from './proposal.entity.js';

/** What should be looked at again, and why. */
export interface AskedAgain {
  readonly proposalId: string;
  readonly reason: string;
}

/**
 * One act: whoever suggested a change asks once for another pair to look at it again. The first answer stays (R15). Those
 * whose suggestions have joined it may ask as well, one of all; while it has no answer, they ask whether theirs should
 * have joined it, and theirs stands by itself again.
 */
@Injectable()
export class AskAgain {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, asked: AskedAgain): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.ask(tx, actor, asked));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async ask(tx: EntityManager, actor: Actor, { proposalId, reason }: AskedAgain): Promise<SuggestionChanged> {
    const where = { id: proposalId, statementId: actor.statementId };
    const { sectionId } = await tx.findOneByOrFail(Proposal, where);
    // The section first, so that it cannot be frozen over a suggestion that is just opened again.
    const lock = { mode: 'for_no_key_update' } as const;
    const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const own = await tx.findOneOrFail(Proposal, { where, lock });
    const proposal = await answeredFor(tx, own);
    const { status, round, proposerId: proposer } = proposal;
    const asking = actor.membershipId;
    const alsoOf = await joinedProposers(tx, proposal.id);
    if (isAskedAlready(proposal, { reason, isTheirs: asking === proposer || alsoOf.includes(asking) })) {
      return { proposal: own, refusals: [] };
    }
    const asksForThem = await isForThem(tx, actor, [proposal, own]);
    const people = { proposer, alsoOf, asking, asksForThem };
    const refusals = whyNotReconsider({
      ...{ status, round, ...people, sectionState: section.state, reason },
      ...(await this.whoIsLeft(tx, section, proposal)),
    });
    if (refusals.length > 0) return { proposal: null, refusals };
    await this.open(tx, actor, { proposal, reason: reason.trim(), section: section.key });
    return { proposal: own.id === proposal.id ? proposal : own, refusals: [] };
  }

  /** Who could decide it again, and whether anything is decided now. */
  private async whoIsLeft(tx: EntityManager, section: Section, { id }: Proposal) {
    const { statementId } = section;
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const members = await whoCanSignIn(tx, await tx.findBy(Membership, { statementId, status: 'active' }));
    return {
      documentState,
      members: members.map(({ id: membership, constituency }) => ({ membership, constituency })),
      earlierDeciders: await earlierDeciders(tx, { id, round: 2 }),
      leads: await leadsOf(tx, this.memberships, section),
    };
  }

  private async open(
    tx: EntityManager,
    actor: Actor,
    { proposal, reason, section }: { proposal: Proposal; reason: string; section: string },
  ): Promise<void> {
    const askedAgainAt = this.clock.now();
    const joined = { proposalId: proposal.id, undoneAt: IsNull() };
    await tx.update(MergedProposal, joined, { undoneAt: askedAgainAt });
    const status = proposalMoves(proposal, 'look-again', 'OPEN');
    Object.assign(proposal, { status, round: 2, askedAgainBecause: reason, askedAgainAt });
    await tx.save(proposal);
    await this.timeline.add(tx, {
      ...{ chain: proposal.statementId, kind: 'proposal.asked-again', actor },
      ...{ facts: { proposal: proposal.id, section }, committed: { reason } },
    });
  }
}

/** The suggestion whose answer is this one's: the one that it has joined, once that has an answer. */
async function answeredFor(tx: EntityManager, own: Proposal): Promise<Proposal> {
  const merged = await tx.findOneBy(MergedProposal, { proposalId: own.id, undoneAt: IsNull() });
  if (!merged) return own;
  const lock = { mode: 'for_no_key_update' } as const;
  const into = await tx.findOneOrFail(Proposal, { where: { id: merged.intoId }, lock });
  return isAnswered(into.status) || into.round > 1 ? into : own;
}

/** Somebody of the public, or for whom it was written down, has no way in: those who organise ask for them (R15). */
async function isForThem(tx: EntityManager, { roles }: Actor, asked: readonly Proposal[]): Promise<boolean> {
  if (!roles.some((role) => role === 'co-chair' || role === 'facilitator')) return false;
  if (asked.some(({ writtenDownBy }) => writtenDownBy !== null)) return true;
  return tx.existsBy(Membership, { id: asked[0]?.proposerId, constituency: 'PUBLIC', status: 'ended' });
}

/** Pressed twice, it is asked once. */
function isAskedAlready(
  { status, round, askedAgainBecause }: Proposal,
  { reason, isTheirs }: { reason: string; isTheirs: boolean },
): boolean {
  return isTheirs && status === 'OPEN' && round > 1 && askedAgainBecause === reason.trim() && reason.trim() !== '';
}
