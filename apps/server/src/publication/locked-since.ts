import { dayInEngland, type StatementId } from '#concordat';
import { unchangedSince } from '#sign-off';
import { In, type EntityManager } from 'typeorm';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import { Section } from '../statements/section.entity.js';

/**
 * The day since which every section of a statement says what it says: that of the newest lock by which words changed, as
 * YYYY-MM-DD. A section that was opened and locked again without a change says what it said. Null while one was never locked.
 */
export async function lockedSince(tx: EntityManager, statementId: StatementId): Promise<string | null> {
  const sections = await tx.findBy(Section, { statementId });
  const select = { sectionId: true, number: true, hash: true, frozenAt: true } as const;
  const where = { sectionId: In(sections.map(({ id }) => id)) };
  const versions = await tx.find(SectionVersion, { select, where, order: { number: 'ASC' } });
  const days = sections.flatMap(({ id }) => {
    const ofSection = versions.filter(({ sectionId }) => sectionId === id);
    const since = unchangedSince(ofSection);
    return ofSection.filter(({ number }) => number === since).map(({ frozenAt }) => dayInEngland(frozenAt));
  });
  return days.length === sections.length ? (days.sort().at(-1) ?? null) : null;
}
