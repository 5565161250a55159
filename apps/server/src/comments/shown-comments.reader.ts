import type { Constituency, MembershipId, SectionId } from '#concordat';
import {
  isAnsweredBlindly,
  needsAnswer,
  strongest,
  withoutContactDetails,
  type Ground,
  type Hiding,
} from '#deliberation';
import { Injectable } from '@nestjs/common';
import { MembershipReader } from '../membership/membership.reader.js';
import type { PublicComment } from './comment.entity.js';
import { CommentReader } from './comment.reader.js';
import { HiddenComments, quotedIn, type HidingConcern } from './hidden-comments.js';
import { ExactWords, type ExactWordsAnswer } from './exact-words.js';

/** A comment as anybody may read it: without contact details (R38), and without its words where it is kept back. */
export interface ShownComment {
  readonly reference: string;
  readonly constituency: Constituency;
  readonly name: string;
  readonly change: string;
  readonly why: string;
  /** The words that it is about, as they were; empty for the whole section. */
  readonly quote: string;
  /** Exact words that it asks for in their place; empty for none. */
  readonly instead: string;
  /** Exact words that were agreed and go in; null for none. */
  readonly newWords: string | null;
  readonly at: Date;
  readonly keptBackBecause: string | null;
  /** Why its words, and those of its answer, are hidden (R34, R38); null where they are not. */
  readonly hiddenBecause: Ground | null;
  /** Whether an answer is owed. */
  readonly waits: boolean;
  readonly decision: string | null;
  readonly reason: string | null;
  /** How many people got the same answer, where that has to be said (R14); else null. */
  readonly sameAnswerTo: number | null;
  /** Groups of those who decided. */
  readonly decidedBy: readonly Constituency[];
}

/** Reads comments of the public as anybody may read them, with their answers. */
@Injectable()
export class ShownCommentsReader {
  constructor(
    private readonly comments: CommentReader,
    private readonly memberships: MembershipReader,
    private readonly exact: ExactWords,
    private readonly hidden: HiddenComments,
  ) {}

  /** A page of those of a section, oldest first. */
  async of(sectionId: SectionId, page = 1): Promise<ShownComment[]> {
    const comments = await this.comments.lookedAt(sectionId, page);
    const answers = await this.exact.answersTo(comments);
    const deciders = [...comments, ...answers.values()].flatMap(({ decidedBy }) => decidedBy);
    const groups = await this.memberships.groupsOf(deciders);
    const hiding = await this.hidden.among(comments);
    const [first] = comments;
    const flagged = first ? await this.hidden.inText(first.statementId) : [];
    const same = (await this.comments.sameAnswers(sectionId)) ?? (() => null);
    return comments
      .map((comment) => {
        const answer = answers.get(comment.proposalId ?? '');
        const hidden = strongest<Hiding>([
          hiding.get(comment.id),
          answer?.hiding,
          ...quotedIn(comment, answer, flagged),
        ]);
        return asShown(comment, {
          ...{ answer, hiddenBecause: hidden?.ground ?? null, groupOf: (id) => groups.get(id) ?? '' },
          isBlind: isBlindly(comment, hiding.get(comment.id)),
        });
      })
      .map((shown) => ({ ...shown, sameAnswerTo: shown.reason ? same(shown.reason) : null }));
  }

  /** On which page of those of a section the comment of this number stands; null where it stands on none. */
  pageOf(sectionId: SectionId, reference: string): Promise<number | null> {
    return this.comments.pageOf(sectionId, reference);
  }
}

function isBlindly({ decidedAt }: PublicComment, hiding: HidingConcern | undefined): boolean {
  return decidedAt !== null && hiding !== undefined && isAnsweredBlindly(hiding, decidedAt);
}

interface Beside {
  readonly answer: ExactWordsAnswer | undefined;
  readonly hiddenBecause: Ground | null;
  /** Whether its answer was given by who could not read it. */
  readonly isBlind: boolean;
  groupOf(id: MembershipId): Constituency;
}

function asShown(
  comment: PublicComment,
  { answer, hiddenBecause, isBlind, groupOf }: Beside,
): Omit<ShownComment, 'sameAnswerTo'> {
  const { reference, constituency, at, state, keptBackBecause } = comment;
  const { decision, reason, decidedBy } = answer ?? comment;
  const isRead = state === 'SHOWN' && hiddenBecause === null;
  const words = isRead ? comment : { name: '', change: '', why: '', quote: '', instead: '' };
  const newWords = isRead ? (answer?.newWords ?? null) : null;
  return {
    ...{ reference, constituency, at, decision, hiddenBecause },
    reason: reason && (hiddenBecause && !isBlind ? '' : withoutContactDetails(reason)),
    // Whoever passed a worry on may say in it what it is about.
    keptBackBecause:
      keptBackBecause && (hiddenBecause === 'SAFEGUARDING' ? '' : withoutContactDetails(keptBackBecause)),
    waits: answer?.waits ?? needsAnswer(comment),
    name: withoutContactDetails(words.name),
    change: withoutContactDetails(words.change),
    why: withoutContactDetails(words.why),
    // Of the draft, where everybody reads it anyway.
    quote: words.quote,
    instead: withoutContactDetails(words.instead),
    newWords: newWords && withoutContactDetails(newWords),
    decidedBy: decidedBy.map((id) => groupOf(id)),
  };
}
