import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments of the public on the draft, their answers, and the clock of each group (R11, R12). */
export class PublicComments1795684200000 implements MigrationInterface {
  readonly name = 'PublicComments1795684200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, ...REFERENCES]) await runner.query(statement);
    await runner.query(OPEN_ALREADY);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = [
  `CREATE TABLE comment_period (
    statement_id uuid NOT NULL,
    opens_on date NOT NULL,
    days integer NOT NULL,
    CONSTRAINT "PK_comment_period" PRIMARY KEY (statement_id)
  )`,
  `CREATE TABLE format_owed (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    constituency text NOT NULL,
    format text NOT NULL,
    ready_on date,
    dropped_because text,
    CONSTRAINT "PK_format_owed" PRIMARY KEY (id)
  )`,
  `CREATE TABLE public_comment (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    section_id uuid NOT NULL,
    reference text NOT NULL,
    constituency text NOT NULL,
    name text NOT NULL,
    change text NOT NULL,
    why text NOT NULL,
    "at" timestamptz NOT NULL,
    state text NOT NULL,
    kept_back_because text,
    looked_at_by uuid,
    given_decision text,
    given_reason text,
    given_by uuid,
    decision text,
    reason text,
    decided_by uuid[] NOT NULL DEFAULT '{}',
    decided_at timestamptz,
    CONSTRAINT "PK_public_comment" PRIMARY KEY (id)
  )`,
];

const INDEXES = [
  'CREATE UNIQUE INDEX format_owed_once ON format_owed (statement_id, constituency, format)',
  'CREATE INDEX public_comment_section ON public_comment (section_id, "at")',
  'CREATE INDEX public_comment_statement ON public_comment (statement_id, "at")',
  'CREATE UNIQUE INDEX public_comment_reference ON public_comment (reference)',
];

const REFERENCES = [
  ['comment_period', 'statement_id', 'statement'],
  ['format_owed', 'statement_id', 'statement'],
  ['public_comment', 'statement_id', 'statement'],
  ['public_comment', 'section_id', 'section'],
  ['public_comment', 'looked_at_by', 'membership'],
  ['public_comment', 'given_by', 'membership'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);

/** Statements whose comments were open when this came: every group has its days from then on. */
const OPEN_ALREADY = `
  INSERT INTO comment_period (statement_id, opens_on, days)
  SELECT s.id, now()::date, coalesce((c.parameters->>'commentPeriodDays')::integer, 42)
  FROM statement s JOIN concordat c ON c.statement_id = s.id
  WHERE s.state = 'COMMENT' OR s.paused_from = 'COMMENT'
  ON CONFLICT DO NOTHING`;
