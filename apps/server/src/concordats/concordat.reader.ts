import { isAgreed, type Constituency, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Concordat, ConcordatAgreement } from './concordat.entity.js';

/** The concordat that governs a statement and how far its agreement has come. */
export interface ConcordatStanding {
  readonly concordat: Concordat;
  /** Groups that must agree, in the template's order. */
  readonly required: readonly Constituency[];
  readonly agreed: readonly Constituency[];
  readonly complete: boolean;
}

/** Reads agreements. */
@Injectable()
export class ConcordatReader {
  constructor(private readonly db: DataSource) {}

  /** The newest version and who has agreed it (R1). Throws when the statement has none: every statement has one. */
  async standing(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<ConcordatStanding> {
    const concordat = await tx.findOneOrFail(Concordat, { where: { statementId }, order: { version: 'DESC' } });
    const agreements = await tx.findBy(ConcordatAgreement, { concordatId: concordat.id });
    const required = concordat.parameters.signatoryConstituencies;
    const agreed = required.filter((code) => agreements.some((agreement) => agreement.constituency === code));
    return { concordat, required, agreed, complete: isAgreed([...required], agreed) };
  }
}
