import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { rightsHolder } from './author.js';
import { RoomSettings } from './room-settings.js';
import type { StoredText } from './stored-text.js';
import {
  chainEntries,
  type Appended,
  type Batch,
  type ChainedEntry,
  type LogHead,
  type LoggedText,
  type LogTail,
  type UpdateLog,
} from './update-log.js';
import { UpdateLogInPostgres } from './update-log-in-postgres.js';
import { WritingFacts } from './writing-facts.js';

interface Waiting {
  readonly batch: Batch;
  readonly settle: (appended: Promise<Appended>) => void;
}

/** A batch as the database is asked to store it. */
interface Quick extends Waiting {
  readonly rows: readonly ChainedEntry[];
  readonly head: LogHead;
  readonly sectionFacts: string;
  readonly memberFacts: readonly (readonly [MembershipId, string])[];
}

/**
 * The update log as rooms use it: what all of them store in a moment goes to the database in one call and one commit
 * (performance 1 and 3). The call stores a batch only where everything that decides who may write is as it was when the
 * rules last said yes, looked at with the section's row locked (P5, P13). Any other batch takes the long way, in a
 * transaction of its own, in which the rules are asked.
 */
@Injectable()
export class GroupCommit implements UpdateLog {
  private waiting: Waiting[] = [];
  private running = false;
  private lastBegan = -Infinity;

  constructor(
    private readonly db: DataSource,
    private readonly log: UpdateLogInPostgres,
    private readonly facts: WritingFacts,
    private readonly clock: Clock,
    private readonly settings: RoomSettings,
  ) {}

  load(sectionId: SectionId): Promise<LoggedText> {
    return this.log.load(sectionId);
  }

  since(sectionId: SectionId, known: Pick<LogHead, 'epoch' | 'seq'>): Promise<LogTail | 'moved-on'> {
    return this.log.since(sectionId, known);
  }

  keep(sectionId: SectionId, epoch: number, text: StoredText): Promise<void> {
    return this.log.keep(sectionId, epoch, text);
  }

  /** For a section whose room has closed, so that what is known of who may write does not grow for ever. */
  forget(sectionId: SectionId): void {
    this.facts.forget(sectionId);
  }

  append(batch: Batch): Promise<Appended> {
    // What an act does alongside, and rows that say more than those of people who type, take the long way.
    const isPlain = !batch.alongside && batch.entries.every(({ restores }) => (restores ?? null) === null);
    if (!isPlain || batch.entries.length === 0) return this.theLongWay(batch);
    return new Promise((resolve) => {
      this.waiting.push({ batch, settle: resolve });
      if (!this.running) void this.run();
    });
  }

  /** At once after a rest; while there is more, at most one call in a while, so that more share it. */
  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const rest = this.lastBegan + this.settings.commitEveryMs - performance.now();
      await (rest > 0 ? new Promise((resolve) => setTimeout(resolve, rest)) : new Promise(setImmediate));
      this.lastBegan = performance.now();
      await this.storeTogether(this.waiting.splice(0));
    }
    this.running = false;
  }

  private async storeTogether(together: readonly Waiting[]): Promise<void> {
    const quick: Quick[] = [];
    for (const one of together) {
      const prepared = this.prepare(one);
      if (prepared) quick.push(prepared);
      else one.settle(this.theLongWay(one.batch));
    }
    if (quick.length === 0) return;
    try {
      const stored = await within(ANSWER_MS, this.store(quick));
      for (const { batch, head, settle } of quick) {
        const isStored = stored.has(batch.sectionId);
        settle(isStored ? Promise.resolve({ outcome: 'stored', head, refused: [] }) : this.theLongWay(batch));
      }
    } catch (fault) {
      // Nobody can tell what is stored: every room reads the log again.
      for (const { settle } of quick) settle(Promise.reject(fault as Error));
    }
  }

  /** Null where the rules have not said yes to all of its authors before. */
  private prepare(one: Waiting): Quick | null {
    const { sectionId, on, entries } = one.batch;
    const holders = [...new Set(entries.map(({ author }) => rightsHolder(author)))];
    const known = this.facts.under(sectionId, holders);
    if (!known || on.logHead === undefined) return null;
    const from: LogHead = { epoch: on.epoch, seq: on.seq, logHead: on.logHead };
    return { ...one, ...known, ...chainEntries(from, entries, this.clock.now()) };
  }

  private async theLongWay(batch: Batch): Promise<Appended> {
    const { sectionId, entries } = batch;
    const appended = await this.log.append(batch);
    if (appended.outcome === 'stored') {
      const refused = new Set(appended.refused.map(({ entry }) => rightsHolder(entry.author)));
      const holders = entries.map(({ author }) => rightsHolder(author)).filter((holder) => !refused.has(holder));
      this.facts.learn(sectionId, holders, appended.facts ?? null);
    }
    return appended;
  }

  /** Sections whose batches are stored. */
  private async store(quick: readonly Quick[]): Promise<Set<SectionId>> {
    const batches = quick.map(({ batch: { sectionId: section, on }, sectionFacts: facts, head }) => ({
      ...{ section, epoch: on.epoch, seq: on.seq, facts, new_seq: head.seq, new_head: head.logHead },
    }));
    const holders = quick.flatMap(({ batch, memberFacts }) =>
      memberFacts.map(([member, facts]) => ({ section: batch.sectionId, member, facts })),
    );
    const updates = quick.flatMap(({ batch, head, rows }) => rows.map((row) => updateOf(batch.sectionId, head, row)));
    const values = [batches, holders, updates].map((part) => JSON.stringify(part));
    const { rows } = await this.pool().query<{ section: SectionId }>({ name: 'append', text: APPEND, values });
    return new Set(rows.map(({ section }) => section));
  }

  /** The driver's own connections: a statement with a name is planned once for each, and this one runs all the time. */
  private pool(): Pool {
    return (this.db.driver as unknown as { master: Pool }).master;
  }
}

const APPEND = 'SELECT append_section_updates($1::jsonb, $2::jsonb, $3::jsonb) AS section';

function updateOf(section: SectionId, { epoch }: LogHead, { entry, seq, sha256, chain, at }: ChainedEntry): object {
  const { author, clientIds, bytes } = entry;
  return {
    ...{ section, epoch, seq, sha256, chain, at, clients: clientIds },
    ...{ member: author.membershipId, capacity: author.capacity, behalf: author.onBehalfOf },
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  };
}

/** A database that says nothing for this long has gone away with its network; what it did is read from the log. */
const ANSWER_MS = 20_000;

async function within<Answer>(ms: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database does not answer.')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
