import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages on their way out. */
export class QueuedMail1795513200000 implements MigrationInterface {
  readonly name = 'QueuedMail1795513200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE queued_mail (
      id uuid NOT NULL,
      "to" text NOT NULL,
      subject text NOT NULL,
      "text" text NOT NULL,
      queued_at timestamptz NOT NULL,
      sent_at timestamptz,
      tries integer NOT NULL,
      CONSTRAINT "PK_queued_mail" PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX queued_mail_waiting ON queued_mail (queued_at) WHERE sent_at IS NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
