import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A comment that is kept back after everybody could read it still needs its answer (R12). */
export class CommentsThatWereShown1795722000000 implements MigrationInterface {
  readonly name = 'CommentsThatWereShown1795722000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public_comment ADD COLUMN was_shown boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
