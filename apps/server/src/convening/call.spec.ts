import type { DocumentState } from '#concordat';
import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { agreeByAll, entriesOf, openStage } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCallTime } from '../../../../test/build/call-time.js';
import { aStatementStarted, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { Council } from '../membership/council.entity.js';
import { PublicRecordModule } from '../public-record/public-record.module.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { Clock } from '../platform/clock.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { Nomination } from './convening.entity.js';
import { ConveningModule } from './convening.module.js';
import { ConveningView } from './convening.view.js';
import { NominatePublicly } from './nominate-publicly.js';
import { AnswerNomination, Nominate } from './nominations.js';
import { LogOutreach, type Asked } from './outreach.js';

@Module({ imports: [ConveningModule, PublicRecordModule] })
class WithRegister {}

let acts: ActsApp;
let url: string;
let statement: StatementUnderTest;
let path: string;

beforeAll(async () => {
  acts = await startActsApp({ module: WithRegister, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementStarted(acts);
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  path = `/call/${council.slug}/${slug}`;
});

const get = async (address: string) => {
  const answer = await fetch(`${url}${address}`, { redirect: 'manual', headers: { accept: 'text/html' } });
  return { status: answer.status, html: await answer.text() };
};
const post = async (fields: Record<string, string>) => {
  const headers = { accept: 'text/html', origin: 'https://position.test' };
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', headers, body });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' };
};
const received = () => acts.db.manager.findBy(Nomination, { statementId: statement.id });
const nominationsSeenBy = async (who: Who) => {
  const { edges } = await acts.get(ConveningView).nominations(statement.actor(who), { first: 50, after: null });
  return edges.map(({ node }) => node);
};
const answer = async (isTaken = true, reason = 'Come to the first meeting in May.') => {
  const [nomination] = await received();
  const said = { nominationId: nomination?.id ?? '', isTaken, reason };
  allowed(await acts.get(AnswerNomination).run(statement.actor('sam'), said));
};

const pausedFrom = (from: DocumentState) =>
  acts.db.manager.update(
    Statement,
    { id: statement.id },
    { state: 'PAUSED', pausedFrom: from, stateReason: 'Illness.' },
  );

const MYSELF = { kind: 'person', text: 'Ife, I look after my dad', contact: 'ife@home.test', shown: 'yes' };

describe('the public call', () => {
  it('[R4] says what it is about and until when, and is listed as getting together', async () => {
    const { status, html } = await get(path);
    expect([status, faultsOfPage(html)]).toEqual([200, []]);
    expect(wordsOfPage(html)).toMatch(/until the end of \d+ \w+ \d{4}/);
    const register = await get('/');
    expect(register.html).toContain(`href="${path}"`);
    expect(wordsOfPage(register.html)).toContain('Getting together now');
  });

  it('[R4] takes somebody without an account, who stands there with the answer once there is one', async () => {
    const { status, location } = await post(MYSELF);
    expect([status, location]).toEqual([303, `${path}/thanks`]);
    expect(faultsOfPage((await get(location)).html)).toEqual([]);
    expect(await received()).toMatchObject([{ nominatedBy: null, kind: 'person', shownPublicly: true }]);
    expect((await get(path)).html).not.toContain('Ife');
    await answer();
    const words = wordsOfPage((await get(path)).html);
    expect(words).toContain('Ife, I look after my dad');
    expect(words).toContain('Come to the first meeting in May.');
  });

  it('[R4] names nobody who did not agree to be shown', async () => {
    await post({ ...MYSELF, shown: '' });
    await answer();
    const { html } = await get(path);
    expect(html).not.toMatch(/Ife|first meeting/);
    expect(wordsOfPage(html)).toContain('A person, who is not named here');
  });

  it('[R4] sends the answer to who gave an e-mail address, and says no more than that it did', async () => {
    await post({ ...MYSELF, contact: `Ring 01539 720000 or write to Ife.${statement.id}@home.test.`, shown: '' });
    await answer(false);
    const [letter, ...more] = await acts.db.manager.findBy(QueuedMail, { to: `ife.${statement.id}@home.test` });
    expect([letter?.text.includes('The answer is no.\nCome to the first meeting in May.'), more]).toEqual([true, []]);
    expect(letter?.text).toContain(`https://position.test${path}`);
    expect(wordsOfPage((await get(path)).html)).toContain('It went to the e-mail address that they gave.');
    expect(await nominationsSeenBy('sam')).toMatchObject([{ answerMailed: true, shownPublicly: false }]);
  });

  it('[R4] never says that somebody was told who could not be', async () => {
    const letters = await acts.db.manager.countBy(QueuedMail, {});
    await post({ ...MYSELF, contact: '01539 720000', shown: '' });
    await answer();
    expect(await acts.db.manager.countBy(QueuedMail, {})).toBe(letters);
    const words = wordsOfPage((await get(path)).html);
    expect(words).toContain('The reason is not shown here, because it would say who this is.');
    expect(words).not.toMatch(/It went to|was given to them/);
    expect(await nominationsSeenBy('sam')).toMatchObject([{ answerMailed: false }]);
  });

  it('[R4] shows a person whom a member nominates with the answer, if the person agreed to it', async () => {
    const nominate = (text: string, mayBeShown?: boolean) =>
      acts.get(Nominate).run(statement.actor('priya'), { kind: 'person', text, mayBeShown });
    for (const done of [await nominate('Rosa who drives', true), await nominate('Ike who cooks')]) {
      const nominationId = allowed(done).nomination?.id ?? '';
      const said = { nominationId, isTaken: true, reason: 'They know every village.' };
      allowed(await acts.get(AnswerNomination).run(statement.actor('sam'), said));
    }
    const { html } = await get(path);
    expect(wordsOfPage(html)).toMatch(/Rosa who drives \(a person\)\s*Yes. They know every village./);
    expect(html).not.toContain('Ike who cooks');
  });

  it('[R38] keeps how to reach somebody apart: for organisers, never on a page, in the record or in what it commits to', async () => {
    await post({ ...MYSELF, text: 'Ife, ife@home.test' });
    await answer();
    expect((await get(path)).html).not.toContain('ife@home.test');
    const contactFor = async (who: Who) => (await nominationsSeenBy(who)).map(({ contact }) => contact);
    expect([await contactFor('sam'), await contactFor('des')]).toEqual([['ife@home.test'], ['ife@home.test']]);
    expect([await contactFor('priya'), await contactFor('amira')]).toEqual([[null], ['ife@home.test']]);
    const [entry] = await entriesOf(acts, statement, 'nomination.received');
    expect(JSON.stringify(entry?.facts)).not.toContain('ife');
    const openings = await acts.db.manager.findBy(RecordOpening, { chain: statement.id });
    expect(openings.map(({ name }) => name)).toEqual(['text', 'reason']);
  });

  it('[R4] keeps no address of who only suggests a topic', async () => {
    await post({ kind: 'topic', text: 'Farms', contact: 'ife@home.test' });
    expect(await nominationsSeenBy('sam')).toMatchObject([
      { text: 'Farms', contact: null, by: { shownAs: 'Somebody of the public' } },
    ]);
  });

  it('is taken once when the button is pressed twice, and again from somebody else or with other words', async () => {
    const topic = { kind: 'topic', text: 'Farms' };
    const pressed = await Promise.all([MYSELF, MYSELF, topic, topic].map((fields) => post(fields)));
    expect(new Set(pressed.map(({ location }) => location))).toEqual(new Set([`${path}/thanks`]));
    expect((await received()).map(({ kind }) => kind).sort()).toEqual(['person', 'topic']);
    expect(await entriesOf(acts, statement, 'nomination.received')).toHaveLength(2);
    await post({ ...MYSELF, contact: 'another@home.test' });
    await post({ ...topic, text: 'Farms and villages' });
    expect(await received()).toHaveLength(4);
    const now = { kind: 'topic', text: 'Farms', contact: '', mayBeShown: false };
    acts.get(Clock).pin(new Date(Date.now() + 601_000));
    allowed(await acts.get(NominatePublicly).run(statement.id, now));
    acts.get(Clock).pin(null);
    expect(await received()).toHaveLength(5);
  });

  it('refuses with the words kept in the form', async () => {
    const { status, html } = await post({ ...MYSELF, contact: '' });
    expect([status, faultsOfPage(html)]).toEqual([400, []]);
    expect(html).toContain('Ife, I look after my dad');
    expect(html).toContain('href="#contact"');
    expect(await received()).toEqual([]);
  });

  it('[R4] keeps the writing closed until it has been open for the days of the agreement', async () => {
    await openStage(acts, statement, 'CONCORDAT');
    await agreeByAll(acts, statement);
    const begin = () => acts.get(TurnStageKey).run(statement.actor('des'), { to: 'DRAFTING' });
    expect(codesOf(await begin())).toEqual(['stage.call-open']);
    expect((await post({ kind: 'topic', text: 'Farms' })).status).toBe(303);
    await answer();
    await serveCallTime(acts.db, statement.id);
    await openStage(acts, statement, 'DRAFTING');
    const { status, html } = await post({ kind: 'topic', text: 'Rivers' });
    expect(status).toBe(400);
    expect(wordsOfPage(html)).toContain('The call has closed');
    expect(faultsOfPage(html)).toEqual([]);
    expect(wordsOfPage((await get(path)).html)).toContain('Farms');
  });

  it('[R4] gives the words back to who wrote while the call closed, and the problem leads to them', async () => {
    await pausedFrom('CONVENING');
    const { status, html } = await post({ ...MYSELF, text: 'Ife, <b>who</b> looks after Dad' });
    expect([status, faultsOfPage(html)]).toEqual([400, []]);
    expect(wordsOfPage(html)).toMatch(/What you wroteIt was not kept. Copy it if you need it..*ife@home.test/s);
    expect(html).toContain('Ife, &lt;b&gt;who&lt;/b&gt; looks after Dad');
    expect([...html.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field)).toEqual(['wrote']);
    expect(html).toContain('id="wrote"');
    expect((await get(path)).html).not.toContain('What you wrote');
  });

  it('says that it is paused, and never that the writing has begun', async () => {
    await pausedFrom('CONVENING');
    expect(wordsOfPage((await get(path)).html)).toContain('The work on this is paused for now.');
    expect((await post({ kind: 'topic', text: 'Rivers' })).html).toContain('The work on this is paused for now.');
    expect(wordsOfPage((await get('/')).html)).toMatch(/Paused for now \(\d+\)/);
  });

  it('is not there, nor in the register, while what was proposed is paused', async () => {
    const { title } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
    const register = async () => (await get('/')).html.split(title).length;
    const before = await register();
    await pausedFrom('PROPOSED');
    expect((await get(path)).status).toBe(404);
    expect(await register()).toBe(before - 1);
  });
});

describe('the outreach log', () => {
  const asked: Asked = {
    ...{ on: '2026-01-05', how: 'Talk at the lunch club', place: 'Hallbeck', constituency: 'CARERS', reached: 3 },
  };
  const log = (who: Who, change: Partial<Asked> = {}) =>
    acts.get(LogOutreach).run(statement.actor(who), { ...asked, ...change });

  it('[R4] takes the day that it is in England, also in the first hour of a summer day', async () => {
    acts.get(Clock).pin(new Date('2027-06-30T23:30:00Z'));
    const codes = [codesOf(await log('sam', { on: '2027-07-01' })), codesOf(await log('sam', { on: '2027-07-02' }))];
    acts.get(Clock).pin(null);
    expect(codes).toEqual([[], ['outreach.day']]);
  });

  it('is kept by organisers, and shown to members in full and to the public without small numbers', async () => {
    expect(codesOf(await log('priya'))).toEqual(['outreach.who']);
    allowed(await log('sam'));
    const { edges } = await acts.get(ConveningView).outreach(statement.actor('priya'), { first: 50, after: null });
    expect(edges).toMatchObject([{ node: { place: 'Hallbeck', reached: 3 } }]);
    const words = wordsOfPage((await get(path)).html);
    expect(words).toMatch(/Talk at the lunch club\s*Hallbeck/);
    expect(words).toContain('fewer than 5');
    const [entry] = await entriesOf(acts, statement, 'outreach.logged');
    // The record is public: a small number in it could be read there.
    expect(entry?.facts).toEqual({ outreach: expect.any(String), on: '2026-01-05', group: 'CARERS' });
  });
});
