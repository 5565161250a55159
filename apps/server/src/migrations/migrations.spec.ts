import { randomUUID } from 'node:crypto';
import { In, type DataSource } from 'typeorm';
import { aStatementBeingSigned, entriesOf, ownWordsOf, sign, signByAll } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp } from '../../../../test/build/acts-app.js';
import { aStatementStarted } from '../../../../test/build/company.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../../test/build/test-database.js';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { DeclareLimit } from '../convening/limits.js';
import { dataSource } from '../data-source.js';
import { openDatabase } from '../database.js';
import { readConfig } from '../platform/read-config.js';
import { StartFault } from '../platform/start-fault.js';
import { RemoveContent } from '../publication/remove-content.js';
import { verifyData } from '../publication/verify-data.js';
import { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import { SignOff } from '../sign-off/sign-off.entity.js';
import { OwnNamesOnly1795597800000 } from './20261125T0910-own-names-only.js';
import { WaysOfDeciding1795701600000 } from './20261126T1400-ways-of-deciding.js';
import { Beginnings1795720800000 } from './20261126T1920-beginnings.js';
import { TimesOfTheRecord1795813800000 } from './20261127T2110-times-of-the-record.js';
import { migrations } from './index.js';

describe('an empty database', () => {
  let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
  const open = () => openDatabase(readConfig({ DATABASE_URL: empty.url }));

  beforeEach(async () => {
    empty = await createEmptyDatabase();
  });
  afterEach(() => empty.drop());

  it('gets the tables that the entities describe, and nothing is left to do', async () => {
    const { db, close } = await open();
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    await close();
    expect(upQueries.map(({ query }) => query).filter(isNoReference)).toEqual([]);
  });

  it('is filled once when two servers start at the same time', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    const applied = await opened[0].db.query('SELECT name FROM migrations ORDER BY id');
    for (const { close } of opened) await close();
    expect(applied).toEqual(migrations.map(({ name }) => ({ name })));
  });

  it('of a newer version is refused, and nothing in it changes', async () => {
    await (await open()).close();
    const db = await dataSource(empty.url, { poolSize: 1 }).initialize();
    await db.query(`DELETE FROM migrations WHERE name = $1`, [migrations.at(-1)!.name]);
    await db.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    const before = await db.query('SELECT * FROM migrations');
    await expect(open()).rejects.toThrow(StartFault);
    await expect(open()).rejects.toThrow(/newer version/);
    expect(await db.query('SELECT * FROM migrations')).toEqual(before);
    await db.destroy();
  });
});

describe('what is never changed', () => {
  let database: TestDatabase;
  let db: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ db } = database);
    await db.query(
      `INSERT INTO record_entry (chain, seq, at, kind, facts, commitments, previous, hash)
         VALUES ($1, 1, '2026-11-25T09:00:00.000Z', 'test', '{}', '{}', $2, $2)`,
      [randomUUID(), '0'.repeat(64)],
    );
  });
  afterAll(() => database.drop());

  it.each([
    ["UPDATE record_entry SET kind = 'other'"],
    ['UPDATE record_entry SET kind = kind'],
    ['DELETE FROM record_entry'],
    ['TRUNCATE record_entry'],
    ['DELETE FROM section_version'],
    ['UPDATE sign_off SET text = text'],
    ['DELETE FROM publication'],
  ])('[A5] is refused by the database: %s', async (statement) => {
    await expect(db.query(statement)).rejects.toThrow(/never changed or removed/);
    expect(await db.query('SELECT kind FROM record_entry')).toEqual([{ kind: 'test' }]);
  });
});

it('[R19] takes names off own words that somebody else put there, and no name of who wrote them', async () => {
  const acts = await startActsApp();
  try {
    const statement = await aStatementBeingSigned(acts);
    const { priya, tom, bev } = statement.members;
    await signByAll(acts, statement, 'money');
    for (const who of ['priya', 'tom'] as const) {
      allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
    }
    const id = await ownWordsOf(acts, statement, ['priya'], { forGroup: true });
    await acts.db.manager.update(MinorityStatement, { id }, { signedBy: [tom.id, priya.id, bev.id] });
    await new OwnNamesOnly1795597800000().up(acts.db.createQueryRunner());
    expect((await acts.db.manager.findOneByOrFail(MinorityStatement, { id })).signedBy).toEqual([priya.id]);
  } finally {
    await acts.close();
  }
});

