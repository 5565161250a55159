import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers to requests that came under an idempotency key, and the ways to the lists of a person and of a statement. */
export class KeptAnswers1795687800000 implements MigrationInterface {
  readonly name = 'KeptAnswers1795687800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE kept_answer (
    person_id uuid NOT NULL,
    key uuid NOT NULL,
    request_hash text NOT NULL,
    attempt integer NOT NULL,
    reserved_at timestamptz NOT NULL,
    acted boolean NOT NULL,
    answer text,
    CONSTRAINT "PK_kept_answer" PRIMARY KEY (person_id, key)
  )`,
  'CREATE INDEX kept_answer_reserved ON kept_answer (reserved_at)',
  'CREATE INDEX proposal_statement ON proposal (statement_id, received_at, id)',
  'CREATE INDEX membership_person ON membership (person_id)',
  `ALTER TABLE kept_answer ADD CONSTRAINT fk_kept_answer_person_id
    FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT`,
];
