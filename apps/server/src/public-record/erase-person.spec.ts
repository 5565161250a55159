import { sha256Hex } from '#document';
import { verifyBundle, type Bundle } from '#publication';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { aStatementReadyToPublish, entriesOf, publish } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { Council, CouncilAdministrator } from '../membership/council.entity.js';
import { ErasePerson } from '../membership/erase-person.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Person } from '../membership/person.entity.js';
import { Sessions } from '../membership/sessions.js';
import type { Publication } from '../publication/publication.entity.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { PublicRecordModule } from './public-record.module.js';

const NAME = 'Zebedee Quillfeather';
const CHOSEN = 'Zeb "the" Quillfeather';
const ADDRESS = 'zebedee@quillfeather.test';
const TRACES = [NAME, 'Quillfeather', ADDRESS, sha256Hex(ADDRESS)];

let acts: ActsApp;
let url: string;
let statement: StatementUnderTest;
let publication: Publication;
let path: string;

/** A published statement in which Hassan has a name that nobody else has, and every table that can hold it does. */
beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
  statement = await aStatementReadyToPublish(acts);
  await acts.db.manager.update(Person, { id: personOf('hassan') }, { fullName: NAME, email: ADDRESS });
  publication = await publish(acts, statement);
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  path = `/statements/${council.slug}/${slug}`;
  await leaveTraces(councilId);
}, 300_000);

afterAll(() => acts.close());

const personOf = (who: Who) => statement.members[who].personId;

async function leaveTraces(councilId: string): Promise<void> {
  const { hassan, ruth } = statement.members;
  const [now, later, organisation, nomination] = [new Date(), new Date(Date.now() + 9e8), randomUUID(), randomUUID()];
  const run = (sql: string, values: unknown[]) => acts.db.query(sql, values);
  await run(`INSERT INTO organisation (id, council_id, name, type, size) VALUES ($1, $2, $3, 'provider', 'micro')`, [
    ...[organisation, councilId, `${NAME} Care`],
  ]);
  await run('UPDATE membership SET organisation_id = $1, chosen_name = $2 WHERE id = $3', [
    ...[organisation, CHOSEN, hassan.id],
  ]);
  for (const [membership, email, redeemed] of [
    [hassan.id, null, now],
    [null, ADDRESS.toUpperCase(), null],
  ]) {
    await run(
      `INSERT INTO invitation (id, council_id, statement_id, email, full_name, capacity, roles, signatory, kind, headcount,
         invited_by, token_hash, created_at, last_sent_at, expires_at, redeemed_at, membership_id)
       VALUES ($1::uuid, $2, $3, $4, $5, 'person', '{member}', false, 'person', 1, $6, $1::text, $7, $7, $8, $9, $10)`,
      [randomUUID(), councilId, statement.id, email, NAME, ruth.personId, now, later, redeemed, membership],
    );
  }
  for (const [to, text] of [
    [ADDRESS, 'Hello'],
    ['ruth@other.test', `${NAME} and ${CHOSEN} asked at ${ADDRESS}.`],
  ]) {
    await run(`INSERT INTO queued_mail (id, "to", subject, "text", queued_at, tries) VALUES ($1, $2, $3, $4, $5, 0)`, [
      ...[randomUUID(), to, NAME, text, now],
    ]);
  }
  for (const person of [hassan.personId, ruth.personId]) {
    await run(
      `INSERT INTO kept_answer (person_id, key, request_hash, attempt, reserved_at, acted, answer)
       VALUES ($1, $2, '', 1, $3, true, $4)`,
      [person, randomUUID(), now, JSON.stringify({ shownAs: [NAME, CHOSEN] })],
    );
  }
  await run(
    `INSERT INTO nomination (id, statement_id, kind, text, at) VALUES ($1, $2, 'person', 'A carer who knows nights', $3)`,
    [nomination, statement.id, now],
  );
  await run('INSERT INTO nomination_contact (nomination_id, contact) VALUES ($1, $2)', [nomination, `Mail ${ADDRESS}`]);
  await run(
    `INSERT INTO sign_in_link (id, person_id, address_hash, token_hash, code_hash, browser_hash, return_to, code_tries,
       created_at, expires_at) VALUES ($1::uuid, NULL, $2, $1::text, '', '', '/', 0, $3, $4)`,
    [randomUUID(), sha256Hex(ADDRESS), now, later],
  );
  await leaveTracesInProposals(councilId, now);
}

