import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A statement that is replaced may name the one that takes its place; each co-chair's key holds their choice. */
export class Successors1795744800000 implements MigrationInterface {
  readonly name = 'Successors1795744800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['statement', 'turned_key']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN successor_id uuid`);
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_successor_id
        FOREIGN KEY (successor_id) REFERENCES statement (id) ON DELETE RESTRICT`);
    }
    await runner.query('CREATE INDEX statement_successor ON statement (successor_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
