import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frozen versions, sign-offs, minority statements, decisions and publications. */
export class SignaturesAndPublications1795512000000 implements MigrationInterface {
  readonly name = 'SignaturesAndPublications1795512000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE section_version (
      id uuid NOT NULL,
      section_id uuid NOT NULL,
      number integer NOT NULL,
      canonical text NOT NULL,
      hash text NOT NULL,
      attribution jsonb NOT NULL,
      epoch integer NOT NULL,
      seq integer NOT NULL,
      log_head text NOT NULL,
      frozen_at timestamptz NOT NULL,
      CONSTRAINT "PK_b61162e53087a62b48de9fd0067" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX section_version_number ON section_version (section_id, number)`,
  `CREATE TABLE sign_off (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      section_id uuid,
      hash text NOT NULL,
      versions integer array NOT NULL,
      membership_id uuid NOT NULL,
      constituency text NOT NULL,
      "position" text NOT NULL,
      "text" text,
      show_name boolean NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_8167fd6587864e42305c5ff9c8e" PRIMARY KEY (id)
    )`,
  `CREATE INDEX sign_off_statement ON sign_off (statement_id)`,
  `CREATE TABLE minority_statement (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      section_id uuid NOT NULL,
      constituency text NOT NULL,
      "by" text NOT NULL,
      title text NOT NULL,
      "text" text NOT NULL,
      signed_by uuid array NOT NULL,
      "at" timestamptz NOT NULL,
      reply_text text,
      reply_constituency text,
      reply_by uuid,
      reply_at timestamptz,
      CONSTRAINT "PK_2b23fb20f30e491cf2a8be7a52e" PRIMARY KEY (id)
    )`,
  `CREATE INDEX minority_statement_section ON minority_statement (section_id)`,
  `CREATE TABLE council_decision (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      body text NOT NULL,
      date text NOT NULL,
      reference text NOT NULL,
      decision text NOT NULL,
      call_in_ends text NOT NULL,
      document_hash text NOT NULL,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT "PK_7b667bd05a7352efa1a99961390" PRIMARY KEY (id)
    )`,
  `CREATE INDEX council_decision_statement ON council_decision (statement_id)`,
  `CREATE TABLE publication (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      version integer NOT NULL,
      kind text NOT NULL,
      change_note text NOT NULL,
      bundle text NOT NULL,
      sha256 text NOT NULL,
      document_hash text NOT NULL,
      key_id text NOT NULL,
      published_at timestamptz NOT NULL,
      CONSTRAINT "PK_8aea8363d5213896a78d8365fab" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX publication_statement_version ON publication (statement_id, version)`,
  `CREATE TABLE name_opening (
      publication_id uuid NOT NULL,
      ref uuid NOT NULL,
      salt text NOT NULL,
      name text NOT NULL,
      CONSTRAINT "PK_1efbfc60d4cc7fe5562d682d326" PRIMARY KEY (publication_id, ref)
    )`,
  `CREATE TABLE signing_key (
      key_id text NOT NULL,
      public_key text NOT NULL,
      first_used_at timestamptz NOT NULL,
      retired_at timestamptz,
      CONSTRAINT "PK_1d8b9aad2f1b48c5f2c813da62b" PRIMARY KEY (key_id)
    )`,
];
