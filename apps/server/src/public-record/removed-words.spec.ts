import { verifyBundle } from '#publication';
import type { AddressInfo } from 'node:net';
import {
  aStatementBeingSigned,
  AGREED,
  openStage,
  ownWordsOf,
  publish,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { Council } from '../membership/council.entity.js';
import { RecordCouncilDecision } from '../publication/record-council-decision.js';
import { RemoveContent } from '../publication/remove-content.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { PublicRecordModule } from './public-record.module.js';

const REASON = 'Ring Jo at 12 Mill Lane.';
const OWN_WORDS = 'Kim of 3 Weir Street cannot live on that.';
const WHY = 'It tells where somebody lives.';

let acts: ActsApp;
let statement: StatementUnderTest;
let address: string;

/** A published statement that two providers did not sign, with their reasons and with own words beside it. */
beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  statement = await aStatementBeingSigned(acts);
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  for (const [who, text] of [['priya', REASON] as const, ['tom', 'The price is too low.'] as const]) {
    allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED', text }));
  }
  await ownWordsOf(acts, statement, ['priya', 'tom', 'bev'], { text: OWN_WORDS });
  await openStage(acts, statement, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED));
  await publish(acts, statement);
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  const { port } = acts.app.getHttpServer().address() as AddressInfo;
  address = `http://127.0.0.1:${port}/statements/${council.slug}/${slug}`;
}, 300_000);

afterAll(() => acts.close());

const pageNow = async () => (await fetch(address, { headers: { accept: 'text/html' } })).text();

/** Two people remove these words from the record. */
async function remove(words: string): Promise<void> {
  const openings = await acts.db.manager.findBy(RecordOpening, { chain: statement.id, name: 'text' });
  const { seq } = openings.find(({ content }) => content === words)!;
  const content = { seq, name: 'text', reason: WHY };
  for (const who of ['sam', 'des'] as const) allowed(await acts.get(RemoveContent).run(statement.actor(who), content));
}

describe('words that were removed after publication', () => {
  it.each([
    ['a reason beside a signature', REASON, 'The price is too low.'],
    ['own words beside a section', OWN_WORDS, 'the price of an hour'],
  ])('[R28] are on no page any more, which says so with date and reason: %s', async (_case, words, stays) => {
    expect(await pageNow()).toContain(words);
    await remove(words);
    const html = await pageNow();
    const today = new Date().toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    expect(html).not.toContain(words);
    expect(wordsOfPage(html)).toContain(`These words were removed on ${today} because: ${WHY}`);
    expect([wordsOfPage(html).includes(stays), faultsOfPage(html)]).toEqual([true, []]);
  });

  it('[R27][R28] stay in the sealed part of the file, which is as sound as before', async () => {
    const file = await (await fetch(`${address}.json`)).text();
    expect(file).toContain(REASON);
    expect(verifyBundle(new TextEncoder().encode(file)).faults).toEqual([]);
  });
});
