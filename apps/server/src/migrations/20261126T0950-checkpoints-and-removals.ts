import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed checkpoints of a record, and what stands where a content of it was destroyed (R27, R28). */
export class CheckpointsAndRemovals1795686600000 implements MigrationInterface {
  readonly name = 'CheckpointsAndRemovals1795686600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...GUARDS]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = [
  `CREATE TABLE checkpoint (
    chain uuid NOT NULL,
    seq integer NOT NULL,
    head text NOT NULL,
    "at" text NOT NULL,
    key_id text NOT NULL,
    signature text NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY (chain, seq),
    CONSTRAINT fk_checkpoint_key_id FOREIGN KEY (key_id) REFERENCES signing_key (key_id) ON DELETE RESTRICT
  )`,
  `CREATE TABLE record_removal (
    chain uuid NOT NULL,
    seq integer NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    date text NOT NULL,
    recorded_as integer NOT NULL,
    CONSTRAINT "PK_record_removal" PRIMARY KEY (chain, seq, name)
  )`,
];

/** What was handed out stays as it is; what a commitment hides stays as it is, or goes with a marker in its place. */
const GUARDS = [
  ...['checkpoint', 'record_removal'].map(
    (table) =>
      `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ),
  `CREATE FUNCTION keep_or_mark() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
      SELECT 1 FROM record_removal r WHERE r.chain = OLD.chain AND r.seq = OLD.seq AND r.name = OLD.name
    ) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'What a record holds goes only with a marker in its place, and never changes.';
  END $$`,
  `CREATE TRIGGER keep_or_mark BEFORE UPDATE OR DELETE ON record_opening
    FOR EACH ROW EXECUTE FUNCTION keep_or_mark()`,
  `CREATE TRIGGER keep_all BEFORE TRUNCATE ON record_opening
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];
