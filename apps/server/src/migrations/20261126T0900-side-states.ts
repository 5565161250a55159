import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements that are paused or withdrawn, and why. */
export class SideStates1795683600000 implements MigrationInterface {
  readonly name = 'SideStates1795683600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE statement ADD paused_from text, ADD state_reason text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
