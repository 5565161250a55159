import type { SectionId } from '#concordat';
import { plainText, readSection } from '#document';
import type { DataSource } from 'typeorm';
import type * as Y from 'yjs';
import { docOf } from '../../apps/server/src/live-editing/live-text.js';
import { SectionUpdate } from '../../apps/server/src/live-editing/section-update.entity.js';

/** A section's text as the log has it, read past every server. */
export async function loggedText(db: DataSource, sectionId: SectionId): Promise<Y.Doc> {
  const rows = await db.manager.find(SectionUpdate, { where: { sectionId }, order: { seq: 'ASC' } });
  return docOf(rows.map(({ bytes }) => bytes));
}

/** The words of a section as the log has them. */
export async function loggedWords(db: DataSource, sectionId: SectionId): Promise<string[]> {
  const text = readSection(await loggedText(db, sectionId))
    .map(plainText)
    .join(' ');
  return text.split(/\s+/);
}

/** Those of the words that are not in the log exactly once: lost, or doubled. */
export async function notOnceIn(db: DataSource, sectionId: SectionId, words: readonly string[]): Promise<string[]> {
  const logged = await loggedWords(db, sectionId);
  const counts = new Map<string, number>();
  for (const word of logged) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => counts.get(word) !== 1);
}
