import type { MembershipId } from '#concordat';
import type { Decision, Hiding } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublicComment } from './comment.entity.js';

/** What became of the suggestion that a comment's exact words are. */
export interface ExactWordsAnswer {
  /** Whether an answer is owed. */
  readonly waits: boolean;
  /** Null while there is none. */
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly decidedBy: readonly MembershipId[];
  /** The words that were agreed; null for none. */
  readonly newWords: string | null;
  /** What hides its words (R34, R38); null where nothing does. */
  readonly hiding: Hiding | null;
}

/** What the slice that keeps suggestions does for comments. */
export interface ExactWordsTaker {
  /** Makes a suggestion of a comment's exact words, credited to the public, and gives its id. Holds the section's lock. */
  suggest(tx: EntityManager, comment: PublicComment): Promise<string>;
  /** By suggestion. */
  answersTo(proposalIds: readonly string[]): Promise<ReadonlyMap<string, ExactWordsAnswer>>;
}

/** Exact words in comments: they are answered as suggestions are, of which a later slice knows. */
@Injectable()
export class ExactWords {
  private taker: ExactWordsTaker | null = null;

  /** Called once when the slice that keeps suggestions starts. */
  register(taker: ExactWordsTaker): void {
    this.taker = taker;
  }

  suggest(tx: EntityManager, comment: PublicComment): Promise<string> {
    if (!this.taker) throw new Error('Nobody takes the exact words of comments.');
    return this.taker.suggest(tx, comment);
  }

  async answersTo(comments: readonly PublicComment[]): Promise<ReadonlyMap<string, ExactWordsAnswer>> {
    const ids = comments.flatMap(({ proposalId }) => proposalId ?? []);
    return ids.length === 0 || !this.taker ? new Map() : this.taker.answersTo(ids);
  }
}
