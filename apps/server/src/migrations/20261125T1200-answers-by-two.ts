import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that wait for a second person, and suggestions that are looked at again by another pair (R13, R15). */
export class AnswersByTwo1795608000000 implements MigrationInterface {
  readonly name = 'AnswersByTwo1795608000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE answer_put_forward (
      proposal_id uuid NOT NULL,
      decision text NOT NULL,
      reason text NOT NULL,
      accepted_text text,
      given_by uuid NOT NULL,
      given_at timestamptz NOT NULL,
      CONSTRAINT "PK_answer_put_forward" PRIMARY KEY (proposal_id),
      CONSTRAINT fk_answer_put_forward_proposal_id FOREIGN KEY (proposal_id) REFERENCES proposal (id) ON DELETE RESTRICT,
      CONSTRAINT fk_answer_put_forward_given_by FOREIGN KEY (given_by) REFERENCES membership (id) ON DELETE RESTRICT
    )`);
    await runner.query(`ALTER TABLE proposal ADD round integer NOT NULL DEFAULT 1, ADD asked_again_because text`);
    await runner.query(`ALTER TABLE response ADD round integer NOT NULL DEFAULT 1`);
    await runner.query(`ALTER TABLE response DROP CONSTRAINT "UQ_a5486fce6731723f6cac8a0ba74"`);
    await runner.query(`ALTER TABLE response ADD CONSTRAINT response_of_round UNIQUE (proposal_id, round)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
