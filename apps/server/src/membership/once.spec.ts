import type { StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { aCouncil, aMemberOf, anInvitation, aStatementOf, browserOf } from '../../../../test/build/a-council.js';
import { freePort } from '../../../../test/build/running-server.js';
import { until } from '../../../../test/build/until.js';
import { atOnce, PlainBrowser, startWebApp, type ApiAnswer, type WebApp } from '../../../../test/build/web-app.js';
import { Nomination } from '../convening/convening.entity.js';
import { dataSource } from '../data-source.js';
import { KeptAnswer } from '../platform/kept-answer.entity.js';
import { readConfig } from '../platform/read-config.js';
import { Section } from '../statements/section.entity.js';
import { makeServer } from '../web-server.js';

let web: WebApp;
let statementId: StatementId;
let joy: PlainBrowser;
let lee: PlainBrowser;

beforeAll(async () => {
  web = await startWebApp();
});
afterAll(() => web.close());

beforeEach(async () => {
  const council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
  joy = await browserOf(web, (await aMemberOf(web, council, anInvitation(statementId))).personId);
  lee = await browserOf(web, (await aMemberOf(web, council, anInvitation(statementId))).personId);
});

const NOMINATE = `mutation ($input: NominateInput!) {
  nominate(input: $input) { convening { nominations { edges { node { text at } } } } refusals { code } }
}`;

interface Nominated {
  readonly nominate: { convening: unknown; refusals: { code: string }[] } | null;
}

const nominate = (by: PlainBrowser, key?: string, text = 'Ms Okafor'): Promise<ApiAnswer<Nominated>> =>
  by.api<Nominated>(NOMINATE, { input: { statementId, kind: 'topic', text } }, key);
const nominations = () => web.db.manager.countBy(Nomination, { statementId });
const codeOf = ({ errors }: ApiAnswer<unknown>) => errors?.[0]?.extensions?.code;

describe('a mutation that is sent again under its key', () => {
  it('is done once, and both are told the same', async () => {
    const key = randomUUID();
    const first = await nominate(joy, key);
    const second = await nominate(joy, key);
    expect(first.data?.nominate?.refusals).toEqual([]);
    expect([second, await nominations()]).toEqual([first, 1]);
  });

  it('is done once when its answer was lost on the way', async () => {
    const key = randomUUID();
    const isDone = async () => (await nominations()) === 1;
    const body = JSON.stringify({ query: NOMINATE, variables: { input: { statementId, kind: 'topic', text: 'T' } } });
    const headers = { 'content-type': 'application/json', origin: web.baseUrl, cookie: joy.cookieHeader() };
    const cut = new AbortController();
    const lost = fetch(`${web.url}/graphql`, {
      ...{ method: 'POST', body, signal: cut.signal },
      headers: { ...headers, 'idempotency-key': key },
    }).then(() => cut.signal.throwIfAborted());
    lost.catch(() => undefined);
    await until(isDone);
    cut.abort();
    const again = await nominate(joy, key, 'T');
    expect([again.data?.nominate?.refusals, await nominations()]).toEqual([[], 1]);
  });

  it('is done once when it is sent twenty times at once', async () => {
    const key = randomUUID();
    const answers = await atOnce(web, 20, () => nominate(joy, key));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([answers[0]?.data?.nominate?.refusals, await nominations()]).toEqual([[], 1]);
  });

  it('is done once when it reaches two servers at once', async () => {
    const other = await anotherServer();
    const there = new PlainBrowser({ url: other.url, baseUrl: web.baseUrl });
    for (const [name, value] of joy.cookies) there.cookies.set(name, value);
    const key = randomUUID();
    const answers = await atOnce(web, 10, (index) => nominate(index % 2 === 0 ? joy : there, key));
    await other.close();
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([answers[0]?.data?.nominate?.refusals, await nominations()]).toEqual([[], 1]);
  });

  it('is told the same moment, though moments are kept as text', async () => {
    const key = randomUUID();
    const seal = () =>
      joy.api<{ sealPosition: { convening: { positions: { sealedAt: string }[] } } }>(
        `mutation ($input: SealPositionInput!) { sealPosition(input: $input) { convening { positions { sealedAt } } } }`,
        { input: { statementId, text: 'We start from pay.' } },
        key,
      );
    const [first, second] = [await seal(), await seal()];
    expect(first.data?.sealPosition.convening.positions).toEqual([{ sealedAt: expect.stringMatching(/^20.*Z$/) }]);
    expect(second).toEqual(first);
  });

  it('is told again to who left by it, though they may do nothing any more', async () => {
    const key = randomUUID();
    const leave = (by: PlainBrowser, under?: string) =>
      by.api<{ leaveStatement: { refusals: { code: string }[]; membership: { id: string } } }>(
        `mutation ($input: LeaveStatementInput!) { leaveStatement(input: $input) { membership { id } refusals { code } } }`,
        { input: { statementId, sure: true } },
        under,
      );
    const [first, second] = [await leave(joy, key), await leave(joy, key)];
    expect(first.data?.leaveStatement).toEqual({ membership: { id: expect.any(String) }, refusals: [] });
    expect(second).toEqual(first);
    // Under no key, another one, or as somebody else, it is a new request.
    expect([codeOf(await leave(joy)), codeOf(await leave(joy, randomUUID()))]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    await leave(lee);
    expect(codeOf(await leave(lee, key))).toBe('FORBIDDEN');
  });

  it('[R12] is told again how a suggestion and a comment stand, and no word of them is kept with the answer', async () => {
    await web.db.query(`UPDATE statement SET state = 'DRAFTING' WHERE id = $1`, [statementId]);
    await web.db.query(`UPDATE section SET state = 'DRAFTING' WHERE statement_id = $1`, [statementId]);
    const section = await web.db.manager.findOneByOrFail(Section, { statementId });
    const ask = (query: string, input: object) => {
      const key = randomUUID();
      const send = () => joy.api<Record<string, unknown>>(query, { input: { sectionId: section.id, ...input } }, key);
      return { key, send };
    };
    const suggestion = ask(
      `mutation ($input: SuggestChangeInput!) {
        suggestChange(input: $input) { suggestion { proposedText standing { state } } refusals { code } }
      }`,
      { blockId: 'first', baseText: '', proposedText: 'Rest for carers.', reason: 'We are tired.' },
    );
    const comment = ask(
      `mutation ($input: CommentOnInput!) {
        commentOn(input: $input) { comment { change quoteStands } refusals { code } }
      }`,
      { part: null, quote: '', change: 'Rest for carers.', why: '' },
    );
    const [suggested, commented] = [await suggestion.send(), await comment.send()];
    expect([suggested.data, commented.data]).toEqual([
      {
        suggestChange: { suggestion: { proposedText: 'Rest for carers.', standing: { state: 'GONE' } }, refusals: [] },
      },
      { commentOn: { comment: { change: 'Rest for carers.', quoteStands: true }, refusals: [] } },
    ]);
    expect([await suggestion.send(), await comment.send()]).toEqual([suggested, commented]);
    const kept = await web.db.manager.findBy(KeptAnswer, [{ key: suggestion.key }, { key: comment.key }]);
    expect(kept.map(({ answer }) => answer?.includes('Rest for carers'))).toEqual([false, false]);
  });

  it('is told again that it was refused', async () => {
    const key = randomUUID();
    const [first, second] = [await nominate(joy, key, ''), await nominate(joy, key, '')];
    expect(first.data?.nominate?.refusals).not.toEqual([]);
    expect([second, await nominations()]).toEqual([first, 0]);
  });
});

describe('a key', () => {
  it('is for one request: another under it is refused with a sentence', async () => {
    const key = randomUUID();
    await nominate(joy, key);
    const other = await nominate(joy, key, 'Somebody else');
    expect([codeOf(other), await nominations()]).toEqual(['IDEMPOTENCY_KEY_REUSED', 1]);
    expect(other.errors?.[0]?.message).toMatch(/^This key was used for another request\./);
  });

  it('is one’s own: another person’s under the same is done', async () => {
    const key = randomUUID();
    await nominate(joy, key);
    const { data } = await nominate(lee, key);
    expect([data?.nominate?.refusals, await nominations()]).toEqual([[], 2]);
  });

  it('must be a UUID', async () => {
    expect([codeOf(await nominate(joy, 'again')), await nominations()]).toEqual(['BAD_USER_INPUT', 0]);
  });

  it('goes with one act: two in a request are refused', async () => {
    const one = (name: string) => `${name}: agreeToOpenPositions(statementId: "${statementId}") { refusals { code } }`;
    const answer = await joy.api(`mutation { ${one('a')} ${one('b')} }`, {}, randomUUID());
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  it('is not needed: without one, each is done', async () => {
    await nominate(joy);
    await nominate(joy);
    expect(await nominations()).toBe(2);
  });

  it('is forgotten after a day', async () => {
    const key = randomUUID();
    await nominate(joy, key);
    await grownOld(key, 25 * 3_600);
    await nominate(lee, randomUUID());
    expect(await web.db.manager.countBy(KeptAnswer, { key })).toBe(0);
  });

  it('keeps no pass to a section: each opening gets its own', async () => {
    const [{ id = '' } = {}] = await web.db.query<{ id?: string }[]>(
      'SELECT id FROM section WHERE statement_id = $1 LIMIT 1',
      [statementId],
    );
    const key = randomUUID();
    const open = () =>
      joy.api<{ openSection: { opened: { ticket: string } } }>(
        `mutation { openSection(sectionId: "${id}") { opened { ticket } } }`,
        {},
        key,
      );
    const tickets = [(await open()).data?.openSection.opened.ticket, (await open()).data?.openSection.opened.ticket];
    expect(new Set(tickets).size).toBe(2);
    expect(await web.db.manager.countBy(KeptAnswer, { key })).toBe(0);
  });
});

describe('after a crash', () => {
  it('what was done is never done again: whoever asks is told that only the answer was lost', async () => {
    const key = randomUUID();
    await nominate(joy, key);
    // What a crash between the act and its answer leaves.
    await web.db.manager.update(KeptAnswer, { key }, { answer: null });
    await grownOld(key, 31);
    expect([codeOf(await nominate(joy, key)), await nominations()]).toEqual(['ANSWER_LOST', 1]);
  });

  it('what was not done is done by the next to ask', async () => {
    const key = randomUUID();
    await nominate(joy, key);
    await web.db.query('DELETE FROM nomination WHERE statement_id = $1', [statementId]);
    // What a crash before the act leaves.
    await web.db.manager.update(KeptAnswer, { key }, { answer: null, acted: false });
    await grownOld(key, 31);
    const { data } = await nominate(joy, key);
    expect([data?.nominate?.refusals, await nominations()]).toEqual([[], 1]);
  });

  it('who was only slow does not act once another has taken over', async () => {
    const key = randomUUID();
    const holder = web.db.createQueryRunner();
    await holder.startTransaction();
    // The act waits for this row, before it has written anything.
    await holder.query('SELECT 1 FROM statement WHERE id = $1 FOR UPDATE', [statementId]);
    const slow = nominate(joy, key);
    await until(() => web.db.manager.existsBy(KeptAnswer, { key }));
    await grownOld(key, 31);
    const next = nominate(joy, key);
    await until(() => web.db.manager.existsBy(KeptAnswer, { key, attempt: 2 }));
    await holder.rollbackTransaction();
    await holder.release();
    expect([codeOf(await slow), (await next).data?.nominate?.refusals]).toEqual(['FAULT', []]);
    expect(await nominations()).toBe(1);
  });

  it('a request that failed can be sent again at once', async () => {
    const key = randomUUID();
    await web.db.query('ALTER TABLE nomination RENAME TO gone');
    const failed = await nominate(joy, key);
    await web.db.query('ALTER TABLE gone RENAME TO nomination');
    const { data } = await nominate(joy, key);
    expect([codeOf(failed), data?.nominate?.refusals, await nominations()]).toEqual(['FAULT', [], 1]);
  });
});

async function grownOld(key: string, seconds: number): Promise<void> {
  const sql = `UPDATE kept_answer SET reserved_at = now() - make_interval(secs => $2) WHERE key = $1`;
  await web.db.query(sql, [key, seconds]);
}

/** A second server on the same database. */
async function anotherServer(): Promise<{ url: string; close(): Promise<void> }> {
  const { url } = web.db.options as { url?: string };
  const db = await dataSource(url ?? '', { poolSize: 10 }).initialize();
  const port = await freePort();
  const app = await makeServer(
    readConfig({ DEMO: '0', PORT: String(port), BASE_URL: web.baseUrl, TRUSTED_PROXIES: '1' }),
    db,
  );
  app.useLogger(false);
  await app.listen(port, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await db.destroy();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
