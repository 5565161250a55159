import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations can be ended before anybody accepts them. */
export class EndedInvitations1795719600000 implements MigrationInterface {
  readonly name = 'EndedInvitations1795719600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitation ADD COLUMN ended_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
