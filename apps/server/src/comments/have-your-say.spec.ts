import { Module } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  aStatementBeingWritten,
  aStatementOpenForComment,
  entriesOf,
  openStage,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCommentTime } from '../../../../test/build/comment-time.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { DeliberationModule } from '../deliberation/deliberation.module.js';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { Council } from '../membership/council.entity.js';
import { PublicRecordModule } from '../public-record/public-record.module.js';
import { Statement } from '../statements/statement.entity.js';
import { LookAtComment } from './answer-comment.js';
import { PublicComment } from './comment.entity.js';
import { CommentsModule } from './comments.module.js';

@Module({ imports: [CommentsModule, DeliberationModule, PublicRecordModule] })
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
  statement = await aStatementOpenForComment(acts);
  path = await pathOf(statement);
});

async function pathOf({ id }: StatementUnderTest): Promise<string> {
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  return `/have-your-say/${council.slug}/${slug}`;
}

const get = async (address: string) => {
  const answer = await fetch(`${url}${address}`, { redirect: 'manual', headers: { accept: 'text/html' } });
  return { status: answer.status, html: await answer.text() };
};
const post = async (address: string, fields: Record<string, string>) => {
  const headers = { accept: 'text/html', origin: 'https://position.test' };
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${url}${address}`, { method: 'POST', redirect: 'manual', headers, body });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' };
};

describe('the draft that is open for comment', () => {
  it('[R11] says until when each group can comment, and is listed in the register', async () => {
    const { status, html } = await get(path);
    expect([status, faultsOfPage(html)]).toEqual([200, []]);
    const words = wordsOfPage(html);
    expect(words).toContain('Not started yet: waiting for Easy Read');
    expect(words.match(/Until the end of \d+ \w+ \d{4}/g)).toHaveLength(4);
    expect((await get('/')).html).toContain(`href="${path}"`);
  });

  it('shows the words of a section with a form, and nothing that asks who somebody is', async () => {
    const { html } = await get(`${path}/money`);
    expect(faultsOfPage(html)).toEqual([]);
    expect(wordsOfPage(html)).toContain('The council publishes its rates each April.');
    expect(html).not.toMatch(/type="email"|name="email"/);
  });

  it.each(['', '/money', '/money/thanks'])('is not there before comments open: %s', async (rest) => {
    const early = await aStatementBeingWritten(acts);
    expect((await get(`${await pathOf(early)}${rest}`)).status).toBe(404);
  });

  it('has no section that the statement has not', async () => {
    expect((await get(`${path}/nothing`)).status).toBe(404);
  });
});

it('[R34] the draft holds no words that somebody flagged, and no comment that quotes them, until they are put back', async () => {
  const quote = 'its rates each April';
  await post(`${path}/money`, { part: 'money-1', quote, change: 'Say more.' });
  const { id } = await acts.db.manager.findOneByOrFail(PublicComment, { statementId: statement.id });
  allowed(await acts.get(LookAtComment).run(statement.actor('sam'), { commentId: id, show: true, reason: '' }));
  const words = {
    sectionId: statement.sections.money,
    blockId: 'money-1',
    quote,
    ground: 'COMPETITION',
    why: 'A price.',
  };
  const { concern } = allowed(await acts.get(FlagWords).paragraph(statement.actor('tom'), words));
  const hidden = await get(`${path}/money`);
  expect([faultsOfPage(hidden.html), hidden.html.includes('each April')]).toEqual([[], false]);
  expect(wordsOfPage(hidden.html)).toContain('These words are hidden because of competition rules.');
  const decided = { concernId: concern?.id ?? '', decision: 'PUT_BACK', reason: 'It is published every year.' };
  allowed(await acts.get(DecideConcern).run(statement.actor('des'), decided));
  expect(wordsOfPage((await get(`${path}/money`)).html)).toMatch(/its rates each April.*its rates each April/s);
});

describe('a comment', () => {
  it('[R12] is thanked for, with a number, and can be read with its answer once somebody has looked', async () => {
    const sent = await post(`${path}/money`, { change: 'Pay for travel.', why: 'Call 07700 900123.', name: 'Jo' });
    expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/money\/thanks\?number=C-\w{8}$/)]);
    const thanks = await get(sent.location);
    expect([faultsOfPage(thanks.html), wordsOfPage(thanks.html)]).toEqual([
      ...[[], expect.stringContaining(sent.location.slice(-10))],
    ]);
    expect((await get(`${path}/money`)).html).not.toContain('Pay for travel.');
    const { id } = await acts.db.manager.findOneByOrFail(PublicComment, { statementId: statement.id });
    const look = { commentId: id, show: true, reason: '' };
    allowed(await acts.get(LookAtComment).run(statement.actor('sam'), look));
    const { html } = await get(`${path}/money`);
    expect(wordsOfPage(html)).toContain('Pay for travel.');
    expect(faultsOfPage(html)).toEqual([]);
    // [R38] Nobody's telephone number stands on a page.
    expect(html).not.toContain('900123');
    expect((await get(path)).html).toContain('(1 comment)');
  });

  it('is taken once when the button is pressed twice, under one number, and again with other words', async () => {
    const comment = { change: 'Pay for travel.', name: 'Jo' };
    const pressed = await Promise.all([1, 2].map(() => post(`${path}/money`, comment)));
    expect(new Set(pressed.map(({ location }) => location)).size).toBe(1);
    const { id: statementId } = statement;
    const { reference } = await acts.db.manager.findOneByOrFail(PublicComment, { statementId });
    expect(pressed[0]?.location).toContain(reference);
    expect(await entriesOf(acts, statement, 'comment.received')).toHaveLength(1);
    await post(`${path}/money`, { ...comment, name: 'Ana' });
    await post(`${path}/money`, { ...comment, why: 'It is work.' });
    await post(`${path}/matters`, comment);
    expect(await acts.db.manager.countBy(PublicComment, { statementId })).toBe(4);
  });

  it('[R38] has an answer, or a reason for not showing it, without anybody’s contact details', async () => {
    const details = { reason: 'Ring me on 01632 960001.', decision: 'ACCEPTED', state: 'SHOWN' } as const;
    await post(`${path}/money`, { change: 'Pay for travel.' });
    await acts.db.manager.update(PublicComment, { statementId: statement.id }, details);
    await post(`${path}/money`, { change: 'Pay for nights.' });
    const { id } = await acts.db.manager.findOneByOrFail(PublicComment, { change: 'Pay for nights.' });
    const look = { commentId: id, show: false, reason: 'It names jo@example.org as a thief.' };
    allowed(await acts.get(LookAtComment).run(statement.actor('sam'), look));
    const { html } = await get(`${path}/money`);
    expect(wordsOfPage(html)).toContain('Ring me on [contact details taken out]');
    expect(html).not.toMatch(/01632|jo@example/);
  });

  it('[R14] says how many people got the same answer, where they are more than three', async () => {
    for (const change of ['One.', 'Two.', 'Three.']) await post(`${path}/money`, { change });
    const answer = { decision: 'NOT_ACCEPTED', reason: 'There is no money.', state: 'SHOWN' } as const;
    const answerAll = () => acts.db.manager.update(PublicComment, { statementId: statement.id }, answer);
    await answerAll();
    expect((await get(`${path}/money`)).html).not.toContain('Same answer');
    await post(`${path}/money`, { change: 'Four.' });
    await answerAll();
    expect(wordsOfPage((await get(`${path}/money`)).html)).toContain('Same answer given to 4 people.');
  });

  it('[R12] is about words of a part, with others in their place, and shows both', async () => {
    const { html } = await get(`${path}/money?part=money-1`);
    expect(html).toMatch(/<option[^>]*value="money-1"[^>]*selected|<option[^>]*selected[^>]*value="money-1"/);
    expect(wordsOfPage(html)).toContain('Comment on part 1');
    const wrong = await post(`${path}/money`, { part: 'money-1', quote: 'not there', instead: 'x' });
    expect([wrong.status, faultsOfPage(wrong.html)]).toEqual([400, []]);
    expect(wrong.html).toContain('href="#quote"');
    const words = { part: 'money-1', quote: 'its rates', instead: 'its rates for each hour' };
    expect((await post(`${path}/money`, words)).status).toBe(303);
    const { id } = await acts.db.manager.findOneByOrFail(PublicComment, { statementId: statement.id });
    allowed(await acts.get(LookAtComment).run(statement.actor('sam'), { commentId: id, show: true, reason: '' }));
    const shown = await get(`${path}/money`);
    expect(faultsOfPage(shown.html)).toEqual([]);
    expect(wordsOfPage(shown.html)).toMatch(
      /About these words: *its rates *It should say instead: its rates for each hour.*waits for an answer/s,
    );
  });

  it('[R12] keeps what is written while somebody chooses the part that it is about, and sends nothing', async () => {
    const { html } = await get(`${path}/money`);
    const [, button] = /<button([^>]*)>Comment on part 1</.exec(html) ?? [];
    for (const mark of ['form="comment-form"', 'name="choose"', 'value="money-1"']) expect(button).toContain(mark);
    const written = {
      part: '',
      change: 'Pay for travel.',
      why: 'It is far.',
      name: 'Jo from the corner',
      group: 'CARERS',
    };
    const back = await post(`${path}/money`, { ...written, choose: 'money-1' });
    expect([back.status, faultsOfPage(back.html)]).toEqual([200, []]);
    for (const words of ['Pay for travel.', 'It is far.', 'Jo from the corner']) expect(back.html).toContain(words);
    expect(back.html).toMatch(/<option[^>]*value="money-1"[^>]*selected|<option[^>]*selected[^>]*value="money-1"/);
    expect(back.html).not.toContain('There is a problem');
    expect(await acts.db.manager.countBy(PublicComment, { statementId: statement.id })).toBe(0);
  });

  it('[R12] is sent, and no part is chosen, where somebody presses Enter in the form', async () => {
    const { html } = await get(`${path}/money`);
    const buttons = [...html.matchAll(/<button[^>]*form="comment-form"[^>]*>/g)].map(([button]) => button);
    // Enter presses the first button of a form: it must be one that sends.
    expect(buttons[0]).not.toContain('name="choose"');
    expect(buttons[0]).toContain('aria-hidden="true"');
  });

  it('[R34] is there without its words while somebody checks whether it holds a price', async () => {
    await post(`${path}/money`, { change: 'Pay 31 pounds.', why: 'As we bid.', name: 'Jo' });
    const { id: commentId } = await acts.db.manager.findOneByOrFail(PublicComment, { statementId: statement.id });
    allowed(await acts.get(LookAtComment).run(statement.actor('sam'), { commentId, show: true, reason: '' }));
    allowed(
      await acts.get(FlagWords).comment(statement.actor('tom'), { commentId, ground: 'COMPETITION', why: 'A bid.' }),
    );
    const { html } = await get(`${path}/money`);
    expect([faultsOfPage(html), /31 pounds|As we bid|Jo,/.test(wordsOfPage(html))]).toEqual([[], false]);
    expect(wordsOfPage(html)).toContain('These words are hidden because of competition rules.');
  });

  it('that says nothing comes back with the reason, and what was written stays', async () => {
    const { status, html } = await post(`${path}/money`, { change: ' ', why: '', name: 'Jo from the corner' });
    expect([status, faultsOfPage(html)]).toEqual([400, []]);
    expect(wordsOfPage(html)).toContain('Write what you want to say.');
    expect(html).toContain('Jo from the corner');
  });

  it('is shown as text, whatever it holds', async () => {
    await post(`${path}/money`, { change: '<img src=x onerror=alert(1)>' });
    const { id } = await acts.db.manager.findOneByOrFail(PublicComment, { statementId: statement.id });
    allowed(await acts.get(LookAtComment).run(statement.actor('sam'), { commentId: id, show: true, reason: '' }));
    expect((await get(`${path}/money`)).html).toContain('&lt;img src=x');
  });

  it('[R11] is not taken after the last day; what people said stays to be read', async () => {
    await serveCommentTime(acts.db, statement.id);
    const { status, html } = await post(`${path}/money`, { change: 'Too late?' });
    expect([status, wordsOfPage(html)]).toEqual([400, expect.stringContaining('Comments on this have closed.')]);
    await openStage(acts, statement, 'RESPONDING');
    const late = await post(`${path}/money`, { change: 'Pay for travel.', why: 'I wrote for long.', name: 'Jo' });
    expect([late.status, faultsOfPage(late.html)]).toEqual([400, []]);
    expect(wordsOfPage(late.html)).toMatch(
      /It was not kept. Copy it if you need it..*Pay for travel.*I wrote for long.*Jo/s,
    );
    expect(late.html).toMatch(/<a href="#wrote">Comments on this have closed.*id="wrote"/s);
    const after = await get(`${path}/money`);
    expect(after.html).not.toContain('What you wrote');
    expect([after.status, faultsOfPage(after.html)]).toEqual([200, []]);
    // The text is being worked on again: it is no draft for everybody any more.
    expect(after.html).not.toContain('The council publishes its rates');
  });
});

describe('a section with many comments', () => {
  const COUNT = 120;
  const reference = (index: number): string =>
    `C-${statement.id.slice(0, 4).toUpperCase()}${String(index).padStart(4, '0')}`;

  beforeEach(async () => {
    const row = { statementId: statement.id, sectionId: statement.sections.money, constituency: 'PUBLIC', name: '' };
    const rows = Array.from({ length: COUNT }, (_one, index) => ({
      ...{ ...row, id: randomUUID(), reference: reference(index), change: '', why: `Said as ${index}.` },
      ...{ at: new Date(Date.UTC(2027, 0, 1, 0, index)), state: 'SHOWN', decidedBy: [] },
    }));
    await acts.db.manager.insert<object>(PublicComment, rows);
  });

  const saidIn = (html: string) =>
    [...wordsOfPage(html).matchAll(/Said as (\d+)\./g)].map(([, index]) => Number(index));

  it('has 50 on a page, oldest first, each on one page, with links that need no script', async () => {
    const pages = [await get(`${path}/money`), await get(`${path}/money?page=2`), await get(`${path}/money?page=3`)];
    expect(pages.map(({ html }) => saidIn(html).length)).toEqual([50, 50, 20]);
    expect(pages.flatMap(({ html }) => saidIn(html))).toEqual(Array.from({ length: COUNT }, (_one, index) => index));
    for (const { html } of pages) {
      expect(faultsOfPage(html)).toEqual([]);
      expect(wordsOfPage(html)).toContain('120 comments');
    }
    expect(pages[0]?.html).toContain('rel="next" href="?page=2#comments"');
    expect(pages[0]?.html).not.toContain('rel="prev"');
    expect(pages[2]?.html).toContain('rel="prev" href="?page=2#comments"');
    expect(pages[2]?.html).not.toContain('rel="next"');
  });

  it('has no page that is none', async () => {
    for (const page of ['0', '4', '1.5', 'x', '']) expect((await get(`${path}/money?page=${page}`)).status).toBe(404);
    expect((await get(`${path}/terms?page=2`)).status).toBe(404);
  });

  it('leads whoever sent one to its page by its number, and says when there is none', async () => {
    const found = await fetch(`${url}${path}/money?number=${reference(77).toLowerCase()}`, { redirect: 'manual' });
    const place = `${path}/money?page=2#${reference(77)}`;
    expect([found.status, found.headers.get('location')]).toEqual([303, place]);
    expect((await get(place)).html).toContain(`id="${reference(77)}"`);
    const { status, html } = await get(`${path}/money?number=C-99999999`);
    expect([status, faultsOfPage(html)]).toEqual([200, []]);
    expect(wordsOfPage(html)).toContain('There is no comment with this number here.');
    expect(html).toContain('href="#number"');
    // What somebody is writing in the form stays where it is.
    expect(html).toMatch(/<form method="get" target="_blank"[^]*Find comment \(opens in a new tab\)/);
    await serveCommentTime(acts.db, statement.id);
    expect((await get(`${path}/money`)).html).not.toContain('opens in a new tab');
  });
});
