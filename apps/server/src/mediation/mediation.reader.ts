import { dayInEngland, type StatementId } from '#concordat';
import { mediationStanding, type MediationStanding } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
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
  standing(mediation: Mediation | null): MediationStanding {
    return mediationStanding(mediation, dayInEngland(this.clock.now()));
  }
}
