import type { DocumentState, StatementId } from '#concordat';
import type { EntityManager } from 'typeorm';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { Section } from './section.entity.js';

// What a co-chair's key opens, with the state that they saw: a key that was turned before something changed is for
// another lock, so nobody's agreement counts for what they have not seen (R2).

/** Locking a section at exactly the words that are in it. */
export function freezeAct(section: Section): string {
  return `${freezeActs(section)}${section.epoch}.${section.headSeq}`;
}

/** How the names of all keys for locking a section begin, whatever words they were for. */
export function freezeActs({ id }: Pick<Section, 'id'>): string {
  return `freeze:${id}:`;
}

/** Opening a locked section again, while it is locked with these words. */
export function reopenAct({ id, epoch, headSeq }: Section): string {
  return `reopen:${id}:${epoch}.${headSeq}`;
}

/** Opening a stage from the one that the statement is in now, this time. */
export async function stageAct(tx: EntityManager, chain: StatementId, to: DocumentState): Promise<string> {
  return `advance:${to}:${await tx.countBy(RecordEntryRow, { chain, kind: 'stage.opened' })}`;
}
