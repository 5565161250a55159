import type { ConcordatParameters, DocumentState, SectionUnderAgreement, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What an agreement governs, as it is while nobody else can change it. */
export interface UnderAgreement {
  readonly documentState: DocumentState;
  readonly sections: readonly SectionUnderAgreement[];
}

/** What a later slice does with the statement that an agreement governs. */
export interface StatementKeeper {
  /** Locks every section and then the statement, as every act does. */
  lock(tx: EntityManager, statementId: StatementId): Promise<UnderAgreement>;
  /** Gives every section the leads and signatories that the agreement names. */
  apply(tx: EntityManager, statementId: StatementId, parameters: ConcordatParameters): Promise<void>;
}

/** The way from an agreement to its statement, which is a slice further on. */
@Injectable()
export class AgreedStatement implements StatementKeeper {
  private keeper: StatementKeeper | null = null;

  /** Called once by the slice that holds the statements. */
  register(keeper: StatementKeeper): void {
    this.keeper = keeper;
  }

  lock(tx: EntityManager, statementId: StatementId): Promise<UnderAgreement> {
    return this.known().lock(tx, statementId);
  }

  apply(tx: EntityManager, statementId: StatementId, parameters: ConcordatParameters): Promise<void> {
    return this.known().apply(tx, statementId, parameters);
  }

  private known(): StatementKeeper {
    if (!this.keeper) throw new Error('Nobody holds the statements that agreements govern.');
    return this.keeper;
  }
}
