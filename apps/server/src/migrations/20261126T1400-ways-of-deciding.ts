import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each sign-off says how its group is counted on its words; those given before are counted as their agreement says (R17). */
export class WaysOfDeciding1795701600000 implements MigrationInterface {
  readonly name = 'WaysOfDeciding1795701600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CHANGES = [
  'ALTER TABLE sign_off ADD COLUMN decision_rule text, ADD COLUMN quorum integer',
  // Rows of this table are never changed; what they lack is filled in once.
  'ALTER TABLE sign_off DISABLE TRIGGER append_only',
  `UPDATE sign_off SET
     decision_rule = agreed.parameters ->> 'decisionRule',
     quorum = coalesce(
       (agreed.parameters -> 'signatoriesPerConstituency' ->> sign_off.constituency)::integer,
       CASE sign_off.constituency WHEN 'PEOPLE' THEN 3 ELSE 2 END
     )
   FROM (SELECT DISTINCT ON (statement_id) statement_id, parameters FROM concordat ORDER BY statement_id, version DESC)
     AS agreed
   WHERE agreed.statement_id = sign_off.statement_id`,
  'ALTER TABLE sign_off ENABLE TRIGGER append_only',
  'ALTER TABLE sign_off ALTER COLUMN decision_rule SET NOT NULL, ALTER COLUMN quorum SET NOT NULL',
];
