import type { MembershipId } from '#concordat';
import {
  commentSteps,
  isAnsweredBlindly,
  isConcernReviewer,
  readsHidden,
  standsIn,
  strongest,
  waitsForAnswer,
  type Hiding,
} from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SectionWords } from '../live-editing/section-words.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { writtenDown } from '../membership/on-behalf.type.js';
import { nextSteps } from '../statements/next-step.type.js';
import { hashOfCommentAnswer } from './answer-comment.js';
import { CommentReader } from './comment.reader.js';
import { CommentTimes } from './comment-times.js';
import type {
  CommentPersonType,
  CommentTimesType,
  HiddenCommentType,
  PublicCommentConnectionType,
  PublicCommentType,
} from './comment.types.js';
import type { PublicComment } from './comment.entity.js';
import { whereAgreementIsTaken } from './may-agree.js';
import { HiddenComments, quotedIn, type FlaggedWords, type HidingConcern } from './hidden-comments.js';
import { ExactWords, type ExactWordsAnswer } from './exact-words.js';

const MOST = 50;

/** Shows members the comments of the public and of other members, and the clocks of the groups. */
@Injectable()
export class CommentsView {
  // eslint-disable-next-line max-params -- a comment is shown with people, times, words, its suggestion and checks
  constructor(
    private readonly db: DataSource,
    private readonly comments: CommentReader,
    private readonly times: CommentTimes,
    private readonly memberships: MembershipReader,
    private readonly exact: ExactWords,
    private readonly texts: SectionWords,
    private readonly hidden: HiddenComments,
  ) {}

  async page(
    actor: Actor,
    wanted: { open: boolean; first: number; after: string | null },
  ): Promise<PublicCommentConnectionType> {
    const skip = placeIn(wanted.after);
    const take = Math.min(Math.max(wanted.first, 1), MOST);
    const { statementId } = actor;
    const [rows, totalCount] = await this.comments.page({ statementId, open: wanted.open, skip, take });
    const nodes = await this.shownAll(actor, rows);
    const edges = nodes.map((node, index) => ({ node, cursor: String(skip + index + 1) }));
    const pageInfo = { hasNextPage: skip + rows.length < totalCount, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, totalCount };
  }

  /** Null where there is no such comment in the caller's statement. */
  async one(actor: Actor, id: string): Promise<PublicCommentType | null> {
    const row = await this.comments.byId(id);
    return row?.statementId === actor.statementId ? this.shown(actor, row) : null;
  }

  async shown(actor: Actor, comment: PublicComment): Promise<PublicCommentType> {
    const [shown] = await this.shownAll(actor, [comment]);
    if (!shown) throw new Error('A comment was asked to be shown and was not.');
    return shown;
  }

  async timesOf({ statementId }: Actor): Promise<CommentTimesType> {
    const time = await this.times.time(statementId);
    return {
      opensOn: time?.opensOn ?? null,
      days: time?.days ?? null,
      groups: await this.times.groups(statementId),
      clocks: (await this.times.clocks(statementId)).map((clock) => ({ ...clock, waitsFor: [...clock.waitsFor] })),
      formats: await this.times.owed(statementId),
    };
  }

  private async shownAll(actor: Actor, rows: readonly PublicComment[]): Promise<PublicCommentType[]> {
    const answers = await this.exact.answersTo(rows);
    const ids = rows.flatMap(({ givenBy, decidedBy, authorId, proposalId }) => [
      ...[...decidedBy, ...(answers.get(proposalId ?? '')?.decidedBy ?? [])],
      ...[givenBy, authorId].flatMap((id) => id ?? []),
    ]);
    const names = await this.memberships.shown(ids, actor);
    const groups = await this.memberships.groupsOf(ids);
    const person = (id: MembershipId) => ({
      shownAs: names.get(id) ?? '',
      constituency: groups.get(id) ?? '',
      isMe: id === actor.membershipId,
    });
    const wordsNow = this.texts.among(rows.map(({ sectionId }) => sectionId));
    const hiding = await this.hidden.among(rows);
    const flagged = await this.hidden.inText(actor.statementId);
    const taken = await whereAgreementIsTaken(this.db.manager, this.memberships, { actor, comments: rows });
    return rows
      .map((row) => withAnswer(row, answers.get(row.proposalId ?? ''), { concern: hiding.get(row.id), flagged }))
      .map(({ row, waits, concern, shownAs, hiding }) => ({
        ...readBy(actor, row, { hiding, concern }),
        ...{ waits, hidden: shownAs && hiddenType(shownAs), author: row.authorId && person(row.authorId) },
        writtenDown: writtenDown(row),
        next: nextSteps(commentSteps({ ...row, ...(concern && { concern: concern.decision }) })),
        // Read only where it is asked for: a list of comments needs no text of its sections.
        get quoteStands() {
          if (row.blockId === null) return Promise.resolve(true);
          return wordsNow(row.sectionId, row.blockId).then((now) => now !== null && standsIn(now.lines, row.quote));
        },
        decidedBy: row.decidedBy.map(person),
        putForward: putForward(row, {
          ...{ person, isRead: isPutForwardRead(actor, hiding, concern), mayAgree: taken.has(row.id) },
        }),
      }));
  }
}