it('[R17] gives sign-offs of before the way of deciding by which they are counted, and guards them as before', async () => {
  const acts = await startActsApp();
  try {
    const statement = await aStatementBeingSigned(acts);
    const ids = ['des', 'hassan'].map((who) => statement.members[who as 'des'].id);
    for (const who of ['des', 'hassan'] as const) allowed(await sign(acts, statement, who, { section: 'money' }));
    await acts.db.query('ALTER TABLE sign_off DROP COLUMN decision_rule, DROP COLUMN quorum');
    await new WaysOfDeciding1795701600000().up(acts.db.createQueryRunner());
    const rows = await acts.db.manager.find(SignOff, { where: { membershipId: In(ids) }, order: { quorum: 'ASC' } });
    expect(rows.map(({ constituency, decisionRule, quorum }) => [constituency, decisionRule, quorum])).toEqual([
      ['CARERS', 'consensus', 2],
      ['PEOPLE', 'consensus', 3],
    ]);
    await expect(acts.db.query('UPDATE sign_off SET quorum = 1')).rejects.toThrow(/never changed or removed/);
  } finally {
    await acts.close();
  }
});

it('[A1] sets the times of drafts and decisions of before to those of the record, and guards them as before', async () => {
  const acts = await startActsApp();
  const faults = async () => (await acts.db.transaction(verifyData)).faults.map(({ table }) => table).sort();
  try {
    const statement = await aStatementBeingSigned(acts);
    for (const section of ['money', null] as const) allowed(await sign(acts, statement, 'des', { section }));
    await acts.db.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(`UPDATE sign_off SET at = at - interval '3 ms'`);
      await tx.query(`UPDATE section_version SET frozen_at = frozen_at - interval '3 ms'`);
    });
    const drafts = Object.values(statement.sections).map(() => 'section_version');
    expect(await faults()).toEqual([...drafts, 'sign_off', 'sign_off']);
    await new TimesOfTheRecord1795813800000().up(acts.db.createQueryRunner());
    expect(await faults()).toEqual([]);
    await expect(acts.db.query('UPDATE sign_off SET at = now()')).rejects.toThrow(/never changed or removed/);
    await expect(acts.db.query('DELETE FROM section_version')).rejects.toThrow(/never changed or removed/);
  } finally {
    await acts.close();
  }
});

it('[R28] takes words that were removed before out of what everybody reads now, and no others', async () => {
  const acts = await startActsApp();
  try {
    const statement = await aStatementStarted(acts);
    const said = { kind: 'money', text: 'Ring Jo.', reason: 'The budget is voted.', endsOn: '2099-03-31' };
    const declare = () => acts.get(DeclareLimit).run(statement.actor('amira'), said);
    const id = allowed(await declare()).limit!.id;
    allowed(await declare());
    const [entry] = await entriesOf(acts, statement, 'limit.declared');
    const content = { seq: entry!.seq, name: 'text', reason: 'It tells whom to ring.' };
    for (const who of ['sam', 'des'] as const)
      allowed(await acts.get(RemoveContent).run(statement.actor(who), content));
    await acts.db.query('ALTER TABLE nomination DROP COLUMN answer_mailed');
    await acts.db.query('UPDATE declared_limit SET text = $1 WHERE id = $2', [said.text, id]);
    await new Beginnings1795720800000().up(acts.db.createQueryRunner());
    const rows = await acts.db.manager.find(DeclaredLimit, { order: { at: 'ASC' } });
    expect(rows.map(({ text, reason }) => [text, reason])).toEqual([
      ['These words were removed.', said.reason],
      [said.text, said.reason],
    ]);
  } finally {
    await acts.close();
  }
});

/** Rows name each other by id: the entities know no foreign keys, so the comparison wants to take them away. */
function isNoReference(query: string): boolean {
  return !/^ALTER TABLE \S+ DROP CONSTRAINT "fk_/.test(query);
}
