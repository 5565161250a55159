import type { Refusal, StatementId } from '#concordat';
import { saysAgain, whyNotAnswerHidden, whyNotShowHidden, type Hiding } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublicComment } from './comment.entity.js';
import type { ExactWordsAnswer } from './exact-words.js';

/** A competition concern (R34), or a worry about somebody (R38), that hides words. */
export interface HidingConcern extends Hiding {
  readonly id: string;
  /** Why words were taken out because of competition rules; of a worry about somebody no reason is told. */
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}

/** Words of a text that somebody flagged and nobody has put back. */
export interface FlaggedWords extends HidingConcern {
  readonly blockId: string | null;
  readonly quote: string;
}

/** What the slice that keeps such flags tells of comments, and of the words that they are about. */
export interface HidingSource {
  /** The concern that hides each of these comments: one that is not decided, or by which it was taken out. */
  hidingComments(ids: readonly string[], tx?: EntityManager): Promise<ReadonlyMap<string, HidingConcern>>;
  inText(statementId: StatementId): Promise<readonly FlaggedWords[]>;
}

/** Comments and words of the text that somebody flagged, of which a later slice knows. */
@Injectable()
export class HiddenComments {
  private source: HidingSource = {
    hidingComments: () => Promise.resolve(new Map()),
    inText: () => Promise.resolve([]),
  };

  /** Called once when the slice that keeps such flags starts. */
  register(source: HidingSource): void {
    this.source = source;
  }

  among(comments: readonly { readonly id: string }[], tx?: EntityManager): Promise<ReadonlyMap<string, HidingConcern>> {
    return this.source.hidingComments(
      comments.map(({ id }) => id),
      tx,
    );
  }

  inText(statementId: StatementId): Promise<readonly FlaggedWords[]> {
    return this.source.inText(statementId);
  }

  /** Why a comment cannot be shown. */
  async whyNotShow(comment: { readonly id: string }, tx: EntityManager): Promise<Refusal[]> {
    return whyNotShowHidden((await this.among([comment], tx)).get(comment.id));
  }

  /** Why a comment cannot be answered so: nobody answers what is hidden from them, and what was taken out is not agreed. */
  async whyNotAnswer(comment: { readonly id: string }, isAccepted: boolean, tx: EntityManager): Promise<Refusal[]> {
    return whyNotAnswerHidden((await this.among([comment], tx)).get(comment.id), isAccepted);
  }
}

/** What of the flagged words of texts a comment or its answer says again. */
export function quotedIn(
  { blockId, quote, instead, change, why, reason, givenReason }: PublicComment,
  answer: ExactWordsAnswer | undefined,
  flagged: readonly FlaggedWords[],
): FlaggedWords[] {
  const texts = [quote, instead, change, why, reason, givenReason, answer?.reason, answer?.newWords];
  return flagged.filter((one) => saysAgain(one, { blockId, texts }));
}
