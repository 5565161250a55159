import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Interests, competition concerns, and what providers opened (R17, R31, R33, R34). */
export class FairDealing1795686000000 implements MigrationInterface {
  readonly name = 'FairDealing1795686000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [DECLARED, ...TABLES, ...INDEXES, ...REFERENCES, MEMBER_FACTS, APPEND]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** On the member's own row, which every edit holds in any case: to know it costs an edit no further question (R31). */
const DECLARED = 'ALTER TABLE membership ADD interests_declared boolean NOT NULL DEFAULT false';

const TABLES = [
  `CREATE TABLE interest_declaration (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    has_interests boolean NOT NULL,
    text text NOT NULL,
    section_ids uuid[] NOT NULL,
    effect text NOT NULL,
    "at" timestamptz NOT NULL,
    replaced_at timestamptz,
    CONSTRAINT "PK_interest_declaration" PRIMARY KEY (id)
  )`,
  `CREATE TABLE competition_concern (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    section_id uuid NOT NULL,
    block_id text,
    proposal_id uuid,
    quote text NOT NULL,
    why text NOT NULL,
    flagged_by uuid NOT NULL,
    "at" timestamptz NOT NULL,
    decision text,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT "PK_competition_concern" PRIMARY KEY (id)
  )`,
  `CREATE TABLE section_opening (
    section_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    "day" date NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    CONSTRAINT "PK_section_opening" PRIMARY KEY (section_id, membership_id, "day")
  )`,
];

const INDEXES = [
  'CREATE INDEX interest_declaration_statement ON interest_declaration (statement_id)',
  'CREATE INDEX competition_concern_statement ON competition_concern (statement_id)',
];

const REFERENCES = [
  ['interest_declaration', 'statement_id', 'statement'],
  ['interest_declaration', 'membership_id', 'membership'],
  ['competition_concern', 'statement_id', 'statement'],
  ['competition_concern', 'section_id', 'section'],
  ['competition_concern', 'proposal_id', 'proposal'],
  ['competition_concern', 'flagged_by', 'membership'],
  ['competition_concern', 'decided_by', 'membership'],
  ['section_opening', 'section_id', 'section'],
  ['section_opening', 'membership_id', 'membership'],
].map(
  ([table, column, to]) =>
    `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
      FOREIGN KEY (${column}) REFERENCES ${to} (id) ON DELETE RESTRICT`,
);

/** As in section_writing_facts. */
const SECTION_FACTS_TEXT = `
  concat_ws(' ', s.state, t.state, c.id, c.parameters -> 'signatoryConstituencies',
    (SELECT string_agg(a.constituency, ',' ORDER BY a.constituency)
       FROM concordat_agreement a WHERE a.concordat_id = c.id))`;

/** With what the member declared, under which the rules let them write. */
const MEMBER_FACTS_TEXT = `
  concat_ws(' ', m.statement_id, m.status, m.capacity, coalesce(m.constituency, '-'), m.roles::text,
    m.interests_declared)`;

const MEMBER_FACTS = `
  CREATE OR REPLACE FUNCTION member_writing_facts(m membership) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT ${MEMBER_FACTS_TEXT} $$`;

/** As before, with the facts about a member as they now are. */
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