/** They proposed something, and stand for this statement in the council. */
async function leaveTracesInProposals(councilId: string, at: Date): Promise<void> {
  const proposal = `INSERT INTO council_proposal (id, council_id, kind, title, why, name, answer_to, at, state)
    VALUES ($1, $2, 'topic', 'Nights', 'There is nobody at night.', $3, $4, $5, 'HELD')`;
  await acts.db.query(proposal, [randomUUID(), councilId, NAME, ADDRESS.toUpperCase(), at]);
  // To another council, which they have nothing else to do with.
  const elsewhere = randomUUID();
  await acts.db.query(
    `INSERT INTO council SELECT (jsonb_populate_record(council, jsonb_build_object('id', $2::text, 'slug', $2::text))).*
       FROM council WHERE id = $1`,
    [councilId, elsewhere],
  );
  await acts.db.query(proposal, [randomUUID(), elsewhere, NAME, ADDRESS, at]);
  await acts.db.query(
    `INSERT INTO statement_sponsor (statement_id, name, job_title, named_by, named_at) VALUES ($1, $2, 'Director', $3, $4)`,
    [statement.id, NAME, personOf('ruth'), at],
  );
  await acts.db.transaction(async (tx) => {
    const committed = { name: NAME, jobTitle: 'Director' };
    await acts
      .get(Timeline)
      .add(tx, { chain: statement.id, kind: 'sponsor.named', actor: null, facts: { hasAgreed: true }, committed });
  });
}

