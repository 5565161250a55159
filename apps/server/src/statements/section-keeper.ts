import type { ConcordatParameters, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StatementKeeper, UnderAgreement } from '../concordats/agreed-statement.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';

/** Holds the sections that an agreement governs, and gives them the leads and signatories that it names. */
@Injectable()
export class SectionKeeper implements StatementKeeper {
  async lock(tx: EntityManager, statementId: StatementId): Promise<UnderAgreement> {
    const lock = { mode: 'pessimistic_write' } as const;
    const sections = await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock });
    const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    return { documentState, sections };
  }

  async apply(tx: EntityManager, statementId: StatementId, parameters: ConcordatParameters): Promise<void> {
    for (const { id, key, leads, signatories } of await tx.findBy(Section, { statementId })) {
      const agreed = {
        leads: [...(parameters.sectionLeads[key] ?? leads)],
        signatories: [...(parameters.sectionSignatories[key] ?? signatories)],
      };
      await tx.update(Section, { id }, agreed);
    }
  }
}