/**
 * Who looks at comments reads all of them. Others read those that everybody may: one that nobody has looked at may name
 * somebody, or hold a price (R33, R34, R38). Its number would show its words to who has it.
 */
function readBy(
  actor: Actor,
  comment: PublicComment,
  { hiding, concern }: { readonly hiding: Hiding | null; readonly concern: HidingConcern | undefined },
): PublicComment {
  const reads = hiding ? readsHidden(actor, hiding) : comment.state === 'SHOWN' || isConcernReviewer(actor);
  if (reads) return comment;
  const reference = comment.state === 'SHOWN' ? comment.reference : '';
  // An answer may quote what is hidden, unless whoever gave it could not read it.
  const isBlind = concern !== undefined && comment.decidedAt !== null && isAnsweredBlindly(concern, comment.decidedAt);
  return {
    ...comment,
    ...WITHOUT_WORDS,
    reference,
    reason: hiding && comment.reason && !isBlind ? '' : comment.reason,
    // Whoever passed a worry on may say in it what it is about.
    keptBackBecause: comment.keptBackBecause && (hiding?.ground === 'SAFEGUARDING' ? '' : comment.keptBackBecause),
  };
}

const WITHOUT_WORDS = { name: '', change: '', why: '', quote: '', instead: '' };

/** What was put forward before a lead decided is gone: what there is now quotes nothing. */
function isPutForwardRead(actor: Actor, hiding: Hiding | null, concern: HidingConcern | undefined): boolean {
  if (!hiding || readsHidden(actor, hiding)) return true;
  return hiding === concern && hiding.ground === 'SAFEGUARDING' && hiding.decision === 'TAKEN_OUT';
}

/** The answer that waits for a second person; without its reason for whoever does not read the comment. */
function putForward(
  row: PublicComment,
  {
    person,
    isRead,
    mayAgree,
  }: { readonly person: (id: MembershipId) => CommentPersonType; readonly isRead: boolean; readonly mayAgree: boolean },
): PublicCommentType['putForward'] {
  const { givenBy, givenDecision: decision, givenReason } = row;
  if (!givenBy || !decision || givenReason === null) return null;
  return { decision, mayAgree, by: person(givenBy), reason: isRead ? givenReason : '', hash: hashOfCommentAnswer(row) };
}

/** What may hide a comment: a flag about itself, and flags about words of the text. */
interface Flags {
  readonly concern: HidingConcern | undefined;
  readonly flagged: readonly FlaggedWords[];
}

/** With the answer of the suggestion that its exact words became, where they did, and what hides it. */
function withAnswer(row: PublicComment, answer: ExactWordsAnswer | undefined, { concern, flagged }: Flags) {
  const shownAs = strongest<HidingConcern>([concern, ...quotedIn(row, answer, flagged)]);
  if (!answer) return { row, waits: waitsForAnswer(row), concern, shownAs, hiding: shownAs };
  const { decision, reason, decidedBy, waits, hiding } = answer;
  return {
    row: { ...row, decision, reason, decidedBy: [...decidedBy] },
    ...{ waits, concern, shownAs, hiding: strongest<Hiding>([shownAs, hiding]) },
  };
}

function hiddenType({ id, ground, decision, reason: because }: HidingConcern): HiddenCommentType {
  return { concernId: ground === 'COMPETITION' ? id : null, ground, isOpen: decision === null, because };
}

/** Comments never leave the list of all, so a place in it stays the same. */
function placeIn(cursor: string | null): number {
  const place = Number(cursor ?? 0);
  return Number.isInteger(place) && place > 0 ? place : 0;
}
