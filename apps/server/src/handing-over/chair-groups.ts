import { isLocked, type Constituency, type StatementId } from '#concordat';
import { isSigningOpen } from '#sign-off';
import type { EntityManager } from 'typeorm';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';

/**
 * The groups whose co-chairs lock the sections and open signing: while people sign, an empty place stays with its group,
 * since the co-chairs' groups sign what no group leads alone (R21, docs/decisions/0044). Null while any group may follow.
 *
 * No section is locked first without the keys of both, so the two groups that turned keys last are theirs.
 */
export async function chairGroups(
  tx: EntityManager,
  statementId: StatementId,
): Promise<readonly Constituency[] | null> {
  if (!(await isBeingSigned(tx, statementId))) return null;
  const where = { chain: statementId, kind: 'key.turned' };
  const keys = await tx.find(RecordEntryRow, { where, order: { seq: 'DESC' } });
  const ofChairs = keys.filter(({ facts }) => /^(freeze|reopen|advance):/.test(String(facts.act)));
  const groups = [...new Set(ofChairs.flatMap(({ constituency }) => constituency ?? []))].slice(0, 2);
  return groups.length < 2 ? null : groups;
}

/** Whether words are locked for signing, or people sign; also while that is paused. */
async function isBeingSigned(tx: EntityManager, statementId: StatementId): Promise<boolean> {
  const { state, pausedFrom } = await tx.findOneByOrFail(Statement, { id: statementId });
  const stage = pausedFrom ?? state;
  if (isSigningOpen(stage)) return true;
  const sections = stage === 'RESPONDING' ? await tx.findBy(Section, { statementId }) : [];
  return sections.some((section) => isLocked(section.state));
}
