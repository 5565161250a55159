import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles that move to somebody else, and who stopped signing (R2, R17). */
export class RoleHandovers1795731600000 implements MigrationInterface {
  readonly name = 'RoleHandovers1795731600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE role_handover (
      id uuid NOT NULL,
      statement_id uuid NOT NULL,
      role text NOT NULL,
      constituency text NOT NULL,
      from_id uuid,
      to_id uuid NOT NULL,
      reason text NOT NULL,
      put_forward_by uuid NOT NULL,
      by_holder boolean NOT NULL,
      agreed uuid[] NOT NULL,
      refused uuid[] NOT NULL,
      state text NOT NULL,
      "at" timestamptz NOT NULL,
      ended_at timestamptz,
      CONSTRAINT "PK_role_handover" PRIMARY KEY (id),
      CONSTRAINT fk_role_handover_statement_id FOREIGN KEY (statement_id) REFERENCES statement (id) ON DELETE RESTRICT,
      CONSTRAINT fk_role_handover_from_id FOREIGN KEY (from_id) REFERENCES membership (id) ON DELETE RESTRICT,
      CONSTRAINT fk_role_handover_to_id FOREIGN KEY (to_id) REFERENCES membership (id) ON DELETE RESTRICT,
      CONSTRAINT fk_role_handover_put_forward_by FOREIGN KEY (put_forward_by) REFERENCES membership (id) ON DELETE RESTRICT
    )`);
    await runner.query('CREATE INDEX role_handover_statement ON role_handover (statement_id)');
    await runner.query('ALTER TABLE membership ADD COLUMN stopped_signing_at timestamptz');
    await runner.query(
      `ALTER TABLE membership ADD COLUMN signs_after uuid
         CONSTRAINT fk_membership_signs_after REFERENCES membership (id) ON DELETE RESTRICT`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
