import { dayInEngland, type Pause, type StatementId } from '#concordat';
import { mediationStanding, mediationUntil, type MediationStanding } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { pausesOf } from '../statements/pauses-of.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { Mediation } from './mediation.entity.js';

/** What the record and the calendar say of a mediation. */
export interface MediationFacts {
  /** The last day, which a pause moves. */
  readonly until: string;
  /** Where it stands today. */
  readonly standing: MediationStanding;
  /** The group whose co-chair asked for it, where the other did not answer and it began by itself; null where both asked. */
  readonly askedBy: string | null;
}

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
    const now = this.clock.now();
    const pauses = await pausesOf(tx, mediation.statementId, now);
    return standingOn(dayInEngland(now), mediation, untilOf(mediation, pauses));
  }

  /** How mediations of a statement have come to stand, in their order; its record is read once for all of them. */
  async facts(statementId: StatementId, mediations: readonly Mediation[]): Promise<MediationFacts[]> {
    const now = this.clock.now();
    const pauses = await pausesOf(this.db.manager, statementId, now);
    const where = { chain: statementId, kind: 'mediation.opened' };
    const begun = await this.db.manager.findBy(RecordEntryRow, where);
    return mediations.map((mediation) => {
      const askedBy = begun.find(({ facts }) => facts.mediation === mediation.id)?.facts.askedBy;
      const until = untilOf(mediation, pauses);
      const standing = standingOn(dayInEngland(now), mediation, until);
      return { until, standing, askedBy: typeof askedBy === 'string' ? askedBy : null };
    });
  }
}

function untilOf({ openedAt, until }: Mediation, pauses: readonly Pause[]): string {
  return mediationUntil({ openedOn: dayInEngland(openedAt), until }, pauses);
}

function standingOn(today: string, mediation: Mediation, until: string): MediationStanding {
  return mediationStanding({ ...mediation, until }, today);
}
