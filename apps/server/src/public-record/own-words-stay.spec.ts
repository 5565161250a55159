import { verifyBundle, type Bundle } from '#publication';
import { aCouncil, browserOf } from '../../../../test/build/a-council.js';
import {
  aStatementBeingSigned,
  AGREED,
  openStage,
  ownWordsOf,
  publish,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, type ActsApp } from '../../../../test/build/acts-app.js';
import { documentOf, idsOf, operations, type Operation } from '../../../../test/build/api-surface.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { wordsOfPage } from '../../../../test/build/page-checks.js';
import { thingsBesideTheText } from '../../../../test/build/things-beside-the-text.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Council, CouncilAdministrator } from '../membership/council.entity.js';
import { RecordCouncilDecision } from '../publication/record-council-decision.js';
import { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import { TakeBackOwnWords } from '../sign-off/take-back-own-words.js';
import { Statement } from '../statements/statement.entity.js';

const OURS = {
  title: 'In our own words: the price',
  text: 'We say it *as we say it*: 640 places are “not enough” – at 5 % less.\n\nAnd once more.',
};
const THREE = { title: 'In our own words: day opportunities', text: 'No day service closes until another is open.' };
const TAKEN_BACK = 'Nobody asked us in time.';

let web: WebApp;
let acts: ActsApp;
let statement: StatementUnderTest;
let own: string;
let three: string;
/** What an argument of each name is given. */
let everything: Readonly<Record<string, string>>;

beforeAll(async () => {
  web = await startWebApp();
  // The acts of a whole server: what the fixtures ask of one is there.
  acts = web as unknown as ActsApp;
  statement = await aStatementBeingSigned(acts);
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  for (const who of ['priya', 'tom'] as const) {
    allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
  }
  own = await ownWordsOf(acts, statement, ['priya', 'bev'], { forGroup: true, ...OURS });
  three = await ownWordsOf(acts, statement, ['des', 'lorraine', 'm'], THREE);
  const here = { statementId: statement.id, sectionId: statement.sections.money, memberId: statement.members.m.id };
  const things = await thingsBesideTheText(web.db, here);
  everything = { ...things, ...here, membershipId: here.memberId, councilId: await council() };
});

afterAll(() => web.close());

const rows = () =>
  web.db.manager.find(MinorityStatement, { where: { statementId: statement.id }, order: { at: 'ASC' } });
const council = () =>
  web.db.manager.findOneByOrFail(Statement, { id: statement.id }).then(({ councilId }) => councilId);

/** Mutations that take the id of a minority statement. */
const mutationsOfIt = (): Operation[] =>
  operations(web).filter((one) => one.kind === 'mutation' && idsOf(one).includes('minorityStatementId'));

describe('own words beside a section', () => {
  it('[J6][R19] are touched by no act but those that put a name to them, reply, check prices, or take back what waits', () => {
    // What a check may do to them, and who may ask for one, is decided in docs/decisions/0034 (R34); who takes them back, in 0048.
    expect(mutationsOfIt().map(({ field }) => field.name)).toEqual([
      'flagOwnWords',
      'joinMinorityStatement',
      'replyToMinorityStatement',
      'takeBackOwnWords',
    ]);
  });

  it.each<[string, Who | 'administrator']>([
    ['another group', 'hassan'],
    ['a signatory of the council', 'helen'],
    ['a co-chair', 'amira'],
    ['the facilitator', 'sam'],
    ['an administrator', 'administrator'],
  ])('[J6][R19] stay as they are whatever %s asks of the API with their id and all others', async (_who, who) => {
    const before = await rows();
    const browser = await browserAs(who);
    for (const minorityStatementId of [own, three]) {
      const ids = { ...everything, minorityStatementId };
      const told: Record<string, string> = {};
      for (const operation of operations(web).filter(({ kind }) => kind === 'mutation')) {
        told[operation.field.name] = await refusalOf(browser, operation, ids);
      }
      // Nobody else puts a name to them.
      expect(told.joinMinorityStatement).toMatch(/^(FORBIDDEN|join\.other-group)/);
      expect(told.takeBackOwnWords).toMatch(/^(FORBIDDEN|take-back\.not-author)/);
    }
    const now = (await rows()).filter(({ id }) => id === own || id === three);
    expect(now.map(wordsOf)).toEqual(before.filter(({ id }) => id === own || id === three).map(wordsOf));
    expect(now.map(({ title, text }) => ({ title, text }))).toEqual([OURS, THREE]);
  });

  it('[J6][R19] stay as they are when their own author asks', async () => {
    const before = (await rows()).filter(({ id }) => id === own).map(wordsOf);
    const browser = await browserAs('priya');
    for (const operation of mutationsOfIt()) {
      const told = await refusalOf(browser, operation, { minorityStatementId: own });
      expect([operation.field.name, told]).not.toEqual([operation.field.name, '']);
    }
    expect((await rows()).filter(({ id }) => id === own).map(wordsOf)).toEqual(before);
  });
});

/** All of it but the reply, with its place among the others. */
function wordsOf({ id, sectionId, constituency, by, title, text, signedBy, at, takenBackAt }: MinorityStatement) {
  return { id, sectionId, constituency, by, title, text, signedBy, at, takenBackAt };
}

async function browserAs(who: Who | 'administrator'): Promise<PlainBrowser> {
  if (who !== 'administrator') return browserOf(web, statement.members[who].personId);
  const { administrator } = await aCouncil(web);
  const { personId } = administrator;
  await web.db.manager.insert(CouncilAdministrator, { councilId: await council(), personId, since: new Date() });
  return browserOf(web, personId);
}

/** FORBIDDEN, or the codes of what was refused; empty for what was done. */
async function refusalOf(browser: PlainBrowser, operation: Operation, ids: Readonly<Record<string, string>>) {
  const { query, variables } = documentOf(operation, ids);
  const { data, errors } = await browser.api<Record<string, { refusals?: { code: string }[] }>>(
    query.replace('{ __typename }', '{ ... on MinorityStatementPayload { refusals { code } } __typename }'),
    variables,
  );
  if (errors) return errors[0]?.extensions?.code ?? 'fault';
  return (data?.[operation.field.name]?.refusals ?? []).map(({ code }) => code).join();
}

it('[J6][R19] are published word for word, in the file and on the page, in the order in which they came', async () => {
  const published = await aStatementBeingSigned(acts);
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, published, section);
  for (const who of ['priya', 'tom'] as const) {
    allowed(await sign(acts, published, who, { section: 'money', position: 'DISSENTED' }));
  }
  await ownWordsOf(acts, published, ['priya'], { forGroup: true, ...OURS });
  await ownWordsOf(acts, published, ['des', 'lorraine', 'm'], THREE);
  const minorityStatementId = await ownWordsOf(acts, published, ['hassan', 'ruth'], { text: TAKEN_BACK });
  allowed(await acts.get(TakeBackOwnWords).run(published.actor('hassan'), { minorityStatementId }));
  await openStage(acts, published, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(published.actor('helen'), AGREED));
  await publish(acts, published);
  const { slug, councilId } = await web.db.manager.findOneByOrFail(Statement, { id: published.id });
  const { slug: name } = await web.db.manager.findOneByOrFail(Council, { id: councilId });
  const visitor = new PlainBrowser(web);
  const { text: bytes } = await visitor.get(`/statements/${name}/${slug}.json`);
  const file = JSON.parse(bytes) as Bundle;
  // What was taken back is an entry of the record and no more; the file verifies with it.
  const { ok } = verifyBundle(new TextEncoder().encode(bytes));
  const kinds = file.record.entries.map(({ kind }) => kind);
  expect([ok, kinds.includes('minority-statement.taken-back'), bytes.includes(TAKEN_BACK)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(file.minorityStatements.map(({ title, text }) => ({ title, text }))).toEqual([OURS, THREE]);
  const page = wordsOfPage((await visitor.get(`/statements/${name}/${slug}`)).text);
  const lines = [OURS, THREE].flatMap(({ title, text }) => [title, ...text.split('\n\n')]);
  const places = lines.map((line) => page.indexOf(line));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});
