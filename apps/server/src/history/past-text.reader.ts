import type { MembershipId, SectionId } from '#concordat';
import { compareSections, normaliseContent, readSection, type SectionBlock, type SectionComparison } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rightsHolder } from '../live-editing/author.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { Section } from '../statements/section.entity.js';

/** The text of a section as it was. */
export interface PastText {
  readonly seq: number;
  /** Number of the newest row when it was read. */
  readonly headSeq: number;
  /** When the row was committed; null before the first. */
  readonly at: Date | null;
  /** Whose words the row holds. */
  readonly by: MembershipId | null;
  readonly restores: number | null;
  /** In the canonical form. */
  readonly content: readonly SectionBlock[];
}

/** Reads the text of a section at any committed row of its log, and compares two of them. */
@Injectable()
export class PastTextReader {
  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
  ) {}

  /** Number of the newest row of a section; 0 before the first. */
  async newest(sectionId: SectionId): Promise<number> {
    return (await this.db.manager.findOneByOrFail(Section, { id: sectionId })).headSeq;
  }

  /** Null where the log has no such row since the text was last rebuilt; 0 is the empty text before the first. */
  async at(sectionId: SectionId, seq: number): Promise<PastText | null> {
    const { epoch, headSeq } = await this.db.manager.findOneByOrFail(Section, { id: sectionId });
    const content = seq >= 0 && seq <= headSeq ? await this.content(sectionId, epoch, seq) : null;
    if (!content) return null;
    const row = await this.db.manager.findOne(SectionUpdate, {
      select: {
        sectionId: true,
        epoch: true,
        seq: true,
        membershipId: true,
        onBehalfOf: true,
        at: true,
        restores: true,
      },
      where: { sectionId, epoch, seq },
    });
    const { at = null, restores = null } = row ?? {};
    return { seq, headSeq, at, by: row && rightsHolder(row), restores, content };
  }

  /** Null where either is not there. */
  async compare(sectionId: SectionId, { from, to }: { from: number; to: number }): Promise<SectionComparison | null> {
    const { epoch, headSeq } = await this.db.manager.findOneByOrFail(Section, { id: sectionId });
    if (Math.min(from, to) < 0 || Math.max(from, to) > headSeq) return null;
    const before = await this.content(sectionId, epoch, from);
    const after = await this.content(sectionId, epoch, to);
    return before && after && compareSections(before, after);
  }

  private async content(sectionId: SectionId, epoch: number, seq: number): Promise<SectionBlock[] | null> {
    const doc = await this.texts.atSeq(sectionId, epoch, seq);
    return doc && normaliseContent(readSection(doc));
  }
}
