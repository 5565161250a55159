import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A comment is about words of a block, a member writes one, and exact words become a suggestion. */
export class CommentsOnWords1795730400000 implements MigrationInterface {
  readonly name = 'CommentsOnWords1795730400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE public_comment
      ADD COLUMN block_id text,
      ADD COLUMN quote text NOT NULL DEFAULT '',
      ADD COLUMN instead text NOT NULL DEFAULT '',
      ADD COLUMN author_id uuid,
      ADD COLUMN proposal_id uuid`);
    await runner.query(
      'CREATE UNIQUE INDEX public_comment_proposal ON public_comment (proposal_id) WHERE proposal_id IS NOT NULL',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
