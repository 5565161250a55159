import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a person was erased. The row stays, without a name or an address: acts of the record lead to nobody by it (R28). */
export class ErasedPeople1795698000000 implements MigrationInterface {
  readonly name = 'ErasedPeople1795698000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD erased_at timestamptz');
    await runner.query(
      `ALTER TABLE person ADD CONSTRAINT person_erased
        CHECK (erased_at IS NULL OR (email IS NULL AND full_name = ''))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
