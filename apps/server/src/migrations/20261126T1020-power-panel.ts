import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the power panel needs: the public call and outreach, ratings, what changed, and what groups commit to do. */
export class PowerPanel1795688400000 implements MigrationInterface {
  readonly name = 'PowerPanel1795688400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CHANGES, ...TABLES, ...INDEXES, ...REFERENCES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** The public nominates too; persons are shown by their consent, which nobody was asked for before (R4). */
const CHANGES = [
  'ALTER TABLE nomination ALTER COLUMN nominated_by DROP NOT NULL',
  'ALTER TABLE nomination ADD COLUMN shown_publicly boolean NOT NULL DEFAULT false',
  `UPDATE nomination SET shown_publicly = true WHERE kind = 'topic'`,
  'ALTER TABLE starting_position ADD COLUMN section_id uuid',
  'DROP INDEX starting_position_group',
];

const TABLES = [
  `CREATE TABLE nomination_contact (
    nomination_id uuid NOT NULL,
    contact text NOT NULL,
    CONSTRAINT "PK_nomination_contact" PRIMARY KEY (nomination_id)
  )`,
  `CREATE TABLE outreach (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    "on" date NOT NULL,
    how text NOT NULL,
    place text NOT NULL,
    constituency text NOT NULL,
    reached integer NOT NULL,
    logged_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_outreach" PRIMARY KEY (id)
  )`,
  `CREATE TABLE ladder_rating (
    statement_id uuid NOT NULL,
    constituency text NOT NULL,
    rung integer NOT NULL,
    why text NOT NULL,
    rated_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_ladder_rating" PRIMARY KEY (statement_id, constituency)
  )`,
  `CREATE TABLE what_changed (
    section_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    text text NOT NULL,
    said_by uuid NOT NULL,
    said_at timestamptz NOT NULL,
    agreed_by uuid,
    agreed_at timestamptz,
    CONSTRAINT "PK_what_changed" PRIMARY KEY (section_id)
  )`,
  `CREATE TABLE first_opposed (
    proposal_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    flagged_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_first_opposed" PRIMARY KEY (proposal_id)
  )`,
  `CREATE TABLE commitment (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    constituency text NOT NULL,
    what text NOT NULL,
    due_on date NOT NULL,
    measure text NOT NULL,
    added_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_commitment" PRIMARY KEY (id)
  )`,
  `CREATE TABLE commitment_progress (
    id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    text text NOT NULL,
    is_done boolean NOT NULL,
    noted_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_commitment_progress" PRIMARY KEY (id)
  )`,
];

const INDEXES = [
  'CREATE UNIQUE INDEX starting_position_section ON starting_position (statement_id, constituency, section_id)',
  'CREATE UNIQUE INDEX starting_position_whole ON starting_position (statement_id, constituency) WHERE section_id IS NULL',
  'CREATE INDEX outreach_statement ON outreach (statement_id)',
  'CREATE INDEX what_changed_statement ON what_changed (statement_id)',
  'CREATE INDEX first_opposed_statement ON first_opposed (statement_id)',
  'CREATE INDEX commitment_statement ON commitment (statement_id)',
  'CREATE INDEX commitment_progress_commitment ON commitment_progress (commitment_id)',
  // The panel asks for all suggestions of a statement.
];

const REFERENCES = [
  ['nomination_contact', 'nomination_id', 'nomination'],
  ['starting_position', 'section_id', 'section'],
  ['outreach', 'statement_id', 'statement'],
  ['outreach', 'logged_by', 'membership'],
  ['ladder_rating', 'statement_id', 'statement'],
  ['ladder_rating', 'rated_by', 'membership'],
  ['what_changed', 'section_id', 'section'],
  ['what_changed', 'statement_id', 'statement'],
  ['what_changed', 'said_by', 'membership'],
  ['what_changed', 'agreed_by', 'membership'],
  ['first_opposed', 'proposal_id', 'proposal'],
  ['first_opposed', 'statement_id', 'statement'],
  ['first_opposed', 'flagged_by', 'membership'],
  ['commitment', 'statement_id', 'statement'],
  ['commitment', 'added_by', 'membership'],
  ['commitment_progress', 'commitment_id', 'commitment'],
  ['commitment_progress', 'noted_by', 'membership'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);
