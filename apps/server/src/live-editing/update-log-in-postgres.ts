import type { MembershipId, Refusal, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { rightsHolder } from './author.js';
import { EditRightsReader } from './edit-rights.js';
import { SectionUpdate } from './section-update.entity.js';
import {
  chainEntries,
  partByRights,
  type Appended,
  type Batch,
  type ChainedEntry,
  type LogHead,
  type LoggedText,
  type UpdateLog,
} from './update-log.js';

/** The update log in the database: rows of section_update, ordered by the section's row lock (P6). */
@Injectable()
export class UpdateLogInPostgres implements UpdateLog {
  constructor(
    private readonly db: DataSource,
    private readonly rights: EditRightsReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  /** Reads the newest committed text; inside the transaction of an act that holds the section's lock, exactly that one. */
  async load(sectionId: SectionId, tx?: EntityManager): Promise<LoggedText> {
    // One snapshot: between two statements another row could be committed.
    if (!tx) return this.db.transaction('REPEATABLE READ', (snapshot) => this.load(sectionId, snapshot));
    const { epoch, headSeq, logHead } = await tx.findOneByOrFail(Section, { id: sectionId });
    const rows = await tx.find(SectionUpdate, {
      select: { sectionId: true, epoch: true, seq: true, bytes: true },
      where: { sectionId, epoch },
      order: { seq: 'ASC' },
    });
    return { epoch, seq: headSeq, logHead, updates: rows.map(({ bytes }) => bytes) };
  }

  /** The section's row lock is what freezing takes too, so no edit lands between the freeze and the hash (P5). */
  async append(batch: Batch): Promise<Appended> {
    const begun: Section[] = [];
    const appended = await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const section = await tx.findOneOrFail(Section, { where: { id: batch.sectionId }, lock });
      if (section.epoch !== batch.on.epoch) return { outcome: 'moved-on', by: 'epoch' } as const;
      if (section.headSeq !== batch.on.seq) return { outcome: 'moved-on', by: 'seq' } as const;
      const holders = [...new Set(batch.entries.map(({ author }) => rightsHolder(author)))];
      const reasons = await this.rights.whyNot(section, holders, tx);
      const { kept, refused } = partByRights(batch.entries, (_entry, holder) => reasons.get(holder) ?? UNKNOWN);
      const { rows, head } = chainEntries(headOf(section), kept, this.clock.now());
      if (rows.length > 0) await this.store(tx, section, rows, head);
      if (rows.length > 0 && section.state === 'EMPTY') begun.push(section);
      if (refused.length === 0) await batch.alongside?.(tx, head.seq);
      return { outcome: 'stored', head, refused } as const;
    });
    // A section that has begun can be marked ready: pages that show it ask again.
    for (const { id, statementId } of begun) {
      this.changes.publish(`statement:${statementId}`, { kind: 'section', sectionId: id });
    }
    return appended;
  }

  private async store(
    tx: EntityManager,
    section: Section,
    rows: readonly ChainedEntry[],
    head: LogHead,
  ): Promise<void> {
    await tx.insert(
      SectionUpdate,
      rows.map((row) => rowOf(section, row)),
    );
    const begins = section.state === 'EMPTY';
    const state = begins ? 'DRAFTING' : section.state;
    await tx.update(Section, { id: section.id }, { headSeq: head.seq, logHead: head.logHead, state });
    if (begins) await this.recordBeginning(tx, section, rows);
  }

  private async recordBeginning(tx: EntityManager, section: Section, rows: readonly ChainedEntry[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const actor = await tx.findOneByOrFail(Membership, { id: first.entry.author.membershipId as MembershipId });
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'section.begun',
      actor,
      facts: { section: section.key },
    });
  }
}

/** For an author the rights reader did not answer for; it always does. */
const UNKNOWN: readonly Refusal[] = [
  { code: 'edit.unknown', because: 'Nobody knows who wrote this. Open the section again.' },
];

function headOf({ epoch, headSeq, logHead }: Section): LogHead {
  return { epoch, seq: headSeq, logHead };
}

function rowOf(section: Section, { entry, seq, sha256, chain, at }: ChainedEntry): SectionUpdate {
  const { author, clientIds, bytes, restores = null } = entry;
  return {
    sectionId: section.id,
    epoch: section.epoch,
    seq,
    membershipId: author.membershipId,
    capacity: author.capacity,
    onBehalfOf: author.onBehalfOf,
    clientIds: clientIds.map(String),
    bytes: Buffer.from(bytes),
    sha256,
    chain,
    at,
    restores,
  };
}
