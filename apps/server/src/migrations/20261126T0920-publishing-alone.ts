import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mediation with its limit, and the council's reply to what other groups publish without it (R24, R24b). */
export class PublishingAlone1795684800000 implements MigrationInterface {
  readonly name = 'PublishingAlone1795684800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, ...REFERENCES, ...ONLY_ONCE]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = [
  `CREATE TABLE mediation (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    section_id uuid,
    issue text,
    mediator text,
    attempts jsonb NOT NULL,
    outcome text,
    until date NOT NULL,
    opened_by uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT "PK_mediation" PRIMARY KEY (id)
  )`,
  `CREATE TABLE council_reply (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    document_hash text NOT NULL,
    text text NOT NULL,
    given_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_council_reply" PRIMARY KEY (id)
  )`,
];

const INDEXES = [
  'CREATE INDEX mediation_statement ON mediation (statement_id)',
  'CREATE UNIQUE INDEX council_reply_text ON council_reply (statement_id, document_hash)',
];

const REFERENCES = [
  ['mediation', 'statement_id', 'statement'],
  ['mediation', 'section_id', 'section'],
  ['mediation', 'opened_by', 'membership'],
  ['council_reply', 'statement_id', 'statement'],
  ['council_reply', 'given_by', 'membership'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);

/** A reply stands as it was given. */
const ONLY_ONCE = [
  `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON council_reply
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];
