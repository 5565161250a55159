import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A suggestion or a comment may be one that a facilitator wrote down for somebody. */
export class WrittenDownForSomebody1795746600000 implements MigrationInterface {
  readonly name = 'WrittenDownForSomebody1795746600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['proposal', 'public_comment']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN written_down_by uuid, ADD COLUMN support_mode text,
        ADD COLUMN read_back text`);
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_written_down_by
        FOREIGN KEY (written_down_by) REFERENCES membership (id) ON DELETE RESTRICT`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
