import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why people took out words of another group (R8). */
export class RemovalReasons1795609200000 implements MigrationInterface {
  readonly name = 'RemovalReasons1795609200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE removal_reason (
      id text NOT NULL,
      section_id uuid NOT NULL,
      reason text NOT NULL,
      given_by uuid NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_removal_reason" PRIMARY KEY (id),
      CONSTRAINT fk_removal_reason_section_id FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE RESTRICT,
      CONSTRAINT fk_removal_reason_given_by FOREIGN KEY (given_by) REFERENCES membership (id) ON DELETE RESTRICT
    )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
