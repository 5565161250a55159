import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A competition concern may be about a comment. */
export class ConcernsAboutComments1795733400000 implements MigrationInterface {
  readonly name = 'ConcernsAboutComments1795733400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE competition_concern ADD COLUMN comment_id uuid');
    await runner.query(`ALTER TABLE competition_concern ADD CONSTRAINT fk_competition_concern_comment_id
      FOREIGN KEY (comment_id) REFERENCES public_comment (id) ON DELETE RESTRICT`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
