import type { SectionId } from '#concordat';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../platform/config.js';
import { replay } from './live-text.js';
import { nameOf } from './refusal-recorder.js';
import { Rooms } from './rooms.js';
import { storedTextOf } from './stored-text.js';
import { UpdateLogInPostgres } from './update-log-in-postgres.js';

/** Rows that a section may have beyond its last stored state before one is made in the background. */
const LONG = 2_000;

const FIRST_MS = 5_000;
const EVERY_MS = 60_000;

/**
 * Keeps the way to every section's text short (P14): where many rows lie behind the last stored state and no room is
 * open that would keep one itself, replays the log and keeps a state beside it. One section at a time, a little at a
 * time; the log itself is never touched. Two servers that do the same work at once do no harm.
 */
@Injectable()
export class Compactor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('rooms');
  private timers: NodeJS.Timeout[] = [];
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly updates: UpdateLogInPostgres,
    private readonly rooms: Rooms,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles?.includes('jobs')) return;
    const run = (): void => void (this.working = this.working.then(() => this.run()));
    this.timers = [setTimeout(run, FIRST_MS).unref(), setInterval(run, EVERY_MS).unref()];
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await this.working;
  }

  /** Never rejects; what could not be done now is done the next time. */
  async run(): Promise<void> {
    try {
      const long = await this.db.query<{ id: SectionId }[]>(SECTIONS_WITH_A_LONG_WAY, [LONG]);
      for (const { id } of long) if (!this.stopped && !this.rooms.opened(id)?.isLoaded) await this.shorten(id);
    } catch (fault) {
      this.log.error({ event: 'not-compacted', fault: nameOf(fault) });
    }
  }

  private async shorten(sectionId: SectionId): Promise<void> {
    const logged = await this.updates.load(sectionId);
    const doc = await replay(logged);
    await this.updates.keep(sectionId, logged.epoch, storedTextOf(doc, logged.seq));
    doc.destroy();
  }
}

const SECTIONS_WITH_A_LONG_WAY = `
  SELECT s.id FROM section s WHERE s.head_seq - coalesce((
    SELECT max(p.seq) FROM section_snapshot p WHERE p.section_id = s.id AND p.epoch = s.epoch), 0) >= $1`;
