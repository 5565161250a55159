import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People agree to open starting positions, and their group once enough of them do (R6): what one said counts for one. */
export class OpeningByPeople1795789800000 implements MigrationInterface {
  readonly name = 'OpeningByPeople1795789800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE opening_agreed DROP CONSTRAINT "PK_opening_agreed"');
    await runner.query(
      'ALTER TABLE opening_agreed ADD CONSTRAINT "PK_opening_agreed" PRIMARY KEY (statement_id, agreed_by)',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
