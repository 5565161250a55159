import type { SectionId } from '#concordat';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  aStatementReadyToPublish,
  entriesOf,
  freeze,
  openStage,
  paragraph,
  publish,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { Restoration } from '../attribution/restoration.entity.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { Council } from '../membership/council.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { PublicRecordModule } from '../public-record/public-record.module.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { Timeline } from '../timeline/timeline.js';
import { FlagFirstOpposed } from './flag-first-opposed.js';
import { LadderRating } from './power-panel.entity.js';
import { PanelWorkView } from './panel-work.view.js';
import { PowerPanelReader } from './power-panel.reader.js';
import { RateLadder } from './rate-ladder.js';
import { AgreeWhatChanged, SayWhatChanged } from './say-what-changed.js';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';

let acts: ActsApp;
let url: string;

beforeAll(async () => {
  const config = { demo: false, baseUrl: 'https://position.test' };
  acts = await startActsApp({ module: PublicRecordModule, config });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
});

afterAll(() => acts.close());

const factsOf = ({ id }: StatementUnderTest) => acts.get(PowerPanelReader).facts(id);
const rate = (statement: StatementUnderTest, who: Who, rung = 6) =>
  acts.get(RateLadder).run(statement.actor(who), { rung, why: 'We were heard, and things changed.' });

/** A suggestion with an answer, or one that waits. */
async function suggested({ id: statementId, sections, members }: StatementUnderTest, answered: boolean) {
  const id = randomUUID();
  const day = (date: string) => new Date(`${date}T10:00:00Z`);
  await acts.db.manager.insert<object>(Proposal, {
    ...{ id, statementId, sectionId: sections.money, blockId: 'money-1', baseText: '', proposedText: 'Show prices.' },
    ...{ reason: 'R', proposerId: members.hassan.id, status: answered ? 'ACCEPTED' : 'OPEN' },
    receivedAt: day('2026-01-27'),
  });
  if (!answered) return id;
  await acts.db.manager.insert<object>(Response, {
    ...{ id: randomUUID(), proposalId: id, decision: 'ACCEPTED', reason: 'R', reasonCode: 'r', acceptedText: null },
    ...{ decidedBy: [members.des.id, members.amira.id], appliedAtSeq: null, decidedAt: day('2026-01-30') },
  });
  return id;
}

describe('how equal a group found it', () => {
  it('is said by somebody who signs, changed until publication, and recorded', async () => {
    const statement = await aStatementReadyToPublish(acts);
    expect(codesOf(await rate(statement, 'bev'))).toEqual(['rating.who']);
    allowed(await rate(statement, 'priya', 5));
    allowed(await rate(statement, 'tom', 6));
    expect((await factsOf(statement)).ratings).toMatchObject([{ constituency: 'PROVIDERS', rung: 6 }]);
    expect(await acts.db.manager.countBy(LadderRating, { statementId: statement.id })).toBe(1);
    expect((await entriesOf(acts, statement, 'ladder.rated')).map(({ facts }) => facts)).toEqual([{ rung: 5 }]);
    expect((await entriesOf(acts, statement, 'ladder.rated-again')).map(({ facts }) => facts)).toEqual([{ rung: 6 }]);
    await publish(acts, statement);
    expect(codesOf(await rate(statement, 'priya'))).toEqual(['rating.stage']);
  });

  it('[R20] is not said of the next version before a group has said it again', async () => {
    const statement = await aStatementReadyToPublish(acts);
    allowed(await rate(statement, 'priya', 5));
    await publish(acts, statement);
    expect((await factsOf(statement)).ratings).toMatchObject([{ constituency: 'PROVIDERS', rung: 5 }]);
    const again = { to: 'RESPONDING', reason: 'The prices are others now.' } as const;
    for (const who of ['des', 'amira'] as const) allowed(await acts.get(TurnStageKey).run(statement.actor(who), again));
    await openStage(acts, statement, 'SIGN_OFF');
    expect((await factsOf(statement)).ratings).toEqual([]);
    expect((await acts.get(PanelWorkView).of(statement.id)).ratings).toEqual([]);
    allowed(await rate(statement, 'tom', 3));
    expect((await factsOf(statement)).ratings).toMatchObject([{ constituency: 'PROVIDERS', rung: 3 }]);
    expect(await entriesOf(acts, statement, 'ladder.rated')).toHaveLength(2);
  });
});

