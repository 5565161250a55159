import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that somebody flagged because they are worried about a person (R38). Only safeguarding leads read what it says. */
export class SafeguardingReferrals1795752000000 implements MigrationInterface {
  readonly name = 'SafeguardingReferrals1795752000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query('CREATE INDEX safeguarding_referral_statement ON safeguarding_referral (statement_id)');
    for (const [column, table] of REFERENCES) {
      await runner.query(`ALTER TABLE safeguarding_referral ADD CONSTRAINT fk_safeguarding_referral_${column}
        FOREIGN KEY (${column}) REFERENCES ${table} (id) ON DELETE RESTRICT`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLE = `CREATE TABLE safeguarding_referral (
  id uuid NOT NULL,
  statement_id uuid NOT NULL,
  section_id uuid,
  block_id text,
  proposal_id uuid,
  comment_id uuid,
  minority_statement_id uuid,
  sign_off_id uuid,
  quote text,
  why text NOT NULL,
  flagged_by uuid NOT NULL,
  "at" timestamptz NOT NULL,
  decision text,
  note text,
  reference text,
  decided_by uuid,
  decided_at timestamptz,
  CONSTRAINT "PK_safeguarding_referral" PRIMARY KEY (id)
)`;

const REFERENCES = [
  ['statement_id', 'statement'],
  ['section_id', 'section'],
  ['proposal_id', 'proposal'],
  ['comment_id', 'public_comment'],
  ['minority_statement_id', 'minority_statement'],
  ['sign_off_id', 'sign_off'],
  ['flagged_by', 'membership'],
  ['decided_by', 'membership'],
] as const;
