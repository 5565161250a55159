import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The power panel of each version, as it stood when it was published. Versions of before have none. */
export class PublishedPanels1795721700000 implements MigrationInterface {
  readonly name = 'PublishedPanels1795721700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE publication_panel (
      publication_id uuid NOT NULL,
      measures jsonb NOT NULL,
      CONSTRAINT "PK_publication_panel" PRIMARY KEY (publication_id),
      CONSTRAINT fk_publication_panel_publication_id
        FOREIGN KEY (publication_id) REFERENCES publication (id) ON DELETE RESTRICT
    )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
