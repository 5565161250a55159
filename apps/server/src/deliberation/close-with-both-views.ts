import { dayInEngland } from '#concordat';
import { answerDue, whyNotCloseWithBothViews } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { pausesOf } from '../statements/pauses-of.js';
import { Statement } from '../statements/statement.entity.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import type { SuggestionChanged } from './give-answer.js';
import { joinedProposers } from './joined.js';
import { earlierDeciders, lockedWithSection, ProposalAnswer } from './proposal-answer.js';
import { Proposal, Response, type PublishedView } from './proposal.entity.js';

/**
 * One act: those who decide did not agree in time, and one of them closes the suggestion. All views that were put forward
 * are published, and the text stays (R13).
 */
@Injectable()
export class CloseWithBothViews {
  // eslint-disable-next-line max-params -- the rule looks at the agreement, the clock and competition concerns
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
    private readonly answers: ProposalAnswer,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { proposalId }: { proposalId: string }): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.close(tx, actor, proposalId));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async close(tx: EntityManager, actor: Actor, proposalId: string): Promise<SuggestionChanged> {
    const { statementId } = actor;
    const { proposal, section } = await lockedWithSection(tx, { id: proposalId, statementId });
    if (await isClosedBy(tx, proposal, actor)) return { proposal, refusals: [] };
    const { given, deciders } = await viewsOn(tx, proposal);
    const { concordat } = await this.concordats.standing(statementId, tx);
    const groups = new Map(deciders.map(({ id, constituency }) => [id, constituency]));
    const pauses = await pausesOf(tx, statementId, this.clock.now());
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const refusals = whyNotCloseWithBothViews({
      ...{ documentState, status: proposal.status },
      proposer: proposal.proposerId,
      alsoOf: await joinedProposers(tx, proposal.id),
      closing: actor.membershipId,
      views: given.map(({ givenBy, decision, acceptedText }) => ({
        ...{ decider: { membership: givenBy, constituency: groups.get(givenBy) ?? null }, decision, acceptedText },
      })),
      leads: await this.answers.leadsOf(tx, section),
      earlierDeciders: await earlierDeciders(tx, proposal),
      today: dayInEngland(this.clock.now()),
      due: answerDue(proposal.askedAgainAt ?? proposal.receivedAt, concordat.parameters.answerWorkingDays, pauses),
    });
    // What a view would have put in is published with it.
    const isAccepted = given.some(({ decision }) => decision !== 'NOT_ACCEPTED');
    refusals.push(...(await this.concerns.whyNotAnswer(proposalId, isAccepted, tx)));
    if (refusals.length > 0) return { proposal: null, refusals };
    const views: PublishedView[] = given.map(({ decision, reason, acceptedText, givenBy }) => ({
      ...{ decision, reason, acceptedText, givenBy },
    }));
    const decidedBy = deciders.map(({ id }) => id);
    const answer = { proposalId, decision: 'NOT_ACCEPTED', decidedBy, reason: BOTH, reasonCode: BOTH_VIEWS } as const;
    await this.answers.keep(tx, { proposal, section, deciders }, { answer, applied: null, views });
    return { proposal: { ...proposal, status: 'NOT_ACCEPTED' }, refusals: [] };
  }
}

/** Why nothing was decided. */
export const BOTH_VIEWS = 'both-views';

const BOTH = 'The people who decide do not agree. Both views are published here, and the text stays.';

/** What people of the statement have put forward, oldest first, and who they are. */
async function viewsOn(
  tx: EntityManager,
  { id }: Proposal,
): Promise<{ given: AnswerPutForward[]; deciders: Membership[] }> {
  const all = await tx.find(AnswerPutForward, { where: { proposalId: id }, order: { givenAt: 'ASC', givenBy: 'ASC' } });
  const deciders = await tx.findBy(Membership, { id: In(all.map(({ givenBy }) => givenBy)), status: 'active' });
  const given = all.filter(({ givenBy }) => deciders.some((one) => one.id === givenBy));
  return { given, deciders };
}

/** Closed by both at once, or twice by one, it is closed once. */
async function isClosedBy(tx: EntityManager, { id, round }: Proposal, { membershipId }: Actor): Promise<boolean> {
  const response = await tx.findOneBy(Response, { proposalId: id, round, reasonCode: BOTH_VIEWS });
  return response?.decidedBy.includes(membershipId) ?? false;
}
