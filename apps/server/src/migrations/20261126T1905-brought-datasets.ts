import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of figures says when it was brought, and whether its counts of 1 to 7 were acknowledged (R39). */
export class BroughtDatasets1795719900000 implements MigrationInterface {
  readonly name = 'BroughtDatasets1795719900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dataset ADD COLUMN small_counts_acknowledged boolean');
    await runner.query('ALTER TABLE dataset ADD COLUMN brought_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
