import { dayInEngland, type Refusal } from '#concordat';
import {
  answerDue,
  bothViewsInWords,
  commentAnswered,
  whyNotPutForward,
  whyNotSecondView,
  type CommentView,
  type Decision,
} from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import type { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { leadsOf } from '../statements/leads-of.js';
import { pausesOf } from '../statements/pauses-of.js';
import type { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { asked, decidersAmong, locked, type CommentChanged } from './answer-comment.js';
import { CommentMail } from './comment-mail.js';
import { HiddenComments } from './hidden-comments.js';
import type { PublicComment } from './comment.entity.js';

/** What somebody says the answer to a comment should be. */
export interface CommentAnswerIdea {
  readonly commentId: string;
  readonly decision: Decision;
  readonly reason: string;
}

interface InHand {
  readonly comment: PublicComment;
  readonly section: Section;
  readonly leads: readonly string[];
  readonly idea: CommentAnswerIdea;
}

/**
 * One act: the first of two people puts an answer to a comment forward (R12, R13). Only they can change it. Somebody who
 * thinks differently closes the comment with both views once the time for an answer is over.
 */
@Injectable()
export class GiveCommentAnswer {
  // eslint-disable-next-line max-params -- an answer is held against the agreement, the clock and competition concerns
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly concordats: ConcordatReader,
    private readonly hidden: HiddenComments,
    private readonly mail: CommentMail,
  ) {}

  run(actor: Actor, idea: CommentAnswerIdea): Promise<CommentChanged> {
    return this.db.transaction(async (tx) => {
      const { comment, section } = await locked(tx, actor, idea.commentId);
      const leads = await leadsOf(tx, this.memberships, section);
      const { state: documentState } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
      const refusals = whyNotPutForward({
        ...{ ...asked(comment), documentState, decision: idea.decision, reason: idea.reason, leads },
        decider: { membership: actor.membershipId, constituency: actor.constituency },
      });
      refusals.push(...(await this.hidden.whyNotAnswer(comment, idea.decision !== 'NOT_ACCEPTED', tx)));
      if (refusals.length > 0) return { comment: null, refusals };
      const inHand = { comment, section, leads, idea };
      const [first] =
        comment.givenBy && comment.givenBy !== actor.membershipId ? await decidersAmong(tx, [comment.givenBy]) : [];
      // The view of somebody who has left is nobody's any more.
      if (first) return this.disagree(tx, actor, { ...inHand, first });
      return this.putForward(tx, actor, inHand);
    });
  }

  private async putForward(
    tx: EntityManager,
    actor: Actor,
    { comment, section, idea }: InHand,
  ): Promise<CommentChanged> {
    const given = { givenDecision: idea.decision, givenReason: idea.reason.trim(), givenBy: actor.membershipId };
    // Sent twice, it is put forward once.
    if (isGiven(comment, given)) return { comment, refusals: [] };
    Object.assign(comment, given);
    await tx.save(comment);
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'comment.answer-put-forward', actor },
      facts: { comment: comment.id, section: section.key, decision: idea.decision },
      committed: { reason: given.givenReason },
    });
    return { comment, refusals: [] };
  }

  private async disagree(
    tx: EntityManager,
    actor: Actor,
    { comment, section, leads, idea, first }: InHand & { readonly first: Membership },
  ): Promise<CommentChanged> {
    const views = viewsOf(actor, comment, { idea, first });
    const refusals = await this.whyNotDisagree(tx, comment, { views, leads });
    if (refusals.length > 0) return { comment: null, refusals };
    const decision = commentAnswered(comment, 'NOT_ACCEPTED');
    const reason = bothViewsInWords(views);
    const deciders = await decidersAmong(tx, [first.id, actor.membershipId]);
    const given = { givenDecision: null, givenReason: null, givenBy: null };
    const decidedBy = deciders.map(({ id }) => id);
    Object.assign(comment, { decision, reason, decidedBy, decidedAt: this.clock.now(), ...given });
    await tx.save(comment);
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'comment.answered', actor },
      facts: {
        ...{ comment: comment.id, section: section.key, decision, bothViews: true },
        deciders: deciders.map(({ pseudonym, constituency }) => ({ pseudonym, constituency })),
      },
      committed: { reason },
    });
    await this.mail.answered(tx, comment, section);
    return { comment, refusals: [] };
  }

  private async whyNotDisagree(
    tx: EntityManager,
    { at, statementId }: PublicComment,
    { views: [first, second], leads }: { views: readonly [CommentView, CommentView]; leads: readonly string[] },
  ): Promise<Refusal[]> {
    const { concordat } = await this.concordats.standing(statementId, tx);
    const pauses = await pausesOf(tx, statementId, this.clock.now());
    const due = answerDue(at, concordat.parameters.answerWorkingDays, pauses);
    return whyNotSecondView({ first, second, leads, due, today: dayInEngland(this.clock.now()) });
  }
}

function isGiven(
  comment: PublicComment,
  given: Pick<PublicComment, 'givenDecision' | 'givenReason' | 'givenBy'>,
): boolean {
  const { givenDecision, givenReason, givenBy } = comment;
  return givenBy === given.givenBy && givenDecision === given.givenDecision && givenReason === given.givenReason;
}

function viewsOf(
  { membershipId, constituency }: Actor,
  { givenDecision, givenReason }: PublicComment,
  { idea, first }: { idea: CommentAnswerIdea; first: Membership },
): readonly [CommentView, CommentView] {
  if (givenDecision === null) throw new Error('Who put an answer forward has said which.');
  const { decision, reason } = idea;
  const before = { membership: first.id, constituency: first.constituency };
  return [
    { decider: before, decision: givenDecision, reason: givenReason ?? '' },
    { decider: { membership: membershipId, constituency }, decision, reason },
  ];
}
