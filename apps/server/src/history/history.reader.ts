import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { rightsHolder } from '../live-editing/author.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import { Section } from '../statements/section.entity.js';
import { momentsOf, PAUSE_MS, type LoggedRow, type Moment } from './moments.js';
import { NamedVersion } from './named-version.entity.js';

/** A part of the moments of a section, newest first. */
export interface MomentsPage {
  readonly moments: readonly Moment[];
  readonly hasMore: boolean;
}

/** A version of a section that has a name. */
export interface KnownVersion {
  readonly seq: number;
  readonly name: string;
  readonly at: Date;
  /** Null for a draft that was locked for signing, which names itself. */
  readonly namedBy: MembershipId | null;
}

/** Rows looked at first, and twice as many each time they were not enough; most pages come from the first. */
const ROWS_AT_ONCE = 2_000;

/** Reads which moments of a section can be opened, from its log as it is since it was last rebuilt. */
@Injectable()
export class HistoryReader {
  constructor(private readonly db: DataSource) {}

  /** Moments that ended before this row of the log; of the newest, without it. */
  async moments(sectionId: SectionId, first: number, beforeSeq: number | null): Promise<MomentsPage> {
    const { epoch, headSeq } = await this.db.manager.findOneByOrFail(Section, { id: sectionId });
    const before = Math.min(beforeSeq ?? Infinity, headSeq + 1);
    for (let take = Math.max(ROWS_AT_ONCE, first); ; take *= 2) {
      const rows = await this.rows(sectionId, epoch, { before, take });
      const isAll = rows.length < take;
      // Nobody can tell whether somebody's first stretches here go on from rows that are not here.
      const certainFrom = isAll ? -Infinity : (rows[0]?.at.getTime() ?? 0) + PAUSE_MS;
      const moments = momentsOf(rows)
        .reverse()
        .filter(({ from }) => from.getTime() > certainFrom);
      if (isAll || moments.length > first) return { moments: moments.slice(0, first), hasMore: moments.length > first };
    }
  }

  /** Named versions and locked drafts, newest text first. */
  async versions(sectionId: SectionId): Promise<KnownVersion[]> {
    const { epoch } = await this.db.manager.findOneByOrFail(Section, { id: sectionId });
    const named = await this.db.manager.findBy(NamedVersion, { sectionId, epoch });
    const locked = await this.db.manager.find(SectionVersion, {
      select: { id: true, number: true, seq: true, frozenAt: true },
      where: { sectionId, epoch },
    });
    const versions: KnownVersion[] = [
      ...named.map(({ seq, name, namedAt, namedBy }) => ({ seq, name, at: namedAt, namedBy })),
      ...locked.map(({ seq, number, frozenAt }) => ({ seq, name: `Draft ${number}`, at: frozenAt, namedBy: null })),
    ];
    return versions.sort((a, b) => b.seq - a.seq || b.at.getTime() - a.at.getTime());
  }

  /** Oldest first. */
  private async rows(
    sectionId: SectionId,
    epoch: number,
    { before, take }: { before: number; take: number },
  ): Promise<LoggedRow[]> {
    const rows = await this.db.manager.find(SectionUpdate, {
      select: {
        sectionId: true,
        epoch: true,
        seq: true,
        membershipId: true,
        onBehalfOf: true,
        at: true,
        restores: true,
      },
      where: { sectionId, epoch, seq: LessThan(before) },
      order: { seq: 'DESC' },
      take,
    });
    return rows.reverse().map((row) => ({ seq: row.seq, at: row.at, by: rightsHolder(row), restores: row.restores }));
  }
}