describe('what changed in a section', () => {
  const say = (statement: StatementUnderTest, who: Who, sectionId: SectionId, text = 'Prices stand side by side.') =>
    acts.get(SayWhatChanged).run(statement.actor(who), { sectionId, text });
  const agree = (statement: StatementUnderTest, who: Who, sectionId: SectionId, seen = 'Prices stand side by side.') =>
    acts.get(AgreeWhatChanged).run(statement.actor(who), { sectionId, seen });

  it('is said by its lead and agreed by another group; other words have to be agreed again', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const { money } = statement.sections;
    const changed = async () => (await factsOf(statement)).sections.find(({ key }) => key === 'money')?.whatChanged;
    expect(codesOf(await say(statement, 'hassan', money))).toEqual(['changed.not-lead']);
    allowed(await say(statement, 'amira', money));
    expect(codesOf(await agree(statement, 'helen', money))).toEqual(['changed.same-group']);
    expect(codesOf(await agree(statement, 'ruth', money, 'Other words.'))).toEqual(['changed.moved-on']);
    allowed(await agree(statement, 'ruth', money));
    expect(await changed()).toEqual({ text: 'Prices stand side by side.', isAgreed: true });
    allowed(await say(statement, 'amira', money, 'There is a table of prices.'));
    expect(await changed()).toEqual({ text: 'There is a table of prices.', isAgreed: false });
  });

  it('[R20] is agreed no more once other words are locked, until somebody of another group agrees again', async () => {
    const statement = await aStatementBeingSigned(acts);
    const { money } = statement.sections;
    const isAgreed = async () => {
      const { changes } = await acts.get(PanelWorkView).of(statement.id);
      const section = (await factsOf(statement)).sections.find(({ key }) => key === 'money');
      return [section?.whatChanged?.isAgreed, changes.find(({ sectionId }) => sectionId === money)?.isAgreed];
    };
    allowed(await say(statement, 'amira', money));
    allowed(await agree(statement, 'ruth', money));
    await reopen(acts, statement, money);
    await freeze(acts, statement, money);
    expect(await isAgreed()).toEqual([true, true]);
    await reopen(acts, statement, money);
    await write(acts, statement, 'amira', 'money', paragraph('money-2', 'Another sentence.'));
    await freeze(acts, statement, money);
    expect(await isAgreed()).toEqual([false, false]);
    allowed(await agree(statement, 'ruth', money));
    expect(await isAgreed()).toEqual([true, true]);
  });
});

