import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, LessThanOrEqual, type EntityManager } from 'typeorm';
import type * as Y from 'yjs';
import { inTurns } from '../platform/in-turns.js';
import { ClientLease } from './client-lease.entity.js';
import { replay } from './live-text.js';
import { SectionSnapshot } from './section-snapshot.entity.js';
import { SectionUpdate } from './section-update.entity.js';
import type { LogHead } from './update-log.js';
import { UpdateLogInPostgres } from './update-log-in-postgres.js';

/** The committed text of a section, where its log ended, and who wrote as which Yjs client. */
export interface SectionText extends LogHead {
  readonly doc: Y.Doc;
  /** The member whose words a client's are: the one written for, where somebody wrote for them. */
  readonly authorOf: (clientId: number) => MembershipId | undefined;
}

/** Reads the committed text of sections from the log, never from a room. */
@Injectable()
export class SectionTextReader {
  constructor(
    private readonly db: DataSource,
    private readonly log: UpdateLogInPostgres,
  ) {}

  /** Inside the transaction of an act that holds the section's lock, the text is the one that the act decides about. */
  async at(sectionId: SectionId, tx?: EntityManager): Promise<SectionText> {
    const logged = await this.log.load(sectionId, tx);
    const { epoch, seq, logHead } = logged;
    const authors = await authorsIn(tx ?? this.db.manager, sectionId);
    return { doc: await replay(logged), epoch, seq, logHead, authorOf: (clientId) => authors.get(clientId) };
  }

  /** What is made of the documents of many sections, in their order, one after the other; null for one that is there no more. */
  async ofEach<Made>(sectionIds: readonly SectionId[], make: (doc: Y.Doc) => Made): Promise<(Made | null)[]> {
    const logged = await this.log.loadEach(sectionIds);
    return inTurns(sectionIds, async (id) => {
      const text = logged.get(id);
      return text ? make(await replay(text)) : null;
    });
  }

  /**
   * The text as it was when the row of this number had been committed; with 0, before anybody wrote. Null where this
   * epoch of the log has no such row.
   */
  async atSeq(sectionId: SectionId, epoch: number, seq: number): Promise<Y.Doc | null> {
    const at = { sectionId, epoch, seq: LessThanOrEqual(seq) };
    const stored = await this.db.manager.findOne(SectionSnapshot, { where: at, order: { seq: 'DESC' } });
    const from = stored?.seq ?? 0;
    const rows = await this.db.manager.find(SectionUpdate, {
      select: { sectionId: true, epoch: true, seq: true, bytes: true },
      where: { sectionId, epoch, seq: Between(from + 1, seq) },
      order: { seq: 'ASC' },
    });
    // Rows are numbered from 1 without a gap, so fewer than asked for means that this one is not there.
    if (rows.length !== Math.max(0, seq - from)) return null;
    return replay({ stored, updates: rows.map(({ bytes }) => bytes) });
  }
}

async function authorsIn(tx: EntityManager, sectionId: SectionId): Promise<Map<number, MembershipId>> {
  const leases = await tx.findBy(ClientLease, { sectionId });
  return new Map(
    leases.map(({ clientId, membershipId, onBehalfOf }) => [Number(clientId), onBehalfOf ?? membershipId]),
  );
}
