import type { LoggedRow, Removal, SectionAttribution, WordsTakenOut, Writer } from '#attribution';
import type { SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { logOf, SectionLogReader, type LogPlace } from '../live-editing/section-log.reader.js';
import { Clock } from '../platform/clock.js';
import { inTurns } from '../platform/in-turns.js';
import { KeptProvenance } from './kept-provenance.js';
import { RecentlyUsed } from './recently-used.js';

/** Removals with their words, and the row of the log after which their places are these. */
export interface RemovalsInText {
  readonly epoch: number;
  readonly seq: number;
  readonly removals: readonly ({ readonly removal: Removal } & WordsTakenOut)[];
  /** All removals of the text, those too that were not asked for. */
  readonly all: readonly Removal[];
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
    return only(await this.ofSections([sectionId], tx));
  }

  /** The same of many sections, in their order, in a few questions to the database however many they are. */
  async ofSections(sectionIds: readonly SectionId[], tx?: EntityManager): Promise<SectionAttribution[]> {
    return inTurns(await this.newest(sectionIds, tx), (kept) => kept.attribution());
  }

  /** The words of removals of the newest committed text, and where they would stand in it. */
  async takenOut(sectionId: SectionId, isWanted: (removal: Removal) => boolean): Promise<RemovalsInText> {
    return only(await this.takenOutOf([sectionId], isWanted));
  }

  /** The same of many sections, in their order; inside a transaction likewise. */
  async takenOutOf(
    sectionIds: readonly SectionId[],
    isWanted: (removal: Removal, sectionId: SectionId) => boolean,
    tx?: EntityManager,
  ): Promise<RemovalsInText[]> {
    return inTurns(await this.newest(sectionIds, tx), (kept, index) => {
      const all = kept.attribution().removals;
      const removals = all.filter((one) => isWanted(one, sectionIds[index] as SectionId));
      const { epoch, seq } = kept;
      return { epoch, seq, all, removals: removals.map((removal) => ({ removal, ...kept.takenOut(removal) })) };
    });
  }

  /**
   * Attribution of the text after a row: of a section version, say. Inside the transaction of an act that holds the
   * section's lock, that may be the newest row.
   */
  async ofVersion(version: LogPlace, tx?: EntityManager): Promise<SectionAttribution> {
    return only(await this.ofVersions([version], tx));
  }

  /** The same of many versions, in their order. */
  async ofVersions(versions: readonly LogPlace[], tx?: EntityManager): Promise<SectionAttribution[]> {
    const found = new Map<string, SectionAttribution>();
    for (const version of versions) {
      const known = this.versions.get(keyOf(version));
      if (known) found.set(keyOf(version), known);
    }
    const unknown = versions.filter((version) => !found.has(keyOf(version)));
    const read = await this.readVersions(unknown, tx);
    for (const [index, attribution] of read.entries()) {
      const key = keyOf(unknown[index] as LogPlace);
      this.versions.set(key, attribution);
      found.set(key, attribution);
    }
    return versions.map((version) => found.get(keyOf(version)) as SectionAttribution);
  }

  private async readVersions(versions: readonly LogPlace[], tx?: EntityManager): Promise<SectionAttribution[]> {
    const readings = versions.map((to) => ({ to, kept: this.keptBefore(to) ?? new KeptProvenance(to.epoch) }));
    await this.readTo(readings, tx);
    const read = readings.map(({ to, kept }) => (kept.seq <= to.seq ? kept.attribution() : null));
    // Somebody else may have read on meanwhile.
    const own = readings.map(({ to }) => ({ to, kept: new KeptProvenance(to.epoch) }));
    await this.readTo(
      own.filter((_, index) => read[index] === null),
      tx,
    );
    return own.map(({ kept }, index) => read[index] ?? kept.attribution());
  }

  /** What was read of the section before this version or up to it, where anything was. */
  private keptBefore({ sectionId, epoch, seq }: LogPlace): KeptProvenance | null {
    const newest = this.sections.get(sectionId);
    return newest && newest.epoch === epoch && newest.seq <= seq ? newest : null;
  }

  private async newest(sectionIds: readonly SectionId[], tx?: EntityManager): Promise<KeptProvenance[]> {
    const heads = await this.log.heads(sectionIds, tx);
    const readings = heads.map((to) => ({ to, kept: this.keptFor(to) }));
    await this.readTo(readings, tx);
    return readings.map(({ kept }) => kept);
  }

  /** An epoch is a text of its own: nothing of what was read in the one before says anything about it. */
  private keptFor({ sectionId, epoch }: LogPlace): KeptProvenance {
    const known = this.sections.get(sectionId);
    if (known?.epoch === epoch) return known;
    const kept = new KeptProvenance(epoch);
    this.sections.set(sectionId, kept);
    return kept;
  }

  private async readTo(readings: readonly Reading[], tx?: EntityManager): Promise<void> {
    for (let open = unfinished(readings); open.length > 0; open = unfinished(open)) {
      const stretches = open.map(({ to: { seq: to, ...place }, kept }) => ({ ...place, after: kept.seq, to }));
      const found = await this.log.rowsIn(stretches, tx);
      // A text that was built anew begins with no row. The first has none; there may have been no room for the others.
      if (found.size === 0) open.shift();
      const news = open.map((one) => ({ ...one, rows: rowsFor(one, found) }));
      const strangers = news.map(({ to: { sectionId }, kept, rows }) => {
        return { sectionId, clientIds: kept.strangersIn(rows) };
      });
      const writers = await this.log.writers(strangers, tx);
      for (const { to, kept, rows } of news) this.take(to, kept, { rows, writers: writers.get(to.sectionId) });
    }
  }

  private take({ sectionId }: LogPlace, kept: KeptProvenance, { rows, writers = new Map() }: News): void {
    try {
      kept.take(rows, writers);
    } catch (fault) {
      // What it holds may be half of a row: the next one to ask reads it again.
      this.sections.delete(sectionId);
      throw fault;
    }
  }
}

/** A section's log that is to be read as far as a place, and what has been read of it. */
interface Reading {
  readonly to: LogPlace;
  readonly kept: KeptProvenance;
}

/** Rows of a section that were read, and whose the leases in them are. */
interface News {
  readonly rows: readonly LoggedRow[];
  readonly writers: ReadonlyMap<number, Writer> | undefined;
}

/** Of one log several versions may be read at once, and none goes beyond its own. */
function rowsFor({ to }: Reading, found: ReadonlyMap<string, readonly LoggedRow[]>): LoggedRow[] {
  return (found.get(logOf(to)) ?? []).filter(({ seq }) => seq <= to.seq);
}

function unfinished(readings: readonly Reading[]): Reading[] {
  return readings.filter(({ to, kept }) => kept.seq < to.seq);
}

function only<Thing>([thing]: readonly Thing[]): Thing {
  if (thing === undefined) throw new Error('One is found for one.');
  return thing;
}

function keyOf({ sectionId, epoch, seq }: LogPlace): string {
  return [sectionId, epoch, seq].join(' ');
}

/** Rows of all sections that are kept: a row of a long history was measured at 560 bytes, its part of the text included. */
const MOST_ROWS = 500_000;
