import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who put an answer forward is kept with it: words that they added are theirs. An answer can name what is fixed. */
export class WhoseAcceptedWords1795755600000 implements MigrationInterface {
  readonly name = 'WhoseAcceptedWords1795755600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE response ADD COLUMN put_forward_by uuid');
    await runner.query(`ALTER TABLE response ADD CONSTRAINT fk_response_put_forward_by
      FOREIGN KEY (put_forward_by) REFERENCES membership (id) ON DELETE RESTRICT`);
    for (const table of ['response', 'answer_put_forward']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN limit_id uuid`);
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_limit_id
        FOREIGN KEY (limit_id) REFERENCES declared_limit (id) ON DELETE RESTRICT`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
