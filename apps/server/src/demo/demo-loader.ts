import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Council } from '../membership/council.entity.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { StartFault } from '../platform/start-fault.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { FoundCouncil } from './found-council.js';
import { LoadNorthmoor } from './load-northmoor.js';
import { readNorthmoor } from './northmoor.js';

/** Thrown when a database of somebody's own holds a sample whose loading was cut short. */
export class HalfLoaded extends StartFault {
  constructor() {
    super([
      'The Northmoor sample in this database is only half there: the server stopped while it was loading. ' +
        'Empty the database, or give DATABASE_URL another one, and start again.',
    ]);
  }
}

/** Fills an empty database with the sample while the demo is on, before anyone can connect. */
@Injectable()
export class DemoLoader {
  // eslint-disable-next-line max-params -- it looks at the database, the settings and the clock around the loading itself
  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly timeline: Timeline,
    private readonly found: FoundCouncil,
    private readonly load: LoadNorthmoor,
  ) {}

  /**
   * Loads the sample when there is no council yet; `say` gets a line for each step. A loading that was cut short cannot
   * be taken up again: in the embedded database, where nobody can have written since, the sample is thrown away and
   * loaded anew; in any other database this throws `HalfLoaded`. Does nothing while the demo is off.
   */
  async loadIfEmpty(say: (line: string) => void): Promise<void> {
    if (!this.config.demo) return;
    if (await this.isHalfLoaded()) await this.startAgain(say);
    if (await this.db.manager.existsBy(Council, {})) return;
    const loadedAt = this.clock.now();
    try {
      await this.loadAll(loadedAt, (percent) => say(`Loading the Northmoor sample: ${percent} %`));
    } finally {
      this.clock.pin(null);
    }
  }

  private async loadAll(loadedAt: Date, progress: (percent: number) => void): Promise<void> {
    progress(0);
    const sample = readNorthmoor();
    const { councilId, administrator } = await this.found.run(sample, loadedAt);
    await this.load.run(sample, { by: administrator, councilId, loadedAt }, progress);
    this.clock.pin(null);
    // The last thing of all: without it the next start knows that this one was cut short.
    await this.db.transaction((tx) => this.timeline.add(tx, { chain: councilId, kind: COMPLETE, actor: null }));
    progress(100);
  }

  private async isHalfLoaded(): Promise<boolean> {
    const begun = await this.db.manager.findBy(RecordEntryRow, { kind: BEGUN, seq: 1 });
    const councils = await this.db.manager.find(Council);
    const council = councils.find(({ id }) => begun.some(({ chain }) => chain === id));
    return (
      council !== undefined && !(await this.db.manager.existsBy(RecordEntryRow, { chain: council.id, kind: COMPLETE }))
    );
  }

  /** A council that an operator made beside the loading server must not be thrown away with the sample. */
  private async hasOtherCouncils(): Promise<boolean> {
    const begun = await this.db.manager.findBy(RecordEntryRow, { kind: BEGUN, seq: 1 });
    const councils = await this.db.manager.find(Council);
    return councils.some(({ id }) => begun.every(({ chain }) => chain !== id));
  }

  private async startAgain(say: (line: string) => void): Promise<void> {
    if (this.config.databaseUrl !== null || (await this.hasOtherCouncils())) throw new HalfLoaded();
    say('The Northmoor sample was only half loaded when the server stopped. It is thrown away and loaded again.');
    await this.db.query('DROP SCHEMA public CASCADE');
    await this.db.query('CREATE SCHEMA public');
    await this.db.runMigrations();
  }
}

/** First entry of the record of every council and statement that is demonstration data. */
const BEGUN = 'demonstration.loaded';
const COMPLETE = 'demonstration.complete';
