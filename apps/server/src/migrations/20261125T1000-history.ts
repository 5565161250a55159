import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of a section's log that bring an older text back, and the names that people give to versions. */
export class History1795600800000 implements MigrationInterface {
  readonly name = 'History1795600800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE section_update ADD restores integer`);
    await runner.query(`CREATE TABLE named_version (
      id uuid NOT NULL,
      section_id uuid NOT NULL,
      epoch integer NOT NULL,
      seq integer NOT NULL,
      name text NOT NULL,
      named_by uuid NOT NULL,
      named_at timestamptz NOT NULL,
      CONSTRAINT "PK_named_version" PRIMARY KEY (id),
      CONSTRAINT fk_named_version_section_id FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE RESTRICT,
      CONSTRAINT fk_named_version_named_by FOREIGN KEY (named_by) REFERENCES membership (id) ON DELETE RESTRICT,
      CONSTRAINT fk_named_version_row FOREIGN KEY (section_id, epoch, seq)
        REFERENCES section_update (section_id, epoch, seq) ON DELETE RESTRICT
    )`);
    await runner.query(`CREATE UNIQUE INDEX named_version_name ON named_version (section_id, epoch, name)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
