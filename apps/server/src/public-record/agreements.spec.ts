import { agreementInWords } from '#concordat';
import type { AddressInfo } from 'node:net';
import {
  agreeByAll,
  aStatementBeingWritten,
  aStatementReadyToPublish,
  openStage,
  publish,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { aStatementStarted, type StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { ProposeAmendment, type ProposedAmendment } from '../concordats/amendments.js';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { MarkPromise } from '../concordats/mark-promise.js';
import { Council } from '../membership/council.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { PublicRecordModule } from './public-record.module.js';

let acts: ActsApp;
let url: string;

beforeAll(async () => {
  const config = { demo: false, baseUrl: 'https://position.test' };
  acts = await startActsApp({ module: PublicRecordModule, config });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
});

afterAll(() => acts.close());

async function pathOf({ id }: StatementUnderTest): Promise<string> {
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  return `${council.slug}/${slug}`;
}

async function read(statement: StatementUnderTest, rest = '') {
  const answer = await fetch(`${url}/agreements/${await pathOf(statement)}${rest}`, {
    headers: { accept: 'text/html' },
  });
  const html = await answer.text();
  return { status: answer.status, html, words: wordsOfPage(html).replace(/\s+/g, ' ') };
}

async function amend(statement: StatementUnderTest, change: Partial<ProposedAmendment>): Promise<string> {
  const proposed = { parameters: {}, reason: 'We learned something.', ...change };
  const { amendment } = allowed(await acts.get(ProposeAmendment).run(statement.actor('des'), proposed));
  return amendment?.hash ?? '';
}

it('[R1] is public from the moment at which every group has agreed, and not before', async () => {
  const statement = await aStatementStarted(acts);
  expect((await read(statement)).status).toBe(404);
  await openStage(acts, statement, 'CONCORDAT');
  await agreeByAll(acts, statement, { but: ['tom'] });
  expect((await read(statement)).status).toBe(404);
  await agreeByAll(acts, statement);
  const { status, html } = await read(statement);
  expect([status, faultsOfPage(html)]).toEqual([200, []]);
  expect((await read(statement, '/v/2')).status).toBe(404);
  expect((await read(statement, '/v/x')).status).toBe(404);
});

it('shows each value in words with its floor, who agreed, and no name of anybody', async () => {
  const statement = await aStatementBeingWritten(acts);
  const { words, html } = await read(statement);
  for (const heading of ['Culture', 'Structure', 'Practice', 'Review'])
    expect(html).toMatch(new RegExp(`<h2[^>]*>${heading}:`));
  expect(words).toContain('42 days.Nobody can lower this: At least 21 days.');
  expect(words).toContain('By agreement of its people who sign.');
  expect(words).toMatch(/Care providers\s*\d{1,2} \w+ \d{4}/);
  expect(words).not.toMatch(/Fullname|constituenc|dissent/i);
});

it('[R1] shows what the groups say in their own words, and who leads and signs each section', async () => {
  const statement = await aStatementBeingWritten(acts);
  const charter = {
    ...{ definition: 'We write it together.', culture: ['We listen.'], shared: ['Which sections there are.'] },
    kept: [{ what: 'The budget', why: 'the law says so.' }],
  };
  await agreeByAll(acts, statement, { hash: await amend(statement, { parameters: { charter } }) });
  const { concordat } = await acts.get(ConcordatReader).standing(statement.id);
  const sections = await acts.get(StatementReader).sections(statement.id);
  const { words, html } = await read(statement);
  const said = agreementInWords(concordat, { sections, reviewBy: '31 March 2029' }).flatMap((part) => [
    ...part.lists.flatMap(({ heading, items }) => [heading, ...items]),
    ...part.rows.flatMap(({ name, value, floor }) => [name, value, floor]),
    ...part.sections.flatMap(({ title, leads, signatories }) => [title, leads, signatories]),
    ...part.promises.flatMap(({ text, promisedBy }) => [text, `Promised by ${promisedBy}.`]),
  ]);
  expect(said).toContain('The budget: the law says so.');
  expect(said.filter((one) => !words.includes(one))).toEqual([]);
  expect(faultsOfPage(html)).toEqual([]);
});

it('shows an earlier version with the day for the review that held then', async () => {
  const statement = await aStatementBeingWritten(acts);
  await agreeByAll(acts, statement, { hash: await amend(statement, { parameters: { reviewBy: '2028-12-31' } }) });
  expect((await read(statement)).words).toMatch(/We look at the whole again by\s*31 December 2028/);
  expect((await read(statement, '/v/1')).words).toMatch(/We look at the whole again by\s*31 March 2029/);
});

it('shows every promise kept, broken or not testable yet, with what was counted or said', async () => {
  const statement = await aStatementBeingWritten(acts);
  const { promises } = (await acts.get(ConcordatReader).standing(statement.id)).concordat;
  const promise = promises.find(({ text }) => text.startsWith('Every hard word'))?.id ?? '';
  const broken = { promise, kept: false, reason: '“Shaping” was not explained.' };
  allowed(await acts.get(MarkPromise).run(statement.actor('ruth'), broken));
  const { words } = await read(statement);
  expect(words).toContain('10 promises: 1 kept, 1 broken, 8 not testable yet.');
  expect(words).toContain('No stage opens by one co-chair alone. Kept');
  expect(words).toContain('1 of 1 stages were opened by co-chairs of two groups.');
  expect(words).toMatch(
    /Every hard word is explained\. Broken.*Unpaid carers and family members, .*: broken\. “Shaping”/,
  );
});

it('keeps the earlier version readable, shows a change only once all have agreed, and says that mirror publication is off', async () => {
  const statement = await aStatementBeingWritten(acts);
  const hash = await amend(statement, { parameters: { commentPeriodDays: 30, mirrorPublication: false } });
  expect((await read(statement)).words).toContain('42 days');
  await agreeByAll(acts, statement, { hash });
  const now = await read(statement);
  expect(now.words).toContain('30 days');
  expect(now.words).toContain('switch off publishing without the council');
  expect(now.words).toContain('2 versions');
  const before = await read(statement, '/v/1');
  expect(before.words).toContain('This is version 1, which held until');
  expect(before.words).toContain('42 days');
  expect(before.words).not.toContain('switch off publishing');
  expect(before.html).toContain('noindex');
});

it('is linked from the register and from the published statement', async () => {
  const published = await aStatementReadyToPublish(acts);
  await publish(acts, published);
  const open = await aStatementBeingWritten(acts);
  const html = await (await fetch(url)).text();
  for (const one of [published, open]) expect(html).toContain(`href="/agreements/${await pathOf(one)}"`);
  const page = await (await fetch(`${url}/statements/${await pathOf(published)}`)).text();
  expect(page).toContain(`href="/agreements/${await pathOf(published)}"`);
  const { words } = await read(published);
  expect(words).toContain('1 of 1 versions were published by co-chairs of two groups.');
});
