import { dayInEngland, type StatementId } from '#concordat';
import { mediationStanding, mediationUntil, type MediationStanding } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { pausesOf } from '../statements/pauses-of.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { Mediation } from './mediation.entity.js';

/** Reads mediations, and where they stand today. */
@Injectable()
export class MediationReader {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every mediation of a statement, newest first. */
  list(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Mediation[]> {
    return tx.find(Mediation, { where: { statementId }, order: { openedAt: 'DESC', id: 'ASC' } });
  }

  /** The newest one; null when there was none. */
  async newest(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Mediation | null> {
    return (await this.list(statementId, tx))[0] ?? null;
  }

  byId(id: string): Promise<Mediation | null> {
    return this.db.manager.findOneBy(Mediation, { id });
  }

  /** Where a mediation stands today. */
  async standing(mediation: Mediation | null, tx: EntityManager = this.db.manager): Promise<MediationStanding> {
    if (!mediation) return 'none';
    const until = await this.until(mediation, tx);
    return mediationStanding({ ...mediation, until }, dayInEngland(this.clock.now()));
  }

  /** The group whose co-chair asked for it, where the other did not answer and it began by itself; null where both asked. */
  async askedBy({ id, statementId: chain }: Mediation, tx: EntityManager = this.db.manager): Promise<string | null> {
    const begun = await tx.findBy(RecordEntryRow, { chain, kind: 'mediation.opened' });
    const askedBy = begun.find(({ facts }) => facts.mediation === id)?.facts.askedBy;
    return typeof askedBy === 'string' ? askedBy : null;
  }

  /** The last day of a mediation, which a pause moves. */
  async until({ statementId, openedAt, until }: Mediation, tx: EntityManager = this.db.manager): Promise<string> {
    const pauses = await pausesOf(tx, statementId, this.clock.now());
    return mediationUntil({ openedOn: dayInEngland(openedAt), until }, pauses);
  }
}
