import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the live engine needs to be fast: stored states beside the log, and appending for many sections in one call. */
export class LiveEngine1795597200000 implements MigrationInterface {
  readonly name = 'LiveEngine1795597200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [SNAPSHOTS, SNAPSHOT_OF_A_SECTION, SECTION_FACTS, MEMBER_FACTS, APPEND]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const SNAPSHOTS = `
  CREATE TABLE section_snapshot (
    section_id uuid NOT NULL,
    epoch integer NOT NULL,
    seq integer NOT NULL,
    state bytea NOT NULL,
    state_vector bytea NOT NULL,
    echo bytea NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "PK_section_snapshot" PRIMARY KEY (section_id, epoch, seq)
  )`;

const SNAPSHOT_OF_A_SECTION = `
  ALTER TABLE section_snapshot ADD CONSTRAINT fk_section_snapshot_section_id
    FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE RESTRICT`;

/** Everything but the member that decides who may write in a section, as one text: while it is the same, so are the rights. */
const SECTION_FACTS_TEXT = `
  concat_ws(' ', s.state, t.state, c.id, c.parameters -> 'signatoryConstituencies',
    (SELECT string_agg(a.constituency, ',' ORDER BY a.constituency)
       FROM concordat_agreement a WHERE a.concordat_id = c.id))`;

/** The same of a member. */
const MEMBER_FACTS_TEXT = `
  concat_ws(' ', m.statement_id, m.status, m.capacity, coalesce(m.constituency, '-'), m.roles::text)`;

const SECTION_FACTS = `
  CREATE FUNCTION section_writing_facts(section_id uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT ${SECTION_FACTS_TEXT}
      FROM section s JOIN statement t ON t.id = s.statement_id
      LEFT JOIN LATERAL (SELECT c.id, c.parameters FROM concordat c WHERE c.statement_id = t.id
        ORDER BY c.version DESC LIMIT 1) c ON true
      WHERE s.id = section_writing_facts.section_id
  $$`;

const MEMBER_FACTS = `
  CREATE FUNCTION member_writing_facts(m membership) RETURNS text LANGUAGE sql STABLE AS $$ SELECT ${MEMBER_FACTS_TEXT} $$`;

/**
 * Stores the rows of those batches whose section is free, stands where the batch thinks, and whose facts are the ones
 * under which its authors were allowed; answers which. The first words of a section are an act of their own. All others are left to the long way (see group-commit.ts).
 * A function sees what is committed when each of its statements begins: the facts are read with the locks held. It is in
 * PL/pgSQL and asks no SQL function, so that every plan is made once for each connection.
 */
const APPEND = `
  CREATE FUNCTION append_section_updates(batches jsonb, holders jsonb, updates jsonb) RETURNS SETOF uuid
  LANGUAGE plpgsql AS $$
  DECLARE
    asked uuid[];
    free uuid[];
    good uuid[];
  BEGIN
    SELECT array_agg(b.section) INTO asked FROM jsonb_to_recordset(batches) AS b (section uuid);
    SELECT array_agg(l.id) INTO free FROM (
      SELECT s.id FROM section s WHERE s.id = ANY (asked) FOR NO KEY UPDATE SKIP LOCKED) l;
    SELECT array_agg(b.section) INTO good
      FROM jsonb_to_recordset(batches) AS b (section uuid, epoch integer, seq integer, facts text)
      JOIN section s ON s.id = b.section
      JOIN statement t ON t.id = s.statement_id
      LEFT JOIN LATERAL (SELECT c.id, c.parameters FROM concordat c WHERE c.statement_id = t.id
        ORDER BY c.version DESC LIMIT 1) c ON true
      WHERE b.section = ANY (free) AND s.epoch = b.epoch AND s.head_seq = b.seq AND s.state <> 'EMPTY'
        AND b.facts = ${SECTION_FACTS_TEXT}
        AND NOT EXISTS (
          SELECT 1 FROM jsonb_to_recordset(holders) AS h (section uuid, member uuid, facts text)
            LEFT JOIN membership m ON m.id = h.member
            WHERE h.section = b.section AND h.facts IS DISTINCT FROM ${MEMBER_FACTS_TEXT});
    INSERT INTO section_update (section_id, epoch, seq, membership_id, capacity, on_behalf_of, client_ids, bytes, sha256,
        chain, "at")
      SELECT u.section, u.epoch, u.seq, u.member, u.capacity, u.behalf, u.clients, decode(u.bytes, 'base64'), u.sha256,
        u.chain, u.at
      FROM jsonb_to_recordset(updates) AS u (section uuid, epoch integer, seq integer, member uuid, capacity text,
        behalf uuid, clients bigint[], bytes text, sha256 text, chain text, at timestamptz)
      WHERE u.section = ANY (good);
    UPDATE section s SET head_seq = b.new_seq, log_head = b.new_head
      FROM jsonb_to_recordset(batches) AS b (section uuid, new_seq integer, new_head text)
      WHERE s.id = b.section AND s.id = ANY (good);
    RETURN QUERY SELECT unnest(good);
  END $$`;
