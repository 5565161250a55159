import type { Removal, SectionAttribution, WordsTakenOut } from '#attribution';
import type { SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SectionLogReader, type LogPlace } from '../live-editing/section-log.reader.js';
import { Clock } from '../platform/clock.js';
import { KeptProvenance } from './kept-provenance.js';
import { RecentlyUsed } from './recently-used.js';

/** Removals with their words, and the row of the log after which their places are these. */
export interface RemovalsInText {
  readonly epoch: number;
  readonly seq: number;
  readonly removals: readonly ({ readonly removal: Removal } & WordsTakenOut)[];
}

/**
 * Who wrote what, computed by the server from the committed log and the leases: never from what a browser claims (P11).
 * What was read of a section's log is kept for a while, so that the next answer costs only what was written since.
 * Contributors are membership ids.
 */
@Injectable()
export class AttributionReader {
  private readonly sections: RecentlyUsed<SectionId, KeptProvenance>;
  /** A version never changes, and neither does who wrote it. */
  private readonly versions: RecentlyUsed<string, SectionAttribution>;

  constructor(
    private readonly log: SectionLogReader,
    private readonly clock: Clock,
  ) {
    const now = (): number => this.clock.now().getTime();
    this.sections = new RecentlyUsed({
      ...{ most: 50, mostWeight: MOST_ROWS, weigh: ({ seq }) => seq, idleMs: 15 * 60_000, now },
    });
    this.versions = new RecentlyUsed({ most: 100, mostWeight: 100, weigh: () => 1, idleMs: 60 * 60_000, now });
  }

  /** Attribution of the newest committed text. Inside a transaction only of an act that writes no text: what is read is kept. */
  async ofSection(sectionId: SectionId, tx?: EntityManager): Promise<SectionAttribution> {
    const head = await this.log.head(sectionId, tx);
    const kept = this.keptFor(head);
    await this.readTo(head, kept, tx);
    return kept.attribution();
  }

  /** The words of removals of the newest committed text, and where they would stand in it; inside a transaction, likewise. */
  async takenOut(
    sectionId: SectionId,
    isWanted: (removal: Removal) => boolean,
    tx?: EntityManager,
  ): Promise<RemovalsInText> {
    const head = await this.log.head(sectionId, tx);
    const kept = this.keptFor(head);
    await this.readTo(head, kept, tx);
    const removals = kept.attribution().removals.filter(isWanted);
    const { epoch, seq } = kept;
    return { epoch, seq, removals: removals.map((removal) => ({ removal, ...kept.takenOut(removal) })) };
  }

  /**
   * Attribution of the text after a row: of a section version, say. Inside the transaction of an act that holds the
   * section's lock, that may be the newest row.
   */
  async ofVersion(version: LogPlace, tx?: EntityManager): Promise<SectionAttribution> {
    const key = [version.sectionId, version.epoch, version.seq].join(' ');
    const known = this.versions.get(key);
    if (known) return known;
    const attribution = await this.readVersion(version, tx);
    this.versions.set(key, attribution);
    return attribution;
  }

  private async readVersion(version: LogPlace, tx?: EntityManager): Promise<SectionAttribution> {
    const newest = this.sections.get(version.sectionId);
    if (newest && newest.epoch === version.epoch && newest.seq <= version.seq) {
      await this.readTo(version, newest, tx);
      // Somebody else may have read on meanwhile.
      if (newest.seq === version.seq) return newest.attribution();
    }
    const own = new KeptProvenance(version.epoch);
    await this.readTo(version, own, tx);
    return own.attribution();
  }

  /** An epoch is a text of its own: nothing of what was read in the one before says anything about it. */
  private keptFor({ sectionId, epoch }: LogPlace): KeptProvenance {
    const known = this.sections.get(sectionId);
    if (known?.epoch === epoch) return known;
    const kept = new KeptProvenance(epoch);
    this.sections.set(sectionId, kept);
    return kept;
  }

  private async readTo({ sectionId, epoch, seq }: LogPlace, kept: KeptProvenance, tx?: EntityManager): Promise<void> {
    try {
      while (kept.seq < seq) {
        const rows = await this.log.rowsAfter({ sectionId, epoch, seq: kept.seq }, tx);
        const wanted = rows.filter((row) => row.seq <= seq);
        // A text that was built anew begins with no row.
        if (wanted.length === 0) return;
        const writers = await this.log.writers(sectionId, kept.strangersIn(wanted), tx);
        kept.take(wanted, writers);
      }
    } catch (fault) {
      // What it holds may be half of a row: the next one to ask reads it again.
      this.sections.delete(sectionId);
      throw fault;
    }
  }
}

/** Rows of all sections that are kept: a row of a long history was measured at 560 bytes, its part of the text included. */
const MOST_ROWS = 500_000;
