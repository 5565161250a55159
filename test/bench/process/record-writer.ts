import { GENESIS, newCommitment, sealEntry, type JsonObject, type JsonValue, type RecordEntry } from '#record';
import type { DataSource } from 'typeorm';
import { RecordChain, RecordEntryRow, RecordOpening } from '../../../apps/server/src/timeline/record-entry.entity.js';
import { insertAll } from './bulk.js';
import type { Seeded } from './random.js';

/** Who acts: a member by their pseudonym, or nobody. */
export type By = { readonly pseudonym: string; readonly constituency: string | null } | null;

/** Writes a record as the timeline does, entry by entry, and stores it all at once. Its hashes are made by the library. */
export class RecordWriter {
  private readonly entries: RecordEntry[] = [];
  private readonly openings: RecordOpening[] = [];
  private at: number;

  constructor(
    private readonly chain: string,
    private readonly random: Seeded,
    begun: Date,
  ) {
    this.at = begun.getTime();
  }

  get length(): number {
    return this.entries.length;
  }

  /** When the newest entry was added. */
  get now(): Date {
    return new Date(this.at);
  }

  add(kind: string, by: By, facts: JsonObject = {}, committed: Readonly<Record<string, JsonValue>> = {}): void {
    this.at += 1_000 + this.random.below(60_000);
    const seq = this.entries.length + 1;
    const commitments: Record<string, string> = {};
    for (const [name, content] of Object.entries(committed)) {
      const { commitment, salt } = newCommitment(content, (length) => this.random.bytes(length));
      commitments[name] = commitment;
      this.openings.push({ chain: this.chain, seq, name, salt, content });
    }
    const entry = sealEntry({
      ...{ v: 1 as const, chain: this.chain, seq, at: this.now.toISOString(), kind, facts, commitments },
      ...{ actor: by?.pseudonym ?? null, constituency: by?.constituency ?? null },
      previous: this.entries.at(-1)?.hash ?? GENESIS,
    });
    this.entries.push(entry);
  }

  async store(db: DataSource): Promise<void> {
    await insertAll<RecordEntryRow>(db, RecordEntryRow, this.entries as never);
    await insertAll(db, RecordOpening, this.openings);
    const { seq, hash: head } = this.entries.at(-1)!;
    await db.manager.insert(RecordChain, { chain: this.chain, seq, head });
  }
}
