import type { SectionId } from '#concordat';
import { appendBlocks, appendToBlock, replaceBlockText } from '#document';
import type { DataSource } from 'typeorm';
import * as Y from 'yjs';
import { ClientLease } from '../../../apps/server/src/live-editing/client-lease.entity.js';
import { SectionUpdate } from '../../../apps/server/src/live-editing/section-update.entity.js';
import { chainEntries, type LogHead, type NewEntry } from '../../../apps/server/src/live-editing/update-log.js';
import type { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import { insertAll } from './bulk.js';
import type { Seeded } from './random.js';

/** Writes a section's log as rooms do: each edit with its member's own client id, chained to the row before it. */
export class SectionWriter {
  private readonly doc = new Y.Doc();
  private readonly leases = new Map<string, ClientLease>();
  private readonly rows: SectionUpdate[] = [];
  private head: LogHead = { epoch: 1, seq: 0, logHead: '0'.repeat(64) };
  private latest: Uint8Array | null = null;

  constructor(
    private readonly sectionId: SectionId,
    private readonly random: Seeded,
  ) {
    this.doc.on('update', (update: Uint8Array) => (this.latest = update));
  }

  /** Adds a paragraph; gives the number of its row. */
  paragraph(by: Membership, id: string, text: string, at: Date): number {
    return this.edit(by, at, () =>
      appendBlocks(this.doc, [{ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] }]),
    );
  }

  /** Adds words to the end of a paragraph; gives the number of its row. */
  words(by: Membership, id: string, text: string, at: Date): number {
    return this.edit(by, at, () => appendToBlock(this.doc, id, ` ${text}`));
  }

  /** Takes words out of a paragraph; gives the number of its row. */
  takeOut(by: Membership, id: string, words: string, at: Date): number {
    return this.edit(by, at, () => replaceBlockText(this.doc, id, words, ''));
  }

  /** Stores the log; gives where it ends. */
  async store(db: DataSource): Promise<{ headSeq: number; logHead: string }> {
    await insertAll(db, ClientLease, [...this.leases.values()]);
    await insertAll(db, SectionUpdate, this.rows);
    return { headSeq: this.head.seq, logHead: this.head.logHead };
  }

  private edit(by: Membership, at: Date, change: () => unknown): number {
    const { clientId } = this.leaseOf(by, at);
    this.doc.clientID = Number(clientId);
    this.latest = null;
    change();
    const bytes = this.latest as Uint8Array | null;
    if (!bytes) throw new Error('This edit changed nothing.');
    const author = { membershipId: by.id, capacity: by.capacity, onBehalfOf: null };
    const entry: NewEntry = { author, clientIds: [Number(clientId)], bytes };
    const { rows, head } = chainEntries(this.head, [entry], at);
    this.head = head;
    for (const { seq, sha256, chain } of rows) {
      const where = { sectionId: this.sectionId, epoch: 1, seq };
      const who = { membershipId: by.id, capacity: by.capacity, onBehalfOf: null, clientIds: [clientId] };
      this.rows.push({ ...where, ...who, bytes: Buffer.from(bytes), sha256, chain, at, restores: null });
    }
    return head.seq;
  }

  private leaseOf({ id: membershipId, capacity }: Membership, issuedAt: Date): ClientLease {
    const lease = this.leases.get(membershipId) ?? {
      ...{ sectionId: this.sectionId, clientId: String(this.random.uint32()), membershipId, capacity },
      ...{ onBehalfOf: null, issuedAt },
    };
    this.leases.set(membershipId, lease);
    return lease;
  }
}
