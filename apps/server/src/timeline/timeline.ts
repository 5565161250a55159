import {
  GATES,
  GENESIS,
  newCommitment,
  sealEntry,
  type JsonObject,
  type JsonValue,
  type SignedCheckpoint,
} from '#record';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { markActed } from '../platform/held-key.js';
import { Randomness } from '../platform/randomness.js';
import { Checkpoints } from './checkpoints.js';
import { RecordChain, RecordEntryRow, RecordOpening } from './record-entry.entity.js';

/** An act to be recorded. */
export interface Act {
  /** The statement whose record this is; for acts outside any statement, the council. */
  readonly chain: string;
  /** Dotted, in the past tense: `section.frozen`. */
  readonly kind: string;
  /** Null when the server itself acts. */
  readonly actor: { readonly pseudonym: string; readonly constituency: string | null } | null;
  /** What may be public for ever: ids, hashes, numbers, codes. Never a name, an address or someone's words. */
  readonly facts?: JsonObject;
  /** What may have to be taken away later (names, words): only a salted commitment enters the chain (R28). */
  readonly committed?: Readonly<Record<string, JsonValue>>;
}

/** An entry that was added. */
export interface Added {
  readonly seq: number;
  readonly hash: string;
  /** As the record says it. */
  readonly at: string;
  /** Signed where the act was a gate; else null. */
  readonly checkpoint: SignedCheckpoint | null;
}

/** The append-only record of every act. Called inside the act's own transaction, so both happen or neither. */
@Injectable()
export class Timeline {
  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    /** Null for a command that passes no gate and has no key at hand. */
    @Inject(Checkpoints) private readonly checkpoints: Checkpoints | null = null,
  ) {}

  /**
   * Adds the next entry of a record, with a checkpoint where the act is a gate. Holds the record's lock until commit.
   * Throws for a gate where no checkpoints can be made.
   */
  async add(tx: EntityManager, act: Act): Promise<Added> {
    if (this.checkpoints === null && GATES.has(act.kind)) throw new Error('A gate needs its checkpoint.');
    await markActed(tx);
    const head = await lockHead(tx, act.chain);
    const commitments: Record<string, string> = {};
    const openings: RecordOpening[] = [];
    for (const [name, content] of Object.entries(act.committed ?? {})) {
      const { commitment, salt } = newCommitment(content, (length) => this.randomness.bytes(length));
      commitments[name] = commitment;
      openings.push({ chain: act.chain, seq: head.seq + 1, name, salt, content });
    }
    const entry = sealEntry({
      v: 1,
      chain: act.chain,
      seq: head.seq + 1,
      at: this.clock.now().toISOString(),
      kind: act.kind,
      actor: act.actor?.pseudonym ?? null,
      constituency: act.actor?.constituency ?? null,
      facts: act.facts ?? {},
      commitments,
      previous: head.head,
    });
    await tx.insert<object>(RecordEntryRow, entry);
    if (openings.length > 0) await tx.insert<object>(RecordOpening, openings);
    await tx.update(RecordChain, { chain: act.chain }, { seq: entry.seq, head: entry.hash });
    const checkpoint = (await this.checkpoints?.make(tx, entry)) ?? null;
    return { seq: entry.seq, hash: entry.hash, at: entry.at, checkpoint };
  }
}

async function lockHead(tx: EntityManager, chain: string): Promise<RecordChain> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(RecordChain)
    .values({ chain, seq: 0, head: GENESIS })
    .orIgnore()
    .execute();
  return tx.findOneOrFail(RecordChain, { where: { chain }, lock: { mode: 'for_no_key_update' } });
}
