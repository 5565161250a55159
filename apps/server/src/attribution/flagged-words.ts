import type { StatementId } from '#concordat';
import type { FlaggedText, Hiding } from '#deliberation';
import { Injectable } from '@nestjs/common';

/** Words of a text that somebody flagged and nobody has put back, and why they are hidden. */
export type HiddenText = FlaggedText & Hiding;

/** What the slice that keeps such flags tells of a statement's text. */
export interface FlaggedSource {
  inText(statementId: StatementId): Promise<readonly HiddenText[]>;
}

/** Words of a text that somebody flagged and nobody has put back, of which a later slice knows (R34, R38). */
@Injectable()
export class FlaggedWords {
  private source: FlaggedSource = { inText: () => Promise.resolve([]) };

  /** Called once when the slice that keeps such flags starts. */
  register(source: FlaggedSource): void {
    this.source = source;
  }

  inText(statementId: StatementId): Promise<readonly HiddenText[]> {
    return this.source.inText(statementId);
  }
}
