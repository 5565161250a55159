import type { SectionId } from '#concordat';
import type { FlaggedText } from '#deliberation';
import { Injectable } from '@nestjs/common';

/** What the slice that keeps competition concerns tells of a section's text. */
export interface FlaggedSource {
  inText(sectionId: SectionId): Promise<readonly FlaggedText[]>;
}

/** Words of a text that somebody flagged and nobody has put back, of which a later slice knows (R34). */
@Injectable()
export class FlaggedWords {
  private source: FlaggedSource = { inText: () => Promise.resolve([]) };

  /** Called once when the slice that keeps competition concerns starts. */
  register(source: FlaggedSource): void {
    this.source = source;
  }

  inText(sectionId: SectionId): Promise<readonly FlaggedText[]> {
    return this.source.inText(sectionId);
  }
}
