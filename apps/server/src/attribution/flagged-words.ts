import type { SectionId } from '#concordat';
import type { FlaggedText, Hiding } from '#deliberation';
import { Injectable } from '@nestjs/common';

/** Words of a text that somebody flagged and nobody has put back, and why they are hidden. */
export type HiddenText = FlaggedText & Hiding;

/** What the slice that keeps such flags tells of a section's text. */
export interface FlaggedSource {
  inText(sectionId: SectionId): Promise<readonly HiddenText[]>;
}

/** Words of a text that somebody flagged and nobody has put back, of which a later slice knows (R34, R38). */
@Injectable()
export class FlaggedWords {
  private source: FlaggedSource = { inText: () => Promise.resolve([]) };

  /** Called once when the slice that keeps such flags starts. */
  register(source: FlaggedSource): void {
    this.source = source;
  }

  inText(sectionId: SectionId): Promise<readonly HiddenText[]> {
    return this.source.inText(sectionId);
  }
}
