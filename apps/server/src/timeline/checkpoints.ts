import { GATES, signCheckpoint, type RecordEntry, type SignedCheckpoint } from '#record';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { CheckpointRow, SigningKeyRow } from './checkpoint.entity.js';
import { SigningKey } from './signing-key.js';

/** Whom later slices hand checkpoints to. Called in the transaction of the act, with the kind of its entry. */
export type CheckpointReceiver = (tx: EntityManager, checkpoint: SignedCheckpoint, kind: string) => Promise<void>;

/**
 * Signs where a record stands at each gate, and hands that out (R27). All in the transaction of the act: a gate without
 * its checkpoint would be one that nobody can prove, and a checkpoint of an act that was rolled back proves what never was.
 */
@Injectable()
export class Checkpoints {
  private readonly receivers: CheckpointReceiver[] = [];

  constructor(private readonly key: SigningKey) {}

  /** Called once by each later slice that hands checkpoints on. */
  handTo(receiver: CheckpointReceiver): void {
    this.receivers.push(receiver);
  }

  /** Makes the checkpoint of an entry that was just added. Null when the entry is of no gate. */
  async make(tx: EntityManager, entry: RecordEntry): Promise<SignedCheckpoint | null> {
    if (!GATES.has(entry.kind)) return null;
    const { chain, seq, hash: head, at } = entry;
    const checkpoint = signCheckpoint({ chain, seq, head, at }, await this.key.signerInUse(tx));
    const { keyId, signature } = checkpoint;
    await tx.insert(CheckpointRow, { chain, seq, head, at, keyId, signature });
    for (const receive of this.receivers) await receive(tx, checkpoint, entry.kind);
    return checkpoint;
  }
}

/** A record's checkpoints, oldest first. */
export async function checkpointsOf(tx: EntityManager, chain: string): Promise<SignedCheckpoint[]> {
  const rows = await tx.find(CheckpointRow, { where: { chain }, order: { seq: 'ASC' } });
  return rows.map(asSigned);
}

/** The newest checkpoint of a record; null before its first gate. */
export async function newestCheckpoint(tx: EntityManager, chain: string): Promise<SignedCheckpoint | null> {
  const row = await tx.findOne(CheckpointRow, { where: { chain }, order: { seq: 'DESC' } });
  return row && asSigned(row);
}

/** A row as it was signed. */
export function asSigned({ chain, seq, head, at, keyId, signature }: CheckpointRow): SignedCheckpoint {
  return { v: 1, chain, seq, head, at, keyId, signature };
}

/** Public keys that signed these checkpoints, each once, in the order of first use. */
export async function keysOf(tx: EntityManager, checkpoints: readonly SignedCheckpoint[]): Promise<string[]> {
  const keyIds = [...new Set(checkpoints.map(({ keyId }) => keyId))];
  const rows = await tx.findBy(SigningKeyRow, { keyId: In(keyIds) });
  const byId = new Map(rows.map(({ keyId, publicKey }) => [keyId, publicKey]));
  return keyIds.flatMap((keyId) => byId.get(keyId) ?? []);
}
