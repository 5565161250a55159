import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes before a statement: proposals of the public, officers who answer for the council, and sponsors. */
export class Proposing1795705200000 implements MigrationInterface {
  readonly name = 'Proposing1795705200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, ...REFERENCES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = [
  `CREATE TABLE council_officer (
    council_id uuid NOT NULL,
    person_id uuid NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT "PK_council_officer" PRIMARY KEY (council_id, person_id)
  )`,
  `CREATE TABLE council_proposal (
    id uuid NOT NULL,
    council_id uuid NOT NULL,
    kind text NOT NULL,
    template text,
    title text NOT NULL,
    why text NOT NULL,
    name text NOT NULL,
    answer_to text,
    "at" timestamptz NOT NULL,
    state text NOT NULL,
    answer text,
    reason text,
    answered_by uuid,
    answered_at timestamptz,
    statement_id uuid,
    CONSTRAINT "PK_council_proposal" PRIMARY KEY (id)
  )`,
  `CREATE TABLE statement_sponsor (
    statement_id uuid NOT NULL,
    name text NOT NULL,
    job_title text NOT NULL,
    named_by uuid NOT NULL,
    named_at timestamptz NOT NULL,
    CONSTRAINT "PK_statement_sponsor" PRIMARY KEY (statement_id)
  )`,
];

const INDEXES = ['CREATE INDEX council_proposal_council ON council_proposal (council_id, "at")'];

const REFERENCES = [
  ['council_officer', 'council_id', 'council'],
  ['council_officer', 'person_id', 'person'],
  ['council_proposal', 'council_id', 'council'],
  ['council_proposal', 'answered_by', 'person'],
  ['council_proposal', 'statement_id', 'statement'],
  ['statement_sponsor', 'statement_id', 'statement'],
  ['statement_sponsor', 'named_by', 'person'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);
