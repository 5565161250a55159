import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens before the writing: nominations, what is fixed, where each group starts from (R4 to R6). */
export class Convening1795608600000 implements MigrationInterface {
  readonly name = 'Convening1795608600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, ...REFERENCES, ...ONLY_ONCE]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = [
  `CREATE TABLE nomination (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    nominated_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    is_taken boolean,
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    CONSTRAINT "PK_nomination" PRIMARY KEY (id)
  )`,
  `CREATE TABLE declared_limit (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    reason text NOT NULL,
    ends_on date NOT NULL,
    declared_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    challenge text,
    challenged_by uuid,
    challenge_answer text,
    challenge_answered_by uuid,
    CONSTRAINT "PK_declared_limit" PRIMARY KEY (id)
  )`,
  `CREATE TABLE starting_position (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    constituency text NOT NULL,
    text text NOT NULL,
    salt text NOT NULL,
    hash text NOT NULL,
    sealed_by uuid NOT NULL,
    sealed_at timestamptz NOT NULL,
    opened_at timestamptz,
    CONSTRAINT "PK_starting_position" PRIMARY KEY (id)
  )`,
  `CREATE TABLE opening_agreed (
    statement_id uuid NOT NULL,
    constituency text NOT NULL,
    agreed_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_opening_agreed" PRIMARY KEY (statement_id, constituency)
  )`,
];

const INDEXES = [
  'CREATE INDEX nomination_statement ON nomination (statement_id)',
  'CREATE INDEX declared_limit_statement ON declared_limit (statement_id)',
  'CREATE UNIQUE INDEX starting_position_group ON starting_position (statement_id, constituency)',
];

const REFERENCES = [
  ['nomination', 'statement_id', 'statement'],
  ['nomination', 'nominated_by', 'membership'],
  ['nomination', 'answered_by', 'membership'],
  ['declared_limit', 'statement_id', 'statement'],
  ['declared_limit', 'declared_by', 'membership'],
  ['declared_limit', 'challenged_by', 'membership'],
  ['declared_limit', 'challenge_answered_by', 'membership'],
  ['starting_position', 'statement_id', 'statement'],
  ['starting_position', 'sealed_by', 'membership'],
  ['opening_agreed', 'statement_id', 'statement'],
  ['opening_agreed', 'agreed_by', 'membership'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);

/** A sealed position is what it was, whoever asks (R6): only the moment of its opening is ever written, once. */
const ONLY_ONCE = [
  `CREATE FUNCTION keep_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR OLD.opened_at IS NOT NULL
      OR (to_jsonb(OLD) - 'opened_at') IS DISTINCT FROM (to_jsonb(NEW) - 'opened_at') THEN
      RAISE EXCEPTION 'A sealed starting position cannot change.';
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER keep_sealed BEFORE UPDATE OR DELETE ON starting_position
    FOR EACH ROW EXECUTE FUNCTION keep_sealed()`,
];
