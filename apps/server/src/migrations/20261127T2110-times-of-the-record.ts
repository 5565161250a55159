import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft was locked, and a decision on it given, when the record says so: some rows were a moment off (A1). */
export class TimesOfTheRecord1795813800000 implements MigrationInterface {
  readonly name = 'TimesOfTheRecord1795813800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CHANGES = [
  'ALTER TABLE sign_off DISABLE TRIGGER append_only',
  `UPDATE sign_off SET at = entry.at::timestamptz FROM record_entry AS entry
    WHERE entry.chain = sign_off.statement_id AND entry.kind = 'sign-off.given'
      AND entry.facts ->> 'signOff' = sign_off.id::text`,
  'ALTER TABLE sign_off ENABLE TRIGGER append_only',
  'ALTER TABLE section_version DISABLE TRIGGER append_only',
  `UPDATE section_version SET frozen_at = entry.at::timestamptz FROM section, record_entry AS entry
    WHERE section.id = section_version.section_id AND entry.chain = section.statement_id
      AND entry.kind = 'section.frozen' AND entry.facts ->> 'section' = section.key
      AND (entry.facts ->> 'version')::integer = section_version.number`,
  'ALTER TABLE section_version ENABLE TRIGGER append_only',
];
