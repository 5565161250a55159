import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Own words that wait for names can be taken back by who added them (R19). They stay beside the record, and nobody is shown them. */
export class OwnWordsTakenBack1795757400000 implements MigrationInterface {
  readonly name = 'OwnWordsTakenBack1795757400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE minority_statement ADD COLUMN taken_back_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
