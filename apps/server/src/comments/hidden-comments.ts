import type { Refusal, SectionId } from '#concordat';
import { whyNotAnswerConcerned, type ConcernDecision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A competition concern that hides the words of a comment (R34). */
export interface HidingConcern {
  readonly id: string;
  /** Null while nobody has decided. */
  readonly decision: ConcernDecision | null;
  readonly reason: string | null;
}

/** Words of a section's text that somebody flagged and nobody has put back. */
export interface FlaggedWords {
  readonly blockId: string | null;
  readonly quote: string;
  readonly decision: ConcernDecision | null;
}

/** What the slice that keeps competition concerns tells of comments, and of the words that they are about. */
export interface HidingSource {
  /** The concern that hides each of these comments: one that is not decided, or by which it was taken out. */
  hidingComments(ids: readonly string[], tx?: EntityManager): Promise<ReadonlyMap<string, HidingConcern>>;
  inText(sectionId: SectionId): Promise<readonly FlaggedWords[]>;
}

/** Comments and words of the text that somebody flagged, of which a later slice knows. */
@Injectable()
export class HiddenComments {
  private source: HidingSource = {
    hidingComments: () => Promise.resolve(new Map()),
    inText: () => Promise.resolve([]),
  };

  /** Called once when the slice that keeps competition concerns starts. */
  register(source: HidingSource): void {
    this.source = source;
  }

  among(comments: readonly { readonly id: string }[], tx?: EntityManager): Promise<ReadonlyMap<string, HidingConcern>> {
    return this.source.hidingComments(
      comments.map(({ id }) => id),
      tx,
    );
  }

  inText(sectionId: SectionId): Promise<readonly FlaggedWords[]> {
    return this.source.inText(sectionId);
  }

  /** Why a comment cannot be answered so: nobody answers what is hidden from them, and what was taken out is not agreed. */
  async whyNotAnswer(comment: { readonly id: string }, isAccepted: boolean, tx: EntityManager): Promise<Refusal[]> {
    const concern = (await this.among([comment], tx)).get(comment.id);
    return whyNotAnswerConcerned(concern?.decision ?? null, { isConcerned: concern !== undefined, isAccepted });
  }
}
