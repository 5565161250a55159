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
const SECTION_FACTS = `
  CREATE FUNCTION section_writing_facts(section_id uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(' ', s.state, t.state, c.id, c.parameters -> 'signatoryConstituencies',
      (SELECT string_agg(a.constituency, ',' ORDER BY a.constituency)
         FROM concordat_agreement a WHERE a.concordat_id = c.id))
      FROM section s JOIN statement t ON t.id = s.statement_id
      LEFT JOIN LATERAL (SELECT id, parameters FROM concordat WHERE statement_id = t.id
        ORDER BY version DESC LIMIT 1) c ON true
      WHERE s.id = section_writing_facts.section_id
  $$`;

/** The same of a member. */
const MEMBER_FACTS = `
  CREATE FUNCTION member_writing_facts(m membership) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(' ', m.statement_id, m.status, m.capacity, coalesce(m.constituency, '-'), m.roles::text)
  $$`;

/**
 * Stores the rows of those batches whose section is free, stands where the batch thinks, and whose facts are the ones
 * under which its authors were allowed; answers which. All others are left to the long way (see group-commit.ts).
 * A function sees what is committed when each of its statements begins: the facts are read with the locks held.
 */
const APPEND = `
  CREATE FUNCTION append_section_updates(
    b_sections uuid[], b_epochs integer[], b_seqs integer[], b_facts text[], b_new_seqs integer[], b_new_heads text[],
    h_sections uuid[], h_members uuid[], h_facts text[],
    r_sections uuid[], r_epochs integer[], r_seqs integer[], r_members uuid[], r_capacities text[], r_behalves uuid[],
    r_clients text[], r_bytes bytea[], r_sha256s text[], r_chains text[], r_ats timestamptz[]
  ) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
  DECLARE
    free uuid[];
    good uuid[];
  BEGIN
    SELECT array_agg(l.id) INTO free FROM (
      SELECT s.id FROM section s WHERE s.id = ANY (b_sections) FOR NO KEY UPDATE SKIP LOCKED) l;
    SELECT array_agg(b.section) INTO good
      FROM unnest(b_sections, b_epochs, b_seqs, b_facts) AS b (section, epoch, seq, facts)
      JOIN section s ON s.id = b.section
      WHERE b.section = ANY (free) AND s.epoch = b.epoch AND s.head_seq = b.seq
        AND section_writing_facts(b.section) = b.facts
        AND NOT EXISTS (
          SELECT 1 FROM unnest(h_sections, h_members, h_facts) AS h (section, member, facts)
            LEFT JOIN membership m ON m.id = h.member
            WHERE h.section = b.section AND member_writing_facts(m) IS DISTINCT FROM h.facts);
    INSERT INTO section_update (section_id, epoch, seq, membership_id, capacity, on_behalf_of, client_ids, bytes, sha256,
        chain, "at")
      SELECT r.section, r.epoch, r.seq, r.member, r.capacity, r.behalf, r.clients::bigint[], r.bytes, r.sha256, r.chain, r.at
      FROM unnest(r_sections, r_epochs, r_seqs, r_members, r_capacities, r_behalves, r_clients, r_bytes, r_sha256s,
        r_chains, r_ats)
        AS r (section, epoch, seq, member, capacity, behalf, clients, bytes, sha256, chain, at)
      WHERE r.section = ANY (good);
    UPDATE section s SET head_seq = b.seq, log_head = b.head
      FROM unnest(b_sections, b_new_seqs, b_new_heads) AS b (section, seq, head)
      WHERE s.id = b.section AND s.id = ANY (good);
    RETURN QUERY SELECT unnest(good);
  END $$`;
