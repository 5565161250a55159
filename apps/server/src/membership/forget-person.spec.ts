import { randomUUID } from 'node:crypto';
import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { until } from '../../../../test/build/until.js';
import { waitingForLocks } from '../../../../test/build/waiting-for-locks.js';
import { Statement } from '../statements/statement.entity.js';
import { ChangeDisplay } from './change-display.js';
import { ErasePerson } from './erase-person.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';
import { Session, SignInLink } from './session.entity.js';
import { Sessions } from './sessions.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const personOf = (who: Who) => statement.members[who].personId;
const erase = (who: Who) => acts.get(ErasePerson).run(personOf(who), 'operator');
const run = (sql: string, values: unknown[] = []) => acts.db.query<Record<string, unknown>[]>(sql, values);

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
  await acts.db.manager.update(Person, { id: personOf('hassan') }, { fullName: 'Ann Lee', email: 'ann@home.test' });
});

afterEach(() => run('DELETE FROM queued_mail'));

async function letter(text: string): Promise<() => Promise<unknown>> {
  const id = randomUUID();
  const values = [id, 'tom@other.test', text];
  await run(`INSERT INTO queued_mail (id, "to", subject, "text", queued_at, tries) VALUES ($1, $2, '', $3, now(), 0)`, [
    ...values,
  ]);
  return async () => (await run('SELECT "text" FROM queued_mail WHERE id = $1', [id]))[0]?.text;
}

async function contact(text: string): Promise<() => Promise<unknown>> {
  const id = randomUUID();
  await run(`INSERT INTO nomination (id, statement_id, kind, text, at) VALUES ($1, $2, 'person', 'A carer', now())`, [
    ...[id, statement.id],
  ]);
  await run('INSERT INTO nomination_contact (nomination_id, contact) VALUES ($1, $2)', [id, text]);
  return async () => (await run('SELECT contact FROM nomination_contact WHERE nomination_id = $1', [id]))[0]?.contact;
}

/** An organisation of these members; tells its name. */
async function organisation(name: string, ...members: Who[]): Promise<() => Promise<unknown>> {
  const id = randomUUID();
  const { councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  await run(`INSERT INTO organisation (id, council_id, name, type, size) VALUES ($1, $2, $3, 'provider', 'micro')`, [
    ...[id, councilId, name],
  ]);
  for (const who of members)
    await run('UPDATE membership SET organisation_id = $1 WHERE id = $2', [id, statement.members[who].id]);
  return async () => (await run('SELECT name FROM organisation WHERE id = $1', [id]))[0]?.name;
}

it('[R28] takes a name and an address out of letters and contacts, and leaves others that hold them', async () => {
  const texts = await Promise.all([
    letter('Ann Lee, JoAnn Lee and Ann Leeson wrote. Ask ann lee.'),
    contact('Ring Ann Lee or write to ANN@home.test.'),
    contact('joann@home.test'),
    contact('ann@home.test.org'),
  ]);
  await erase('hassan');
  expect(await Promise.all(texts.map((text) => text()))).toEqual([
    'Name removed, JoAnn Lee and Ann Leeson wrote. Ask Name removed.',
    'Ring Name removed or write to Name removed.',
    'joann@home.test',
    'ann@home.test.org',
  ]);
});

it('[R28] leaves an organisation its name while somebody else belongs to it', async () => {
  const shared = await organisation('Ann Lee Homes', 'hassan', 'priya');
  await erase('hassan');
  expect(await shared()).toBe('Ann Lee Homes');
});

it('[R28] takes the name out of an organisation of one', async () => {
  const own = await organisation('Ann Lee', 'hassan');
  await erase('hassan');
  expect(await own()).toBe('Name removed');
});

it('[R28] takes away who supported them, and their name where they supported somebody', async () => {
  const { hassan, priya } = statement.members;
  await run(`UPDATE membership SET supported_by = 'her friend Ann Lee' WHERE id = $1`, [priya.id]);
  await run(
    `INSERT INTO invitation (id, council_id, statement_id, email, full_name, capacity, roles, signatory, kind, headcount,
       invited_by, token_hash, created_at, last_sent_at, expires_at, redeemed_at, membership_id, supported_by)
     SELECT gen_random_uuid(), council_id, id, NULL, 'Ann Lee', 'person', '{member}', false, 'person', 1, $2, 't', now(),
       now(), now(), now(), $3, 'his sister Zara' FROM statement WHERE id = $1`,
    [statement.id, priya.personId, hassan.id],
  );
  await erase('hassan');
  const supporters = await run(
    `SELECT supported_by AS by FROM membership WHERE id = $1
     UNION ALL SELECT supported_by FROM invitation WHERE membership_id = $2`,
    [priya.id, hassan.id],
  );
  expect(supporters.map(({ by }) => by)).toEqual(['her friend Name removed', null]);
});

it('[R29] takes no name from who was erased, not even one that was on its way', async () => {
  await erase('hassan');
  const choice = { form: 'full-name', audience: 'everyone', chosenName: 'Ann', hidePresence: false } as const;
  await expect(acts.get(ChangeDisplay).run(statement.actor('hassan'), choice)).rejects.toThrow('Could not find');
  const { chosenName } = await acts.db.manager.findOneByOrFail(Membership, { id: statement.members.hassan.id });
  expect(chosenName).toBeNull();
});

it('[S12] waits for somebody who signs in at this moment, and signs them out', async () => {
  const personId = personOf('hassan');
  const link = { personId, addressHash: 'a', tokenHash: randomUUID(), codeHash: '', browserHash: '', returnTo: '/' };
  const times = { codeTries: 0, createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000), usedAt: null };
  const { identifiers } = await acts.db.manager.insert(SignInLink, { id: randomUUID(), ...link, ...times });
  const id = String(identifiers[0]?.id);
  let erased: Promise<unknown> | null = null;
  await acts.db.transaction(async (tx) => {
    await tx.findOneOrFail(SignInLink, { where: { id }, lock: { mode: 'pessimistic_write' } });
    erased = erase('hassan');
    await until(async () => (await waitingForLocks(acts.db)) > 0);
    await acts.get(Sessions).start(tx, personId);
  });
  await erased;
  expect(await acts.db.manager.countBy(Session, { personId })).toBe(0);
});
