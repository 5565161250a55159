import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several views on one suggestion, suggestions tied to other words or joined, and words put back once (R8, R13, R15). */
export class MovedAndMergedSuggestions1795687200000 implements MigrationInterface {
  readonly name = 'MovedAndMergedSuggestions1795687200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE answer_put_forward
      DROP CONSTRAINT "PK_answer_put_forward",
      ADD CONSTRAINT "PK_answer_put_forward" PRIMARY KEY (proposal_id, given_by),
      ADD merge_into uuid,
      ADD CONSTRAINT fk_answer_put_forward_merge_into FOREIGN KEY (merge_into) REFERENCES proposal (id) ON DELETE RESTRICT`);
    await runner.query(`ALTER TABLE proposal ADD asked_again_at timestamptz, ADD sent_once_as text`);
    await runner.query(`ALTER TABLE proposal ADD CONSTRAINT proposal_sent_once UNIQUE (proposer_id, sent_once_as)`);
    await runner.query(`ALTER TABLE response ADD views jsonb`);
    await runner.query(`CREATE TABLE rebased_proposal (
      id uuid NOT NULL,
      proposal_id uuid NOT NULL,
      block_id text NOT NULL,
      base_text text NOT NULL,
      proposed_text text NOT NULL,
      rebased_by uuid NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_rebased_proposal" PRIMARY KEY (id),
      CONSTRAINT fk_rebased_proposal_proposal_id FOREIGN KEY (proposal_id) REFERENCES proposal (id) ON DELETE RESTRICT,
      CONSTRAINT fk_rebased_proposal_rebased_by FOREIGN KEY (rebased_by) REFERENCES membership (id) ON DELETE RESTRICT
    )`);
    await runner.query(`CREATE INDEX rebased_proposal_proposal ON rebased_proposal (proposal_id)`);
    await runner.query(`CREATE TABLE merged_proposal (
      proposal_id uuid NOT NULL,
      round integer NOT NULL,
      into_id uuid NOT NULL,
      reason text NOT NULL,
      decided_by uuid[] NOT NULL,
      "at" timestamptz NOT NULL,
      undone_at timestamptz,
      CONSTRAINT "PK_merged_proposal" PRIMARY KEY (proposal_id, round),
      CONSTRAINT fk_merged_proposal_proposal_id FOREIGN KEY (proposal_id) REFERENCES proposal (id) ON DELETE RESTRICT,
      CONSTRAINT fk_merged_proposal_into_id FOREIGN KEY (into_id) REFERENCES proposal (id) ON DELETE RESTRICT
    )`);
    await runner.query(`CREATE INDEX merged_proposal_into ON merged_proposal (into_id)`);
    await runner.query(`CREATE TABLE restoration (
      id uuid NOT NULL,
      section_id uuid NOT NULL,
      removal text NOT NULL,
      whose uuid NOT NULL,
      removed_by uuid NOT NULL,
      words integer NOT NULL,
      asked_by uuid NOT NULL,
      epoch integer NOT NULL,
      seq integer,
      proposal_id uuid,
      "at" timestamptz NOT NULL,
      CONSTRAINT "PK_restoration" PRIMARY KEY (id),
      CONSTRAINT fk_restoration_section_id FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE RESTRICT,
      CONSTRAINT fk_restoration_whose FOREIGN KEY (whose) REFERENCES membership (id) ON DELETE RESTRICT,
      CONSTRAINT fk_restoration_removed_by FOREIGN KEY (removed_by) REFERENCES membership (id) ON DELETE RESTRICT,
      CONSTRAINT fk_restoration_asked_by FOREIGN KEY (asked_by) REFERENCES membership (id) ON DELETE RESTRICT,
      CONSTRAINT fk_restoration_proposal_id FOREIGN KEY (proposal_id) REFERENCES proposal (id) ON DELETE RESTRICT
    )`);
    await runner.query(`CREATE INDEX restoration_section ON restoration (section_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
