import type { SectionId } from '#concordat';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, IsNull, Like } from 'typeorm';
import { Config } from '../platform/config.js';
import { eachOf } from '../platform/each-of.js';
import { faultNote } from '../platform/fault-note.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { UnansweredLocks } from './unanswered-locks.js';

const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/** Looks every hour for sections whose lock one co-chair waits for and the other has not answered in time. */
@Injectable()
export class StalledLocks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('locking');
  private timers: NodeJS.Timeout[] = [];
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly unanswered: UnansweredLocks,
    private readonly changes: ChangeFeed,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles?.includes('jobs')) return;
    const run = (): void => void (this.working = this.working.then(() => this.all()));
    this.timers = [setTimeout(run, FIRST_MS).unref(), setInterval(run, EVERY_MS).unref()];
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.working;
  }

  /** Every section for which somebody waits. Never rejects; what could not be done now is done the next time. */
  async all(): Promise<void> {
    await eachOf(
      async () => {
        const keys = await this.db.manager.findBy(TurnedKey, { act: Like('freeze:%'), usedAt: IsNull() });
        return keys.map(({ act }) => act.split(':')[1] as SectionId);
      },
      (id) => this.lock(id),
      (fault, section) => this.log.error({ event: 'not-locked', section, ...faultNote(fault) }),
    );
  }

  /** Locks it where the last day is over; tells whether it did. Two servers that ask at once lock it once. */
  async lock(sectionId: SectionId): Promise<boolean> {
    const locked = await this.db.transaction(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
      await tx.findOneOrFail(Statement, { where: { id: section.statementId }, lock });
      return (await this.unanswered.lockIfOver(tx, section)) ? section : null;
    });
    if (locked) this.changes.publish(`statement:${locked.statementId}`, { kind: 'section', sectionId });
    return locked !== null;
  }
}
