import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Own words keep the name of whoever added them, and lose those of people whom that person named: nobody had asked them.
 * They can put their names back themselves (R19). Published versions stay as they are.
 */
export class OwnNamesOnly1795597800000 implements MigrationInterface {
  readonly name = 'OwnNamesOnly1795597800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE minority_statement AS own SET signed_by = ARRAY[author.id]
         FROM record_entry AS entry JOIN membership AS author ON author.pseudonym = entry.actor
        WHERE entry.chain = own.statement_id AND entry.kind = 'minority-statement.attached'
          AND entry.facts ->> 'id' = own.id::text`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
