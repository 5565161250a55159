import type { LoggedRow, Writer } from '#attribution';
import type { SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan, type EntityManager } from 'typeorm';
import { Section } from '../statements/section.entity.js';
import { ClientLease } from './client-lease.entity.js';
import { SectionUpdate } from './section-update.entity.js';
import type { LogHead } from './update-log.js';

/** A place in a section's log. */
export interface LogPlace extends Pick<LogHead, 'epoch' | 'seq'> {
  readonly sectionId: SectionId;
}

/** Reads a section's committed log row by row, with who sent each row and whose each lease is. */
@Injectable()
export class SectionLogReader {
  constructor(private readonly db: DataSource) {}

  /** Where the log ends now. */
  async head(sectionId: SectionId, tx: EntityManager = this.db.manager): Promise<LogPlace> {
    const { epoch, headSeq } = await tx.findOneByOrFail(Section, { id: sectionId });
    return { sectionId, epoch, seq: headSeq };
  }

  /** The rows of an epoch after this one, oldest first, at most a thousand: ask again after the last. */
  async rowsAfter({ sectionId, epoch, seq }: LogPlace, tx: EntityManager = this.db.manager): Promise<LoggedRow[]> {
    const where = { sectionId, epoch, seq: MoreThan(seq) };
    const rows = await tx.find(SectionUpdate, { where, order: { seq: 'ASC' }, take: MOST_ROWS });
    return rows.map(toRow);
  }

  /** Whose leases these are; one that was never issued is left out. */
  async writers(
    sectionId: SectionId,
    clientIds: readonly number[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<number, Writer>> {
    const where = { sectionId, clientId: In(clientIds.map(String)) };
    const leases = clientIds.length === 0 ? [] : await tx.findBy(ClientLease, where);
    return new Map(
      leases.map(({ clientId, membershipId, capacity, onBehalfOf }) => [
        Number(clientId),
        { membershipId, capacity, onBehalfOf },
      ]),
    );
  }
}

/** Some tens of milliseconds of work, so that a long history keeps nobody else waiting. */
const MOST_ROWS = 1000;

function toRow(row: SectionUpdate & { readonly restores?: number | null }): LoggedRow {
  const { seq, membershipId, capacity, onBehalfOf, clientIds, bytes, at, restores = null } = row;
  const author = { membershipId, capacity, onBehalfOf };
  return { seq, author, clientIds: clientIds.map(Number), bytes, at: at.getTime(), restores };
}
