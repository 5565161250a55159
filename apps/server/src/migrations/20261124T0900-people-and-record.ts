import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record of every act, councils, people, memberships, invitations and sessions. */
export class PeopleAndRecord1795510800000 implements MigrationInterface {
  readonly name = 'PeopleAndRecord1795510800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE record_chain (
      chain uuid NOT NULL,
      seq integer NOT NULL,
      head text NOT NULL,
      CONSTRAINT "PK_646acfc90e60f0c6ad145738411" PRIMARY KEY (chain)
    )`,
  `CREATE TABLE record_entry (
      chain uuid NOT NULL,
      seq integer NOT NULL,
      "at" text NOT NULL,
      kind text NOT NULL,
      actor uuid,
      constituency text,
      facts jsonb NOT NULL,
      commitments jsonb NOT NULL,
      previous text NOT NULL,
      hash text NOT NULL,
      CONSTRAINT "PK_16fe685759563bdb1c1bcbd90c0" PRIMARY KEY (chain, seq)
    )`,
  `CREATE TABLE record_opening (
      chain uuid NOT NULL,
      seq integer NOT NULL,
      name text NOT NULL,
      salt text NOT NULL,
      content jsonb NOT NULL,
      CONSTRAINT "PK_fe2c11a4343af6eedfc9033da48" PRIMARY KEY (chain, seq, name)
    )`,
  `CREATE TABLE council (
      id uuid NOT NULL,
      name text NOT NULL,
      slug text NOT NULL,
      contact text NOT NULL,
      safeguarding_notice text NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT "UQ_13a79cfc360d24e733eda967403" UNIQUE (slug),
      CONSTRAINT "PK_1749decabf3d8cf2edc4385c557" PRIMARY KEY (id)
    )`,
  `CREATE TABLE council_administrator (
      council_id uuid NOT NULL,
      person_id uuid NOT NULL,
      since timestamptz NOT NULL,
      CONSTRAINT "PK_f4774e9af5acbdaf20bb7b38302" PRIMARY KEY (council_id, person_id)
    )`,
  `CREATE TABLE organisation (
      id uuid NOT NULL,
      council_id uuid NOT NULL,
      name text NOT NULL,
      type text NOT NULL,
      size text NOT NULL,
      CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY (id)
    )`,
  `CREATE TABLE person (
      id uuid NOT NULL,
      email text,
      full_name text NOT NULL,
      pseudonym uuid NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT "UQ_d2d717efd90709ebd3cb26b936c" UNIQUE (email),
      CONSTRAINT "UQ_1b86fe86c7aaee9cc2b43f8c8bc" UNIQUE (pseudonym),
      CONSTRAINT "PK_5fdaf670315c4b7e70cce85daa3" PRIMARY KEY (id)
    )`,
  `CREATE TABLE membership (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      person_id uuid NOT NULL,
      constituency text,
      capacity text NOT NULL,
      roles text array NOT NULL,
      signatory boolean NOT NULL,
      kind text NOT NULL,
      headcount integer NOT NULL,
      chosen_name text,
      organisation_id uuid,
      supported_by text,
      display_form text NOT NULL,
      display_audience text NOT NULL,
      number_in_group integer NOT NULL,
      hide_presence boolean NOT NULL,
      pseudonym uuid NOT NULL,
      status text NOT NULL,
      role_version integer NOT NULL,
      joined_at timestamptz NOT NULL,
      CONSTRAINT "UQ_3384a030887f67ae44d156d551b" UNIQUE (pseudonym),
      CONSTRAINT "PK_83c1afebef3059472e7c37e8de8" PRIMARY KEY (id)
    )`,
  `CREATE UNIQUE INDEX membership_statement_person ON membership (statement_id, person_id)`,
  `CREATE TABLE invitation (
      id uuid NOT NULL,
      council_id uuid NOT NULL,
      statement_id uuid NOT NULL,
      email text,
      full_name text NOT NULL,
      constituency text,
      capacity text NOT NULL,
      roles text array NOT NULL,
      signatory boolean NOT NULL,
      kind text NOT NULL,
      headcount integer NOT NULL,
      organisation_id uuid,
      supported_by text,
      invited_by uuid NOT NULL,
      token_hash text NOT NULL,
      created_at timestamptz NOT NULL,
      last_sent_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      redeemed_at timestamptz,
      membership_id uuid,
      CONSTRAINT "UQ_b827d3749ffbb3b5ab5099afd64" UNIQUE (token_hash),
      CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY (id)
    )`,
  `CREATE INDEX invitation_statement ON invitation (statement_id)`,
  `CREATE TABLE session (
      id uuid NOT NULL,
      token_hash text NOT NULL,
      person_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      ended_at timestamptz,
      CONSTRAINT "UQ_a83507eb0338ac037780e02f2b9" UNIQUE (token_hash),
      CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY (id)
    )`,
  `CREATE INDEX session_person ON session (person_id)`,
  `CREATE TABLE sign_in_link (
      id uuid NOT NULL,
      person_id uuid,
      address_hash text NOT NULL,
      token_hash text NOT NULL,
      code_hash text NOT NULL,
      browser_hash text NOT NULL,
      return_to text NOT NULL,
      code_tries integer NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT "UQ_70e02809dd11038da50c4d38f85" UNIQUE (token_hash),
      CONSTRAINT "PK_2e37c859be8a656fef206f62b27" PRIMARY KEY (id)
    )`,
  `CREATE INDEX sign_in_link_address ON sign_in_link (address_hash)`,
  `CREATE INDEX sign_in_link_browser ON sign_in_link (browser_hash)`,
];
