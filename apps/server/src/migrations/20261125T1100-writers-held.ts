import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is suspended or removed writes nothing from that moment on: their row is held while their words are stored (S16). */
export class WritersHeld1795604400000 implements MigrationInterface {
  readonly name = 'WritersHeld1795604400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPEND);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** As in section_writing_facts. */
const SECTION_FACTS_TEXT = `
  concat_ws(' ', s.state, t.state, c.id, c.parameters -> 'signatoryConstituencies',
    (SELECT string_agg(a.constituency, ',' ORDER BY a.constituency)
       FROM concordat_agreement a WHERE a.concordat_id = c.id))`;

/** As in member_writing_facts. */
const MEMBER_FACTS_TEXT = `
  concat_ws(' ', m.statement_id, m.status, m.capacity, coalesce(m.constituency, '-'), m.roles::text)`;

/**
 * As before, and with the rows of those who write held against change. A batch of someone whose row an act holds takes
 * the long way, so this waits for nobody.
 */
const APPEND = `
  CREATE OR REPLACE FUNCTION append_section_updates(batches jsonb, holders jsonb, updates jsonb) RETURNS SETOF uuid
  LANGUAGE plpgsql AS $$
  DECLARE
    asked uuid[];
    free uuid[];
    present uuid[];
    good uuid[];
  BEGIN
    SELECT array_agg(b.section) INTO asked FROM jsonb_to_recordset(batches) AS b (section uuid);
    SELECT array_agg(l.id) INTO free FROM (
      SELECT s.id FROM section s WHERE s.id = ANY (asked) FOR NO KEY UPDATE SKIP LOCKED) l;
    SELECT coalesce(array_agg(l.id), '{}') INTO present FROM (
      SELECT m.id FROM membership m
        WHERE m.id IN (SELECT h.member FROM jsonb_to_recordset(holders) AS h (member uuid))
        FOR SHARE SKIP LOCKED) l;
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
            WHERE h.section = b.section
              AND (h.member <> ALL (present) OR h.facts IS DISTINCT FROM ${MEMBER_FACTS_TEXT}));
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
