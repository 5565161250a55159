import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail is held by the server that sends it, for a time and without a lock. */
export class HeldMail1795815000000 implements MigrationInterface {
  readonly name = 'HeldMail1795815000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE queued_mail ADD COLUMN held_until timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