/** Which tables hold one of these words in any column, whatever its type. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const tables = await acts.db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const patterns = words.flatMap((word) => [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`]);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await acts.db.query<unknown[]>(`SELECT 1 FROM "${name}" t WHERE t::text ILIKE ANY($1) LIMIT 1`, [
      patterns,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const fileNow = () => acts.get(PublicationReader).bundleText(publication);
const bytesNow = async () => new TextEncoder().encode(await fileNow());
const pageNow = async () => (await fetch(`${url}${path}`, { headers: { accept: 'text/html' } })).text();

async function aCookie(who: Who): Promise<string> {
  const { token } = await acts.db.transaction((tx) => acts.get(Sessions).start(tx, personOf(who)));
  return acts.get(Sessions).cookie(token).split(';')[0]!;
}

const confirm = (cookie: string, word: string) =>
  fetch(`${url}/your-account/erase`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ word }) },
    headers: { cookie, origin: 'https://position.test' },
  });

describe('a person who is erased after publication', () => {
  let cookies: string[];

  beforeAll(async () => {
    cookies = [await aCookie('hassan'), await aCookie('hassan')];
  });

  it('stood by name in every table that this test watches, in the file and on the page', async () => {
    await acts.db.manager.update(Membership, { id: statement.members.hassan.id }, { organisationId: null });
    expect([await fileNow(), await pageNow()].map((text) => text.includes(NAME))).toEqual([true, true]);
    const { id } = statement.members.hassan;
    await acts.db.query('UPDATE membership SET organisation_id = (SELECT id FROM organisation LIMIT 1) WHERE id = $1', [
      id,
    ]);
    expect(await tablesWith(TRACES)).toEqual([
      ...['council_proposal', 'invitation', 'kept_answer', 'membership', 'name_opening', 'nomination_contact'],
      ...['organisation', 'person', 'queued_mail', 'record_opening', 'sign_in_link', 'statement_sponsor'],
    ]);
  });

  it('[R28] is in no table, file or page any more, by name or by address', async () => {
    await acts.get(ErasePerson).run(personOf('hassan'), 'themselves');
    expect(await tablesWith(TRACES)).toEqual([]);
    expect([await fileNow(), await pageNow()].filter((text) => text.includes('Quillfeather'))).toEqual([]);
  });

  it('[R28] is not there as who stands for the statement, and its record says that this was removed', async () => {
    const [{ seq } = { seq: 0 }] = await entriesOf(acts, statement, 'sponsor.named');
    const removal = await acts.db.manager.findOneByOrFail(RecordRemoval, { chain: statement.id, seq });
    expect(removal).toMatchObject({ name: 'name', reason: 'The person was removed from the service.' });
    const [told] = await entriesOf(acts, statement, 'content.removed');
    expect(told).toMatchObject({ seq: removal.recordedAs, facts: { entry: seq, name: 'name' }, actor: null });
    const [sponsor] = await acts.db.query<unknown[]>('SELECT name, job_title FROM statement_sponsor');
    expect(sponsor).toEqual({ name: 'Name removed', job_title: 'Director' });
  });

  it('[R27][R28] leaves a file that two checkers which share no code find sound', async () => {
    expect([verifyBundle(await bytesNow()).faults, brokenRule(await bytesNow())]).toEqual([[], null]);
  });

  it('[R30] leaves words and signatures with the group', async () => {
    const bundle = JSON.parse(await fileNow()) as Bundle;
    const { pseudonym: ref, id } = statement.members.hassan;
    expect(bundle.contributors.find((one) => one.ref === ref)?.constituency).toBe('CARERS');
    expect(bundle.sections[0]?.attribution.words).toContainEqual({ by: ref, words: 9 });
    const carers = bundle.sections[0]?.positions.find(({ constituency }) => constituency === 'CARERS');
    expect(carers?.signatories.map((one) => one.ref)).toContain(ref);
    const shown = await acts.get(MembershipReader).shown([id], { constituency: 'CARERS' });
    expect(shown.get(id)).toBe('Carer 7');
  });

  it('[R28] is recorded under the pseudonym, with the date and no more', async () => {
    const entries = await entriesOf(acts, statement, 'person.erased');
    const { pseudonym } = statement.members.hassan;
    expect(entries).toEqual([
      expect.objectContaining({ actor: pseudonym, facts: { member: pseudonym }, commitments: {} }),
    ]);
  });

  it('[S12] is signed out of every browser, and takes part no more', async () => {
    const known = await Promise.all(cookies.map((cookie) => acts.get(Sessions).personOf(cookie)));
    expect(known).toEqual([null, null]);
    const { status, roleVersion } = await acts.db.manager.findOneByOrFail(Membership, {
      id: statement.members.hassan.id,
    });
    expect([status, roleVersion]).toEqual(['ended', 2]);
  });

  it('[S12] cannot come back by a link that was asked for in the same moment', async () => {
    expect(await acts.get(Sessions).personOf(await aCookie('hassan'))).toBeNull();
  });

  it('has one outcome, however often and at once it is asked', async () => {
    const erase = () => acts.get(ErasePerson).run(personOf('ruth'), 'operator');
    const answers = await Promise.all([erase(), erase(), erase()]);
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(await entriesOf(acts, statement, 'person.erased')).toHaveLength(2);
  });

  it('[R28] cannot get a name again, says the database', async () => {
    const named = acts.db.manager.update(Person, { id: personOf('hassan') }, { fullName: NAME });
    await expect(named).rejects.toThrow(/person_erased/);
  });
});

describe('the page', () => {
  const here = '/your-account/erase';
  const nameOf = async (who: Who) => (await acts.db.manager.findOneByOrFail(Person, { id: personOf(who) })).fullName;

  it('leads somebody who is not signed in to signing in, and erases nobody', async () => {
    const answers = [await fetch(`${url}${here}`, { redirect: 'manual' }), await confirm('', 'ERASE')];
    const signIn = `/sign-in?returnTo=${encodeURIComponent(here)}`;
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual([signIn, signIn]);
  });

  it('is sound, and says what goes and what stays', async () => {
    const html = await (await fetch(`${url}${here}`, { headers: { cookie: await aCookie('lorraine') } })).text();
    expect(faultsOfPage(html)).toEqual([]);
    expect(wordsOfPage(html)).toContain('words that you wrote. They are shown as words of your group');
  });

  it('erases nobody who does not type the word', async () => {
    const answer = await confirm(await aCookie('lorraine'), 'yes');
    expect([answer.status, await nameOf('lorraine')]).toEqual([400, 'Lorraine Fullname']);
    expect(await answer.text()).toContain('Nothing has been removed.');
  });

  it('erases who types it, and signs them out', async () => {
    const cookie = await aCookie('lorraine');
    const answer = await confirm(cookie, ' erase ');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/your-account/erased']);
    expect([await nameOf('lorraine'), await acts.get(Sessions).personOf(cookie)]).toEqual(['', null]);
    expect((await fetch(`${url}/your-account/erased`)).status).toBe(200);
  });
});

describe('the page, for somebody whom others need', () => {
  const pageFor = async (who: Who) =>
    wordsOfPage(await (await fetch(`${url}/your-account/erase`, { headers: { cookie: await aCookie(who) } })).text());
  const inState = (state: Statement['state']) => acts.db.manager.update(Statement, { id: statement.id }, { state });

  afterAll(() => inState('PUBLISHED'));

  it('[R2] warns a co-chair, and others do not see that', async () => {
    expect(await pageFor('des')).toContain('You are a co-chair of “Our care and support statement”.');
    expect(await pageFor('neil')).not.toContain('What others will have to sort out');
  });

  it('[R28] warns a signatory whose group would have too few, only while people sign', async () => {
    const falls = '“Care providers” needs 2 people who sign, and will have 1.';
    expect(await pageFor('priya')).not.toContain(falls);
    await inState('SIGN_OFF');
    expect(await pageFor('priya')).toContain(falls);
    expect(await pageFor('bev')).not.toContain(falls);
    await acts.db.manager.update(Membership, { id: statement.members.bev.id }, { signatory: true });
    expect(await pageFor('priya')).not.toContain(falls);
  });

  it('[R28] warns the only administrator of a council, and not one of two', async () => {
    const { councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
    const office = (who: Who) => ({ councilId, personId: personOf(who), since: new Date() });
    await acts.db.manager.insert(CouncilAdministrator, office('neil'));
    expect(await pageFor('neil')).toContain('Only you look after Northmoor Council here.');
    await acts.db.manager.insert(CouncilAdministrator, office('bev'));
    expect(await pageFor('neil')).not.toContain('Only you look after');
  });

  it('[R28] erases them all the same', async () => {
    expect((await confirm(await aCookie('des'), 'ERASE')).status).toBe(303);
  });
});
