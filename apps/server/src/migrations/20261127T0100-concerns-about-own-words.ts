import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A competition concern may be about own words beside a section, or about the reason of a decision in signing. */
export class ConcernsAboutOwnWords1795741200000 implements MigrationInterface {
  readonly name = 'ConcernsAboutOwnWords1795741200000';

  async up(runner: QueryRunner): Promise<void> {
    // A decision about the whole statement is of no section.
    await runner.query('ALTER TABLE competition_concern ALTER COLUMN section_id DROP NOT NULL');
    for (const [column, table] of [
      ['minority_statement_id', 'minority_statement'],
      ['sign_off_id', 'sign_off'],
    ]) {
      await runner.query(`ALTER TABLE competition_concern ADD COLUMN ${column} uuid`);
      await runner.query(`ALTER TABLE competition_concern ADD CONSTRAINT fk_competition_concern_${column}
        FOREIGN KEY (${column}) REFERENCES ${table} (id) ON DELETE RESTRICT`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
