import type { StatementId } from '#concordat';
import type { EntityManager } from 'typeorm';
import { Section } from '../statements/section.entity.js';

/** Locks a statement's sections, so that no text, sign-off or stage moves until the act commits. Before any other lock. */
export async function lockSections(tx: EntityManager, statementId: StatementId): Promise<void> {
  await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
}
