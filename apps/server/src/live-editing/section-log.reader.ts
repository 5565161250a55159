import type { LoggedRow, Writer } from '#attribution';
import type { SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, type EntityManager } from 'typeorm';
import { Section } from '../statements/section.entity.js';
import { ClientLease } from './client-lease.entity.js';
import { SectionUpdate } from './section-update.entity.js';
import type { LogHead } from './update-log.js';

/** A place in a section's log. */
export interface LogPlace extends Pick<LogHead, 'epoch' | 'seq'> {
  readonly sectionId: SectionId;
}

/** Rows of a section's log: those after one, up to another. */
export interface LogStretch extends Omit<LogPlace, 'seq'> {
  readonly after: number;
  readonly to: number;
}

/** Reads a section's committed log row by row, with who sent each row and whose each lease is. */
@Injectable()
export class SectionLogReader {
  constructor(private readonly db: DataSource) {}

  /** Where these logs end now, in the order in which they are asked for. Throws where there is no such section. */
  async heads(sectionIds: readonly SectionId[], tx: EntityManager = this.db.manager): Promise<LogPlace[]> {
    const select = { id: true, epoch: true, headSeq: true } as const;
    const sections = await tx.find(Section, { select, where: { id: In([...new Set(sectionIds)]) } });
    return sectionIds.map((sectionId) => {
      // As the database has it: whoever asks may write it in capitals.
      const section = sections.find(({ id }) => id === sectionId.toLowerCase());
      if (!section) throw new Error('There is no such section.');
      return { sectionId: section.id, epoch: section.epoch, seq: section.headSeq };
    });
  }

  /**
   * The rows of these stretches, oldest first, by `logOf`: at most a thousand of all, and of the first stretches first. Ask
   * again after the last of each, until there are none.
   */
  async rowsIn(
    stretches: readonly LogStretch[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlyMap<string, readonly LoggedRow[]>> {
    const where = fitting(stretches).map(({ sectionId, epoch, after, to }) => ({
      ...{ sectionId, epoch },
      seq: Between(after + 1, to),
    }));
    const order = { sectionId: 'ASC', seq: 'ASC' } as const;
    const rows = where.length === 0 ? [] : await tx.find(SectionUpdate, { where, order, take: MOST_ROWS });
    const found = new Map<string, LoggedRow[]>();
    for (const row of rows) {
      const known = found.get(logOf(row));
      if (known) known.push(toRow(row));
      else found.set(logOf(row), [toRow(row)]);
    }
    return found;
  }

  /** Whose leases these are, by section; one that was never issued is left out. */
  async writers(
    strangers: readonly { readonly sectionId: SectionId; readonly clientIds: readonly number[] }[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlyMap<SectionId, ReadonlyMap<number, Writer>>> {
    const where = strangers
      .filter(({ clientIds }) => clientIds.length > 0)
      .map(({ sectionId, clientIds }) => ({ sectionId, clientId: In(clientIds.map(String)) }));
    const leases = where.length === 0 ? [] : await tx.find(ClientLease, { where });
    const found = new Map<SectionId, Map<number, Writer>>();
    for (const { sectionId, clientId, membershipId, capacity, onBehalfOf } of leases) {
      const writers = found.get(sectionId) ?? new Map<number, Writer>();
      found.set(sectionId, writers.set(Number(clientId), { membershipId, capacity, onBehalfOf }));
    }
    return found;
  }
}

/** Names a log: that of a section in one epoch. */
export function logOf({ sectionId, epoch }: Omit<LogPlace, 'seq'>): string {
  return `${sectionId} ${epoch}`;
}

/**
 * As many of them as one answer has room for, and one at least. A long one is asked for alone: beside another, the database
 * would sort all that is left of it for every thousand.
 */
function fitting(stretches: readonly LogStretch[]): LogStretch[] {
  const chosen: LogStretch[] = [];
  let rows = 0;
  for (const one of stretches) {
    rows += one.to - one.after;
    if (chosen.length > 0 && rows > MOST_ROWS) break;
    chosen.push(one);
  }
  return chosen;
}

/** Some tens of milliseconds of work, so that a long history keeps nobody else waiting. */
const MOST_ROWS = 1000;

function toRow(row: SectionUpdate & { readonly restores?: number | null }): LoggedRow {
  const { seq, membershipId, capacity, onBehalfOf, clientIds, bytes, at, restores = null } = row;
  const author = { membershipId, capacity, onBehalfOf };
  return { seq, author, clientIds: clientIds.map(Number), bytes, at: at.getTime(), restores };
}
