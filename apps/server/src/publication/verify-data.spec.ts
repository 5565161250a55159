import type { EntityManager } from 'typeorm';
import { aStatementReadyToPublish, aStatementBeingSigned, publish, sign } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import type { BrokenRow } from '../live-editing/log-chain.js';
import { SectionFreezer } from '../sign-off/section-freezer.js';
import { Section } from '../statements/section.entity.js';
import { Publication } from './publication.entity.js';
import { verifyData } from './verify-data.js';
import { verifyDataCommand } from './verify-data-command.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
  const other = await aStatementBeingSigned(acts);
  const reason = { text: 'The dates are late.', showName: false } as const;
  allowed(await sign(acts, other, 'hassan', { section: 'money', position: 'SIGNED_WITH_RESERVATION', ...reason }));
  statement = await aStatementReadyToPublish(acts);
  await publish(acts, statement);
});

afterAll(() => acts.close());

class TakenBack extends Error {}

/** What is found while something is changed behind the back of the database's own guards; all of it is taken back. */
async function foundAfter<Found>(change: string, find: (tx: EntityManager) => Promise<Found>): Promise<Found> {
  const found: Found[] = [];
  const doing = acts.db.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica');
    await tx.query(change);
    found.push(await find(tx));
    throw new TakenBack();
  });
  await expect(doing).rejects.toThrow(TakenBack);
  return found[0]!;
}

/** How the rows of a table are named, and which row to change: one that has something in every column. */
const TABLES: Readonly<Record<string, { key: readonly string[]; where: string }>> = {
  record_entry: { key: ['chain', 'seq'], where: `actor IS NOT NULL AND constituency IS NOT NULL AND seq > 3` },
  record_opening: { key: ['chain', 'seq', 'name'], where: 'true' },
  record_chain: { key: ['chain'], where: 'seq > 10' },
  checkpoint: { key: ['chain', 'seq'], where: 'true' },
  section_update: { key: ['section_id', 'epoch', 'seq'], where: 'true' },
  section_version: { key: ['id'], where: 'true' },
  sign_off: { key: ['id'], where: 'text IS NOT NULL AND section_id IS NOT NULL' },
  publication: { key: ['id'], where: 'true' },
};

/** What carries no hash and stands nowhere else: ids that nothing but rows refers to. */
const NOT_COVERED = ['section_version.id', 'publication.id'];

/** Another value of each type, as near as can be. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `CASE WHEN left(${column}, 1) = 'a' THEN 'b' ELSE 'a' END || substr(${column}, 2)`,
  uuid: () => 'gen_random_uuid()',
  integer: (column) => `coalesce(${column}, 0) + 100000`,
  boolean: (column) => `NOT ${column}`,
  bytea: (column) => `set_byte(${column}, 0, get_byte(${column}, 0) # 1)`,
  jsonb: (column) => `CASE jsonb_typeof(${column}) WHEN 'object' THEN ${column} || '{"x":"1"}' ELSE '"x"' END`,
  ARRAY: (column) => `array_prepend(7, ${column})`,
  'timestamp with time zone': (column) => `${column} + interval '1 ms'`,
};

describe('what is stored', () => {
  it('[A1] is sound, and says how much was read', async () => {
    const { exitCode, say } = await verifyDataCommand(acts.db);
    expect(say).toMatch(/^Everything is as it was stored. Read: \d+ entries of records, .*, 1 published files\.$/);
    expect(exitCode).toBe(0);
  });

  it.each(Object.keys(TABLES))(
    '[A1] %s: one byte changed in any column is found, and its row is named',
    async (table) => {
      const { key, where } = TABLES[table]!;
      const columns = await acts.db.query<{ name: string; type: string }[]>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1`,
        [table],
      );
      const named = key.map((column) => `${column}::text`).join(` || ' ' || `);
      const [row] = await acts.db.query<{ at: string; name: string }[]>(
        `SELECT ctid::text AS at, ${named} AS name FROM ${table} WHERE ${where} ORDER BY ${key.join(', ')} LIMIT 1`,
      );
      expect(row).toBeDefined();
      for (const { name, type } of columns.filter((one) => !NOT_COVERED.includes(`${table}.${one.name}`))) {
        const change = `UPDATE ${table} SET ${name} = ${OTHER[type]!(name)} WHERE ctid = '${row!.at}'`;
        const { faults } = await foundAfter(change, verifyData);
        // A row under another key is another row: what misses it is named.
        const isFound = (fault: BrokenRow): boolean => {
          return isOfKey(table, name) || (fault.table === table && fault.row === row!.name);
        };
        expect([name, faults.some(isFound)]).toEqual([name, true]);
      }
    },
  );

  it('[A1] is named to the operator by table and row, and the command ends with 1', async () => {
    const [broken] = await acts.db.manager.find(Publication);
    const change = `UPDATE publication SET bundle = replace(bundle, '"v":1', '"v":2') WHERE id = '${broken!.id}'`;
    const { faults } = await foundAfter(change, verifyData);
    expect(new Set(faults.map(({ table, row }) => `${table} ${row}`))).toEqual(new Set([`publication ${broken!.id}`]));
    const { say, exitCode } = await verifyDataCommand({
      transaction: async (_level: string, run: (tx: EntityManager) => Promise<unknown>) => foundAfter(change, run),
    } as never);
    expect([exitCode, say]).toEqual([1, expect.stringContaining(`- publication ${broken!.id}: `)]);
  });

  it('[A1] is checked before a section is locked: nobody signs what its log does not hold', async () => {
    const section = await acts.db.manager.findOneByOrFail(Section, { id: statement.sections.money });
    const change = `UPDATE section_update SET bytes = set_byte(bytes, 0, get_byte(bytes, 0) # 1)
      WHERE section_id = '${section.id}' AND seq = 1`;
    const freezing = foundAfter(change, (tx) => acts.get(SectionFreezer).freeze(tx, section).catch(String));
    expect(await freezing).toMatch(`section_update ${section.id} 1 1: Its bytes are not those that were stored.`);
  });
});

function isOfKey(table: string, column: string): boolean {
  return TABLES[table]!.key.includes(column) || ['section_id', 'statement_id'].includes(column);
}

describe('publishing', () => {
  it('[A1][R17] is a fault where a stored decision is not that of the record, and publishes nothing', async () => {
    const ready = await aStatementReadyToPublish(acts);
    await acts.db.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(
        `UPDATE sign_off SET position = 'SIGNED_WITH_RESERVATION', text = 'Not said.' WHERE statement_id = $1`,
        [ready.id],
      );
    });
    await expect(publish(acts, ready)).rejects.toThrow(/would not verify.*is shown as SIGNED_WITH_RESERVATION/s);
    expect(await acts.db.manager.countBy(Publication, { statementId: ready.id })).toBe(0);
  });
});