describe('what the panel reads', () => {
  it('counts answers by group and working days, and who decided', async () => {
    const statement = await aStatementBeingAnswered(acts);
    await suggested(statement, true);
    await suggested(statement, false);
    const { answers, deciders } = await factsOf(statement);
    expect(answers).toEqual(
      expect.arrayContaining([
        {
          ...{ constituency: 'CARERS', decision: 'ACCEPTED', receivedOn: '2026-01-27', answeredOn: '2026-01-30' },
          count: 1,
        },
        { constituency: 'CARERS', decision: null, receivedOn: '2026-01-27', answeredOn: null, count: 1 },
      ]),
    );
    expect(deciders).toEqual([
      { constituency: 'COMMISSIONERS', decisions: 1 },
      { constituency: 'PEOPLE', decisions: 1 },
    ]);
  });

  it('lists what the council had opposed at first, as a co-chair or a facilitator says', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const proposalId = await suggested(statement, true);
    const flag = (who: Who, is = true) =>
      acts.get(FlagFirstOpposed).run(statement.actor(who), { proposalId, flag: is });
    expect(codesOf(await flag('hassan'))).toEqual(['opposed.who']);
    allowed(await flag('sam'));
    expect((await factsOf(statement)).opposed).toEqual([
      { section: 'money', constituency: 'CARERS', decision: 'ACCEPTED', proposedText: 'Show prices.' },
    ]);
    allowed(await flag('des', false));
    expect((await factsOf(statement)).opposed).toEqual([]);
  });

  it('[R8] counts what was put back, and what became a suggestion', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const { hassan, amira } = statement.members;
    const proposalId = await suggested(statement, false);
    const back = { sectionId: statement.sections.money, whose: hassan.id, removedBy: amira.id, askedBy: hassan.id };
    await acts.db.manager.insert(Restoration, [
      { ...back, id: randomUUID(), removal: 'a', words: 13, epoch: 0, seq: 7, proposalId: null, at: new Date() },
      { ...back, id: randomUUID(), removal: 'b', words: 20, epoch: 0, seq: null, proposalId, at: new Date() },
    ]);
    const { sections } = await factsOf(statement);
    expect(sections.map(({ key, putBack }) => [key, putBack])).toEqual([
      ['matters', { times: 0, words: 0, suggested: 0 }],
      ['money', { times: 1, words: 13, suggested: 1 }],
      ['terms', { times: 0, words: 0, suggested: 0 }],
    ]);
  });

  it('[R26] counts who wrote what, by group, and takes nobody’s name along', async () => {
    const statement = await aStatementBeingSigned(acts);
    const measures = await acts.get(PowerPanelReader).of(statement.id);
    const shares = measures.find(({ key }) => key === 'text')?.tables[0]?.rows ?? [];
    expect(shares).toContainEqual(['What matters to us', 'All groups', 'Not said: fewer than three people wrote']);
    expect(JSON.stringify(measures)).not.toMatch(/Fullname/);
    const { contributors } = (await factsOf(statement)).sections.find(({ key }) => key === 'matters')!;
    expect(contributors.map(({ constituency, words }) => [constituency, words])).toEqual([
      ['CARERS', 9],
      ['PEOPLE', 5],
    ]);
  });

  it('[R20] shows where each group stands, silence included', async () => {
    const statement = await aStatementBeingSigned(acts);
    for (const who of ['hassan', 'ruth'] as const) {
      allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
    }
    const { signOffs } = await factsOf(statement);
    const onMoney = signOffs.filter(({ section }) => section === 'money');
    expect(Object.fromEntries(onMoney.map(({ constituency, position }) => [constituency, position]))).toEqual({
      ...{ CARERS: 'DISSENTED', PEOPLE: 'NO_RESPONSE', COMMISSIONERS: 'NO_RESPONSE', PROVIDERS: 'NO_RESPONSE' },
    });
  });

  it('lists every topic that the council took, and no statement that became another', async () => {
    const { id } = await aStatementBeingAnswered(acts);
    const { councilId } = await acts.db.manager.findOneByOrFail(Statement, { id });
    const insert = `INSERT INTO council_proposal (id, council_id, kind, title, why, name, at, state, answer, reason)
      VALUES (gen_random_uuid(), $1, $2, $3, 'W', '', now(), 'ANSWERED', 'TAKEN', 'Many asked for it.')`;
    await acts.db.query(insert, [councilId, 'topic', 'Evening buses']);
    await acts.db.query(insert, [councilId, 'statement', 'Another statement']);
    const { proposed } = await acts.get(PowerPanelReader).facts(id);
    expect(proposed.map(({ title, answer }) => [title, answer])).toEqual([['Evening buses', 'TAKEN']]);
  });

  it('counts who takes part, and the formats owed', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const { participants, formats, ways } = await factsOf(statement);
    expect(participants.find(({ constituency }) => constituency === 'PEOPLE')).toMatchObject({ people: 14 });
    expect(formats).toMatchObject([
      { constituency: 'PEOPLE', format: 'EASY_READ', readyOn: '2020-01-01' },
      { constituency: 'PEOPLE', format: 'LARGE_PRINT', readyOn: '2020-01-01' },
    ]);
    const live = ways.filter(({ way }) => way === 'live');
    expect(live.map(({ constituency, count }) => [constituency, count])).toEqual([
      ['COMMISSIONERS', 1],
      ['PEOPLE', 2],
      ['CARERS', 1],
    ]);
  });

  it('reads from the record which signatures of the whole lapsed, and for which groups words were written down', async () => {
    const statement = await aStatementBeingAnswered(acts);
    const tell = (kind: string, facts: Record<string, string | number>) =>
      acts.db.transaction((tx) => acts.get(Timeline).add(tx, { chain: statement.id, kind, actor: null, facts }));
    await tell('sign-offs.lapsed', { section: 'money', lapsed: 0, lapsedOfWhole: 9 });
    await tell('sign-offs.lapsed', { section: 'terms', lapsed: 2 });
    const { pseudonym } = await acts.db.manager.findOneByOrFail(Membership, { id: statement.members.hassan.id });
    await tell('words.written-for', { for: pseudonym, headcount: 6, mode: 'phone' });
    const { lapsed, ways } = await factsOf(statement);
    expect(lapsed).toEqual([
      { section: 'terms', lapsed: 2 },
      { section: null, lapsed: 9 },
    ]);
    expect(ways.at(-1)).toEqual({ way: 'phone', constituency: 'CARERS', count: 6, of: 'people' });
  });

  it('tells promises that were not tested yet from those that no other group has spoken of', async () => {
    const { promises } = await factsOf(await aStatementBeingAnswered(acts));
    expect(new Set(promises.map(({ state }) => state))).toEqual(new Set(['kept', 'not said', 'not tested']));
  });
});

describe('the public page', () => {
  const get = async (address: string) => {
    const answer = await fetch(`${url}${address}`, { headers: { accept: 'text/html' } });
    return { status: answer.status, html: await answer.text() };
  };

  it('[R26] is there with the published statement, without a script, and not before', async () => {
    const statement = await aStatementReadyToPublish(acts);
    const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
    const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
    const path = `/statements/${council.slug}/${slug}`;
    expect((await get(`${path}/how-equal`)).status).toBe(404);
    allowed(await rate(statement, 'priya'));
    await publish(acts, statement);
    const { status, html } = await get(`${path}/how-equal`);
    expect([status, faultsOfPage(html)]).toEqual([200, []]);
    expect(wordsOfPage(html)).toContain('6 of 7: co-design');
    expect(html.match(/<h2[^>]*id="[a-z-]+"/g)?.length).toBeGreaterThanOrEqual(11);
    expect((await get(path)).html).toContain(`href="${path}/how-equal"`);
    const commitments = await get(`${path}/commitments`);
    expect([commitments.status, faultsOfPage(commitments.html)]).toEqual([200, []]);
  });
});
