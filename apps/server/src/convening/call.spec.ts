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
import { RemoveContent } from '../publication/remove-content.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { Nomination } from './convening.entity.js';
import { ConveningModule } from './convening.module.js';
import { ConveningView } from './convening.view.js';
import { AnswerChallenge, ChallengeLimit, DeclareLimit } from './limits.js';
import { AnswerNomination } from './nominations.js';
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
const seenBy = (who: Who) => acts.get(ConveningView).of(statement.actor(who));
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
    expect(wordsOfPage((await get(path)).html)).toContain('Farms');
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

describe('what is fixed', () => {
  const MONEY = {
    kind: 'money',
    text: 'The rate for home care.',
    reason: 'The budget is voted.',
    endsOn: '2099-03-31',
  };
  const declare = async (change: Partial<typeof MONEY> = {}) => {
    const { limit } = allowed(await acts.get(DeclareLimit).run(statement.actor('amira'), { ...MONEY, ...change }));
    return limit?.id ?? '';
  };
  const challenge = async (limitId: string, reason = 'It was voted before the census.') =>
    allowed(await acts.get(ChallengeLimit).run(statement.actor('priya'), { limitId, reason }));
  const answerIt = async (limitId: string, reason = 'It is looked at in the autumn.') =>
    allowed(await acts.get(AnswerChallenge).run(statement.actor('helen'), { limitId, reason }));
  const begin = async () => {
    await openStage(acts, statement, 'CONCORDAT');
    await agreeByAll(acts, statement);
    await serveCallTime(acts.db, statement.id);
    await openStage(acts, statement, 'DRAFTING');
  };

  it('[R5] is read by everybody before the writing: why, until when, whose, and its challenge with the answer', async () => {
    const id = await declare();
    expect(wordsOfPage((await get(path)).html)).toMatch(
      /The rate for home care. \(Money\)\s*Why: The budget is voted.\s*Fixed until 31 March 2099. Commissioners \(the council\) said so./,
    );
    await challenge(id);
    expect(wordsOfPage((await get(path)).html)).toContain('The challenge waits for its answer.');
    await answerIt(id);
    const { html } = await get(path);
    expect(faultsOfPage(html)).toEqual([]);
    expect(wordsOfPage(html)).toMatch(
      /Challenged by Care providers: It was voted before the census.\s*Answer: It is looked at in the autumn./,
    );
    expect(html).not.toMatch(/Amira|Priya|Helen/);
  });

  it('[R5][R38] is shown without anybody’s contact details', async () => {
    const id = await declare({ text: 'The rate, ask a@home.test.', reason: 'Voted, ask b@home.test.' });
    await challenge(id, 'It is old, ask c@home.test.');
    await answerIt(id, 'It stays, ask d@home.test.');
    const { html } = await get(path);
    expect(html).not.toContain('@home.test');
    expect(html.split('contact details taken out')).toHaveLength(5);
  });

  it('[R4][R5][R28] shows nothing of what was removed from the record', async () => {
    const id = await declare();
    await challenge(id);
    await answerIt(id);
    await post(MYSELF);
    await answer();
    const said = [
      ['limit.declared', 'text', MONEY.text],
      ['limit.declared', 'reason', MONEY.reason],
      ['limit.challenged', 'reason', 'It was voted before the census.'],
      ['limit.challenge-answered', 'answer', 'It is looked at in the autumn.'],
      ['nomination.received', 'text', MYSELF.text],
      ['nomination.answered', 'reason', 'Come to the first meeting in May.'],
    ] as const;
    for (const [kind, name, words] of said) {
      expect((await get(path)).html).toContain(words);
      const [entry] = await entriesOf(acts, statement, kind);
      const content = { seq: entry!.seq, name, reason: 'It tells where somebody lives.' };
      for (const who of ['sam', 'des'] as const) {
        const { stillStandsIn } = allowed(await acts.get(RemoveContent).run(statement.actor(who), content));
        expect(stillStandsIn).toEqual([]);
      }
      expect((await get(path)).html).not.toContain(words);
    }
    expect((await get(path)).html.split('These words were removed.')).toHaveLength(7);
  });

  it('[R4][R5] is found from the register, with the answers, when the writing has begun and nothing can be sent', async () => {
    await declare();
    await post({ kind: 'topic', text: 'Farms' });
    await answer();
    await begin();
    const register = await get('/');
    expect(register.html).toContain(`<a href="${path}">How it began, and what is fixed`);
    expect(faultsOfPage(register.html)).toEqual([]);
    const { html } = await get(path);
    const words = wordsOfPage(html);
    expect([words.includes('The rate for home care.'), words.includes('Farms')]).toEqual([true, true]);
    expect([html.includes('<form method="post"'), faultsOfPage(html)]).toEqual([false, []]);
  });
});

describe('the outreach log', () => {
  const asked: Asked = {
    ...{ on: '2026-01-05', how: 'Talk at the lunch club', place: 'Hallbeck', constituency: 'CARERS', reached: 3 },
  };
  const log = (who: Who) => acts.get(LogOutreach).run(statement.actor(who), asked);

  it('is kept by organisers, and shown to members in full and to the public without small numbers', async () => {
    expect(codesOf(await log('priya'))).toEqual(['outreach.who']);
    allowed(await log('sam'));
    expect((await seenBy('priya')).outreach).toMatchObject([{ place: 'Hallbeck', reached: 3 }]);
    const words = wordsOfPage((await get(path)).html);
    expect(words).toMatch(/Talk at the lunch club\s*Hallbeck/);
    expect(words).toContain('fewer than 5');
    const [entry] = await entriesOf(acts, statement, 'outreach.logged');
    // The record is public: a small number in it could be read there.
    expect(entry?.facts).toEqual({ outreach: expect.any(String), on: '2026-01-05', group: 'CARERS' });
  });
});
