import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { agreeByAll, entriesOf, openStage } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCallTime } from '../../../../test/build/call-time.js';
import { aStatementStarted, type StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { Council } from '../membership/council.entity.js';
import { PublicRecordModule } from '../public-record/public-record.module.js';
import { RemoveContent } from '../publication/remove-content.js';
import { Statement } from '../statements/statement.entity.js';
import { Nomination } from './convening.entity.js';
import { ConveningModule } from './convening.module.js';
import { AnswerChallenge, ChallengeLimit, DeclareLimit } from './limits.js';
import { AnswerNomination } from './nominations.js';

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
const answer = async () => {
  const [nomination] = await received();
  const said = { nominationId: nomination?.id ?? '', isTaken: true, reason: 'Come to the first meeting in May.' };
  allowed(await acts.get(AnswerNomination).run(statement.actor('sam'), said));
};

const MYSELF = { kind: 'person', text: 'Ife, I look after my dad', contact: 'ife@home.test', shown: 'yes' };

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
