import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened of one kind is found without reading a whole record. */
export class EntriesByKind1795737600000 implements MigrationInterface {
  readonly name = 'EntriesByKind1795737600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX record_entry_kind ON record_entry (chain, kind, seq)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
