import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each signatory says of the agreement, promises with what became of them, and changes by everybody again (R1). */
export class Concordat1795685400000 implements MigrationInterface {
  readonly name = 'Concordat1795685400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...TABLES, ...INDEXES, ...REFERENCES, ...SAID_BEFORE, ...ONLY_MORE]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const COLUMNS = [
  `ALTER TABLE concordat ADD promises jsonb NOT NULL DEFAULT '[]', ADD proposed_by uuid, ADD reason text`,
  'ALTER TABLE concordat ALTER COLUMN promises DROP DEFAULT',
];

const TABLES = [
  `CREATE TABLE concordat_answer (
    text_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    constituency text NOT NULL,
    agrees boolean NOT NULL,
    reason text,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_concordat_answer" PRIMARY KEY (text_id, membership_id)
  )`,
  `CREATE TABLE concordat_amendment (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    parameters jsonb NOT NULL,
    promises jsonb NOT NULL,
    hash text NOT NULL,
    proposed_by uuid NOT NULL,
    reason text NOT NULL,
    proposed_at timestamptz NOT NULL,
    in_force_at timestamptz,
    withdrawn_at timestamptz,
    CONSTRAINT "PK_concordat_amendment" PRIMARY KEY (id)
  )`,
  `CREATE TABLE promise_mark (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    promise text NOT NULL,
    constituency text NOT NULL,
    marked_by uuid NOT NULL,
    kept boolean NOT NULL,
    reason text NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_promise_mark" PRIMARY KEY (id)
  )`,
];

const INDEXES = [
  // One change at a time.
  `CREATE UNIQUE INDEX concordat_amendment_open ON concordat_amendment (statement_id)
    WHERE in_force_at IS NULL AND withdrawn_at IS NULL`,
  'CREATE INDEX promise_mark_statement ON promise_mark (statement_id)',
];

const REFERENCES = [
  ['concordat', 'proposed_by', 'membership'],
  ['concordat_answer', 'membership_id', 'membership'],
  ['concordat_amendment', 'statement_id', 'statement'],
  ['concordat_amendment', 'proposed_by', 'membership'],
  ['promise_mark', 'statement_id', 'statement'],
  ['promise_mark', 'marked_by', 'membership'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);

/** Until now one signatory agreed for the group. What they said stays said. */
const SAID_BEFORE = [
  `INSERT INTO concordat_answer (text_id, membership_id, constituency, agrees, "at")
    SELECT concordat_id, membership_id, constituency, true, agreed_at FROM concordat_agreement
    ON CONFLICT DO NOTHING`,
];

/** What was said of a promise stays, whatever is said later. */
const ONLY_MORE = [
  `CREATE FUNCTION keep_promise_marks() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What was said of a promise cannot change.';
  END $$`,
  `CREATE TRIGGER keep_promise_marks BEFORE UPDATE OR DELETE ON promise_mark
    FOR EACH ROW EXECUTE FUNCTION keep_promise_marks()`,
];
