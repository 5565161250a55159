import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements, statements, sections, the update log, leases, tickets, suggestions and their answers. */
export class StatementsAndRooms1795511400000 implements MigrationInterface {
  readonly name = 'StatementsAndRooms1795511400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE concordat (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      version integer NOT NULL,
      parameters jsonb NOT NULL,
      hash text NOT NULL,
      created_at timestamptz NOT NULL,
      opened_at timestamptz,
      CONSTRAINT "PK_0e7c483c7ec452ad5f28d22c376" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX concordat_statement_version ON concordat (statement_id, version)`,
  `CREATE TABLE concordat_agreement (
      concordat_id uuid NOT NULL,
      constituency text NOT NULL,
      membership_id uuid NOT NULL,
      agreed_at timestamptz NOT NULL,
      CONSTRAINT "PK_95738fb0da7aac0fc014e8a283b" PRIMARY KEY (concordat_id, constituency)
    )`,
  `CREATE TABLE statement (
      id uuid NOT NULL,
      council_id uuid NOT NULL,
      template text NOT NULL,
      slug text NOT NULL,
      title text NOT NULL,
      language text NOT NULL,
      period_from text NOT NULL,
      period_to text NOT NULL,
      review_by text NOT NULL,
      state text NOT NULL,
      started_by uuid NOT NULL,
      started_at timestamptz NOT NULL,
      CONSTRAINT "PK_d2ef88cb44b99f3332a1eebb96f" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX statement_council_slug ON statement (council_id, slug)`,
  `CREATE TABLE section (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      "key" text NOT NULL,
      title text NOT NULL,
      guidance text NOT NULL,
      "position" integer NOT NULL,
      leads text array NOT NULL,
      signatories text array NOT NULL,
      appendix boolean NOT NULL,
      word_guide integer,
      state text NOT NULL,
      epoch integer NOT NULL,
      head_seq integer NOT NULL,
      log_head text NOT NULL,
      CONSTRAINT "PK_3c41d2d699384cc5e8eac54777d" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX section_statement_key ON section (statement_id, "key")`,
  `CREATE TABLE turned_key (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      act text NOT NULL,
      membership_id uuid NOT NULL,
      note text,
      turned_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT "PK_87ce2e84e41d7e62cb092f2ce89" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX turned_key_waiting ON turned_key (statement_id, act, membership_id) WHERE used_at IS NULL`,
  `CREATE TABLE dataset (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      "key" text NOT NULL,
      title text NOT NULL,
      headline text NOT NULL,
      source text NOT NULL,
      period text NOT NULL,
      geography text NOT NULL,
      caveat text NOT NULL,
      text_alternative text NOT NULL,
      owner_id uuid,
      columns text array NOT NULL,
      rows jsonb NOT NULL,
      sha256 text NOT NULL,
      CONSTRAINT "PK_36c1c67adb3d1dd69ae57f18913" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX dataset_statement_key ON dataset (statement_id, "key")`,
  `CREATE TABLE section_update (
      section_id uuid NOT NULL,
      epoch integer NOT NULL,
      seq integer NOT NULL,
      membership_id uuid NOT NULL,
      capacity text NOT NULL,
      on_behalf_of uuid,
      client_ids bigint array NOT NULL,
      bytes bytea NOT NULL,
      sha256 text NOT NULL,
      chain text NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_f5bd6dc1094cfc438430ad4b757" PRIMARY KEY (section_id, epoch, seq)
    )`,
  `CREATE TABLE client_lease (
      section_id uuid NOT NULL,
      client_id bigint NOT NULL,
      membership_id uuid NOT NULL,
      capacity text NOT NULL,
      on_behalf_of uuid,
      issued_at timestamptz NOT NULL,
      CONSTRAINT "PK_f2831c591bb8d49913860d16347" PRIMARY KEY (section_id, client_id)
    )`,
  `CREATE INDEX client_lease_member ON client_lease (section_id, membership_id)`,
  `CREATE TABLE room_ticket (
      token_hash text NOT NULL,
      section_id uuid NOT NULL,
      membership_id uuid NOT NULL,
      session_id uuid NOT NULL,
      epoch integer NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT "PK_6af94ad85e6d28c8217282f78ef" PRIMARY KEY (token_hash)
    )`,
  `CREATE TABLE set_aside_update (
      id uuid NOT NULL,
      section_id uuid NOT NULL,
      membership_id uuid NOT NULL,
      bytes bytea NOT NULL,
      cause text NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_a6529c99a42d2f49887a34ecaa6" PRIMARY KEY (id)
    )`,
  `CREATE TABLE proposal (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      section_id uuid NOT NULL,
      block_id text NOT NULL,
      base_text text NOT NULL,
      proposed_text text NOT NULL,
      reason text NOT NULL,
      proposer_id uuid NOT NULL,
      status text NOT NULL,
      received_at timestamptz NOT NULL,
      CONSTRAINT "PK_ca872ecfe4fef5720d2d39e4275" PRIMARY KEY (id)
    )`,
  `CREATE INDEX proposal_section ON proposal (section_id)`,
  `CREATE TABLE response (
      id uuid NOT NULL,
      proposal_id uuid NOT NULL,
      decision text NOT NULL,
      reason text NOT NULL,
      reason_code text NOT NULL,
      decided_by uuid array NOT NULL,
      accepted_text text,
      applied_at_seq integer,
      decided_at timestamptz NOT NULL,
      CONSTRAINT "UQ_a5486fce6731723f6cac8a0ba74" UNIQUE (proposal_id),
      CONSTRAINT "PK_f64544baf2b4dc48ba623ce768f" PRIMARY KEY (id)
    )`,
];
