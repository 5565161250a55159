import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nominations and what is fixed stand on a page that everybody can read. Words of them that were removed from the record
 * before stood on in their rows: they go there too (R28). And whether an answer was sent by e-mail is kept (R4).
 */
export class Beginnings1795720800000 implements MigrationInterface {
  readonly name = 'Beginnings1795720800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE nomination ADD COLUMN answer_mailed boolean NOT NULL DEFAULT false');
    for (const place of PLACES) await runner.query(withoutRemoved(place));
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Kind of entry, name of the content and of the fact that gives the row, table and column. */
const PLACES = [
  ['nomination.received', 'text', 'nomination', 'nomination', 'text'],
  ['nomination.answered', 'reason', 'nomination', 'nomination', 'answer'],
  ['limit.declared', 'text', 'limit', 'declared_limit', 'text'],
  ['limit.declared', 'reason', 'limit', 'declared_limit', 'reason'],
  ['limit.challenged', 'reason', 'limit', 'declared_limit', 'challenge'],
  ['limit.challenge-answered', 'answer', 'limit', 'declared_limit', 'challenge_answer'],
] as const;

function withoutRemoved([kind, name, fact, table, column]: (typeof PLACES)[number]): string {
  return `UPDATE ${table} SET ${column} = 'These words were removed.'
    FROM record_removal removal JOIN record_entry entry ON entry.chain = removal.chain AND entry.seq = removal.seq
    WHERE entry.kind = '${kind}' AND removal.name = '${name}' AND ${table}.id::text = entry.facts->>'${fact}'`;
}
