import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that members bring into a section from elsewhere (R3). */
export class BroughtTexts1795721400000 implements MigrationInterface {
  readonly name = 'BroughtTexts1795721400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE brought_text (
      id uuid NOT NULL,
      section_id uuid NOT NULL,
      brought_by uuid NOT NULL,
      constituency text NOT NULL,
      source text NOT NULL,
      blocks text[] NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_brought_text" PRIMARY KEY (id),
      CONSTRAINT fk_brought_text_section_id FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE RESTRICT,
      CONSTRAINT fk_brought_text_brought_by FOREIGN KEY (brought_by) REFERENCES membership (id) ON DELETE RESTRICT
    )`);
    await runner.query('CREATE INDEX brought_text_section ON brought_text (section_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
