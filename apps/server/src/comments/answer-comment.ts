import type { MembershipId, Refusal } from '#concordat';
import {
  asksOnceShown,
  commentAnswered,
  commentMoves,
  waitsForAnswer,
  whyNotAgreeWithAnswer,
  whyNotDecide,
  whyNotLookAt,
} from '#deliberation';
import { canonicalJson, sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { PublicComment } from './comment.entity.js';
import { CommentMail } from './comment-mail.js';
import { HiddenComments } from './hidden-comments.js';
import { ExactWords } from './exact-words.js';

/** What came of an act on a comment. */
export interface CommentChanged {
  readonly comment: PublicComment | null;
  readonly refusals: Refusal[];
}

/** One act: who looks at comments first, and is no provider, shows one or keeps it back with a reason for everybody (R34). */
@Injectable()
export class LookAtComment {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly exact: ExactWords,
    private readonly hidden: HiddenComments,
  ) {}

  run(actor: Actor, look: { commentId: string; show: boolean; reason: string }): Promise<CommentChanged> {
    return this.db.transaction(async (tx) => {
      const { comment, section } = await locked(tx, actor, look.commentId);
      const { state } = comment;
      const place = { state, sectionState: section.state, asks: asksOnceShown(comment) };
      const refusals = whyNotLookAt({ ...look, ...place, looking: actor });
      // Nobody shows what they cannot read (R38).
      if (look.show) refusals.push(...(await this.hidden.whyNotShow(comment, tx)));
      if (refusals.length > 0) return { comment: null, refusals };
      // What people have read keeps its right to an answer: one person alone cannot take that away (R12, R13).
      if (!look.show && comment.state === 'SHOWN') comment.wasShown = true;
      comment.state = commentMoves(comment.state, look.show ? 'SHOWN' : 'KEPT_BACK');
      comment.keptBackBecause = look.show ? null : look.reason.trim();
      comment.lookedAtBy = actor.membershipId;
      // Whoever writes exact words asks as a suggestion does, and is answered as one.
      if (look.show && comment.instead !== '') comment.proposalId ??= await this.exact.suggest(tx, comment);
      await tx.save(comment);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: look.show ? 'comment.shown' : 'comment.kept-back', actor },
        facts: { comment: comment.id, ...(comment.proposalId && { proposal: comment.proposalId }) },
        ...(!look.show && { committed: { reason: look.reason.trim() } }),
      });
      return { comment, refusals: [] };
    });
  }
}

/** One act: a second person, of another group, agrees with the answer; with that it is given (R12, R13). */
@Injectable()
export class AgreeWithCommentAnswer {
  // eslint-disable-next-line max-params -- an answer is held against the rules, recorded and told
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly hidden: HiddenComments,
    private readonly mail: CommentMail,
  ) {}

  run(actor: Actor, { commentId, seenHash }: { commentId: string; seenHash: string }): Promise<CommentChanged> {
    return this.db.transaction(async (tx) => {
      const { comment, section } = await locked(tx, actor, commentId);
      const { givenBy, givenDecision: decision, givenReason: reason } = comment;
      const given = givenBy ? [{ by: givenBy, hash: hashOfCommentAnswer(comment) }] : [];
      const unseen = whyNotAgreeWithAnswer({ given, agreeing: actor.membershipId, seenHash });
      if (!givenBy || !decision || reason === null || unseen.length > 0) return { comment: null, refusals: unseen };
      const deciders = await decidersAmong(tx, [givenBy, actor.membershipId]);
      const leads = await leadsOf(tx, this.memberships, section);
      const { state: documentState } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
      const refusals = whyNotDecide({
        ...{ ...asked(comment), documentState, decision, reason, leads },
        deciders: deciders.map(({ id, constituency }) => ({ membership: id, constituency })),
      });
      refusals.push(...(await this.hidden.whyNotAnswer(comment, decision !== 'NOT_ACCEPTED', tx)));
      if (refusals.length > 0) return { comment: null, refusals };
      const decidedBy = deciders.map(({ id }) => id);
      const answered = { decision: commentAnswered(comment, decision), reason, decidedBy, decidedAt: this.clock.now() };
      Object.assign(comment, answered);
      Object.assign(comment, { givenDecision: null, givenReason: null, givenBy: null });
      await tx.save(comment);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'comment.answered', actor },
        facts: {
          ...{ comment: comment.id, section: section.key, decision },
          deciders: deciders.map(({ pseudonym, constituency }) => ({ pseudonym, constituency })),
        },
        committed: { reason },
      });
      await this.mail.answered(tx, comment, section);
      return { comment, refusals: [] };
    });
  }
}

/** What the second person is shown and agrees with. */
export function hashOfCommentAnswer({ id, givenDecision, givenReason, givenBy }: PublicComment): string {
  return sha256Hex(canonicalJson({ id, givenDecision, givenReason, givenBy }));
}

/** A comment as the rules of answers see it: who wrote it does not decide it, and one that needs no answer has it. */
export function asked(comment: PublicComment): { status: 'OPEN' | 'ACCEPTED'; proposer: MembershipId | null } {
  const isOpen = waitsForAnswer(comment);
  return { status: isOpen ? 'OPEN' : 'ACCEPTED', proposer: comment.authorId };
}

export async function decidersAmong(tx: EntityManager, ids: readonly MembershipId[]): Promise<Membership[]> {
  const members = await tx.findBy(Membership, { id: In([...ids]), status: 'active' });
  return ids.flatMap((id) => members.find((member) => member.id === id) ?? []);
}

/** Sections are locked first, as by every act: a section cannot freeze over an answer that is being given. */
export async function locked(
  tx: EntityManager,
  { statementId }: Actor,
  id: string,
): Promise<{ comment: PublicComment; section: Section }> {
  const { sectionId } = await tx.findOneByOrFail(PublicComment, { id, statementId });
  const lock = { mode: 'for_no_key_update' } as const;
  const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
  return { section, comment: await tx.findOneOrFail(PublicComment, { where: { id }, lock }) };
}
