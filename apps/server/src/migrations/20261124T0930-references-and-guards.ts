import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Foreign keys (rows name each other by id only) and the guards that keep records append-only. */
export class ReferencesAndGuards1795512600000 implements MigrationInterface {
  readonly name = 'ReferencesAndGuards1795512600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, target, targetColumn = 'id'] of REFERENCES) {
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column}
           FOREIGN KEY (${column}) REFERENCES ${target} (${targetColumn}) ON DELETE RESTRICT`,
      );
    }
    await runner.query(REFUSE);
    for (const table of APPEND_ONLY) {
      await runner.query(
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
           FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Table, column, table it names, and that table's column where it is not id. */
const REFERENCES: readonly (readonly [string, string, string, string?])[] = [
  ['council_administrator', 'council_id', 'council'],
  ['council_administrator', 'person_id', 'person'],
  ['organisation', 'council_id', 'council'],
  ['statement', 'council_id', 'council'],
  ['statement', 'started_by', 'person'],
  ['membership', 'statement_id', 'statement'],
  ['membership', 'person_id', 'person'],
  ['membership', 'organisation_id', 'organisation'],
  ['invitation', 'council_id', 'council'],
  ['invitation', 'statement_id', 'statement'],
  ['invitation', 'organisation_id', 'organisation'],
  ['invitation', 'invited_by', 'person'],
  ['invitation', 'membership_id', 'membership'],
  ['session', 'person_id', 'person'],
  ['sign_in_link', 'person_id', 'person'],
  ['concordat', 'statement_id', 'statement'],
  ['concordat_agreement', 'concordat_id', 'concordat'],
  ['concordat_agreement', 'membership_id', 'membership'],
  ['section', 'statement_id', 'statement'],
  ['turned_key', 'statement_id', 'statement'],
  ['turned_key', 'membership_id', 'membership'],
  ['dataset', 'statement_id', 'statement'],
  ['dataset', 'owner_id', 'membership'],
  ['section_update', 'section_id', 'section'],
  ['section_update', 'membership_id', 'membership'],
  ['section_update', 'on_behalf_of', 'membership'],
  ['client_lease', 'section_id', 'section'],
  ['client_lease', 'membership_id', 'membership'],
  ['client_lease', 'on_behalf_of', 'membership'],
  ['room_ticket', 'section_id', 'section'],
  ['room_ticket', 'membership_id', 'membership'],
  ['set_aside_update', 'section_id', 'section'],
  ['set_aside_update', 'membership_id', 'membership'],
  ['proposal', 'statement_id', 'statement'],
  ['proposal', 'section_id', 'section'],
  ['proposal', 'proposer_id', 'membership'],
  ['response', 'proposal_id', 'proposal'],
  ['section_version', 'section_id', 'section'],
  ['sign_off', 'statement_id', 'statement'],
  ['sign_off', 'section_id', 'section'],
  ['sign_off', 'membership_id', 'membership'],
  ['minority_statement', 'statement_id', 'statement'],
  ['minority_statement', 'section_id', 'section'],
  ['minority_statement', 'reply_by', 'membership'],
  ['council_decision', 'statement_id', 'statement'],
  ['council_decision', 'recorded_by', 'membership'],
  ['publication', 'statement_id', 'statement'],
  ['publication', 'key_id', 'signing_key', 'key_id'],
  ['name_opening', 'publication_id', 'publication'],
];

const APPEND_ONLY = ['record_entry', 'section_version', 'sign_off', 'publication'];

const REFUSE = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'Rows of % are never changed or removed.', TG_TABLE_NAME;
  END $$`;
