import type { StatementId } from '#concordat';
import {
  agreeByAll,
  aStatementBeingAnswered,
  aStatementBeingWritten,
  entriesOf,
  freeze,
  paragraph,
  sectionNow,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { Membership } from '../membership/membership.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AgreeConcordat } from './agree-concordat.js';
import { ProposeAmendment, WithdrawAmendment, type ProposedAmendment } from './amendments.js';
import { AgreementView } from './agreement.view.js';
import { ConcordatReader } from './concordat.reader.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const reader = () => acts.get(ConcordatReader);
const governing = async (id: StatementId = statement.id) => (await reader().standing(id)).concordat;
const propose = (who: Who, change: Partial<ProposedAmendment> = {}) =>
  acts.get(ProposeAmendment).run(statement.actor(who), {
    ...{ parameters: { commentPeriodDays: 30 }, reason: 'Six weeks are too long.' },
    ...change,
  });
const proposed = async (who: Who, change: Partial<ProposedAmendment> = {}) => {
  const { amendment } = allowed(await propose(who, change));
  if (!amendment) throw new Error('Nothing was proposed.');
  return amendment;
};
const say = (who: Who, seenHash: string, agrees = true) =>
  acts.get(AgreeConcordat).run(statement.actor(who), { seenHash, agrees, reason: agrees ? null : 'No.' });

it('takes force only when every group has agreed to exactly it; until then the earlier version holds (R1)', async () => {
  const before = await governing();
  const { hash } = await proposed('hassan');
  await agreeByAll(acts, statement, { hash, but: ['priya', 'tom'] });
  expect((await governing()).version).toBe(1);
  expect((await reader().standing(statement.id)).complete).toBe(true);
  await write(acts, statement, 'bev', 'money', paragraph('money-2', 'Writing goes on meanwhile.'));
  for (const who of ['priya', 'tom'] as const) allowed(await say(who, hash));
  const now = await governing();
  expect([now.version, now.hash, now.parameters.commentPeriodDays]).toEqual([2, hash, 30]);
  expect((await reader().standing(statement.id)).complete).toBe(true);
  const versions = await reader().versions(statement.id);
  expect(versions.map(({ concordat, until }) => [concordat.version, concordat.hash, until !== null])).toEqual([
    [1, before.hash, true],
    [2, hash, false],
  ]);
  expect((await entriesOf(acts, statement, 'concordat.in-force')).map(({ facts }) => facts.version)).toEqual([1, 2]);
  expect(await reader().amendment(statement.id)).toBeNull();
});

it('is not agreed by a group whose people say no, however many others say yes', async () => {
  const { hash } = await proposed('des');
  for (const who of SIGNATORIES) await say(who, hash, who !== 'hassan');
  expect((await governing()).version).toBe(1);
  const carers = (await reader().answersTo((await reader().amendment(statement.id))!)).find(
    ({ constituency }) => constituency === 'CARERS',
  );
  expect(carers?.decision).toBe('no');
});

it('cannot lower a floor, and gives every reason', async () => {
  const parameters = { commentPeriodDays: 20, minorityStatementWords: 100, evidenceDisplayMinimum: 1 };
  expect(codesOf(await propose('des', { parameters }))).toEqual([
    'concordat.commentPeriodDays',
    'concordat.minorityStatementWords',
    'concordat.evidence',
  ]);
});

it('is proposed by signatories and co-chairs, one at a time, and taken back by whoever proposed it', async () => {
  expect(codesOf(await propose('bev'))).toEqual(['amendment.who']);
  const first = await proposed('priya');
  expect(codesOf(await propose('des', { parameters: { commentPeriodDays: 35 } }))).toEqual(['amendment.open']);
  expect(codesOf(await acts.get(WithdrawAmendment).run(statement.actor('tom')))).toEqual(['amendment.not-yours']);
  allowed(await acts.get(WithdrawAmendment).run(statement.actor('priya')));
  expect(codesOf(await say('des', first.hash))).toEqual(['concordat.changed']);
  const second = await proposed('des');
  // The same words once more: what was said of the first does not count for them.
  expect([second.hash === first.hash, second.id === first.id]).toEqual([true, false]);
});

it('one of two at the same moment is refused', async () => {
  const both = await Promise.all([propose('des'), propose('amira', { parameters: { commentPeriodDays: 28 } })]);
  expect(both.flatMap(codesOf)).toEqual(['amendment.open']);
});

it('gives sections the leads and signatories that it names, when it takes force', async () => {
  const { parameters } = await governing();
  const sectionLeads = { ...parameters.sectionLeads, money: ['PROVIDERS'] };
  const { hash } = await proposed('amira', { parameters: { sectionLeads } });
  expect((await sectionNow(acts, statement.sections.money)).leads).toEqual(['COMMISSIONERS']);
  await agreeByAll(acts, statement, { hash });
  expect((await sectionNow(acts, statement.sections.money)).leads).toEqual(['PROVIDERS']);
});

it('leaves sections that are locked for signing alone, also where they were locked while it waited', async () => {
  statement = await aStatementBeingAnswered(acts);
  const { parameters } = await governing();
  const sectionLeads = { ...parameters.sectionLeads, money: ['PROVIDERS'] };
  const { hash } = await proposed('amira', { parameters: { sectionLeads } });
  await agreeByAll(acts, statement, { hash, but: ['tom'] });
  await freeze(acts, statement, statement.sections.money);
  expect(codesOf(await say('tom', hash))).toEqual(['amendment.locked']);
  expect((await governing()).version).toBe(1);
  allowed(await acts.get(WithdrawAmendment).run(statement.actor('amira')));
  expect(codesOf(await propose('amira', { parameters: { sectionLeads } }))).toEqual(['amendment.locked']);
  expect(codesOf(await propose('amira', { parameters: { decisionRule: 'majority' } }))).toEqual(['amendment.counting']);
});

it('keeps the number of a promise that stays, and gives a new one to a promise that changes', async () => {
  const { promises } = await governing();
  const [first, ...rest] = promises;
  const changed = { ...first!, text: 'Nobody’s name is shown unless they chose so, and chose it in writing.' };
  const amendment = await proposed('des', { parameters: {}, promises: [changed, ...rest] });
  expect(amendment.promises.map(({ id }) => id)).toEqual([`P${promises.length + 1}`, ...rest.map(({ id }) => id)]);
});

it('[R17] is answered by each group in the way that the agreement gives it as it is, not as the change would', async () => {
  for (const who of ['bev', 'neil'] as const) {
    Object.assign(statement.members[who], { constituency: 'PROVIDERS', signatory: true });
    await acts.db.manager.save(Membership, statement.members[who]);
  }
  const decidedBy = async (constituency: string) => {
    const amendment = await reader().amendment(statement.id);
    const groups = await reader().answersTo(amendment!);
    const { rule, decision } = groups.find((group) => group.constituency === constituency)!;
    return [rule, decision];
  };
  const own = { decisionRules: { PROVIDERS: 'majority' } } as const;
  const first = await proposed('des', { parameters: own });
  for (const who of ['priya', 'tom'] as const) allowed(await say(who, first.hash));
  expect(await decidedBy('PROVIDERS')).toEqual(['consensus', 'yes']);
  await agreeByAll(acts, statement, { hash: first.hash, but: ['priya', 'tom'] });
  expect((await governing()).parameters.decisionRules).toEqual(own.decisionRules);
  const second = await proposed('des', { parameters: { decisionRules: {} } });
  for (const who of ['priya', 'tom'] as const) allowed(await say(who, second.hash));
  expect(await decidedBy('PROVIDERS')).toEqual(['majority', 'waiting']);
  allowed(await say('bev', second.hash));
  expect(await decidedBy('PROVIDERS')).toEqual(['majority', 'yes']);
  await agreeByAll(acts, statement, { hash: second.hash, but: ['priya', 'tom'] });
  expect(await governing()).not.toHaveProperty('parameters.decisionRules');
});

describe('a change that can come to nothing', () => {
  const takeBack = (who: Who) => acts.get(WithdrawAmendment).run(statement.actor(who));
  const closingFor = async (who: Who) =>
    (await acts.get(AgreementView).of(statement.id, statement.actor(who))).amendment?.closing;

  it('is taken back by anybody who signs when whoever proposed it has left, and another can follow', async () => {
    await proposed('priya');
    expect([await closingFor('priya'), await closingFor('ruth')]).toEqual(['mine', null]);
    await acts.db.manager.update(Membership, { id: statement.members.priya.id }, { status: 'ended', signatory: false });
    expect([await closingFor('ruth'), await closingFor('bev')]).toEqual(['proposer-left', null]);
    expect(codesOf(await takeBack('bev'))).toEqual(['amendment.not-yours']);
    allowed(await takeBack('ruth'));
    expect(await reader().amendment(statement.id)).toBeNull();
    const [entry] = await entriesOf(acts, statement, 'concordat.amendment-withdrawn');
    expect(entry?.actor).toBe(statement.members.ruth.pseudonym);
    await proposed('des');
  });

  it('is closed by anybody who signs once a group has said no, and not before', async () => {
    const { hash } = await proposed('priya');
    allowed(await say('hassan', hash, false));
    expect([await closingFor('des'), codesOf(await takeBack('des'))]).toEqual([null, ['amendment.not-yours']]);
    allowed(await say('ruth', hash, false));
    expect(await closingFor('des')).toBe('refused');
    allowed(await takeBack('des'));
    await proposed('hassan');
  });

  it('asks no group for more people who sign than it has, when it is proposed and when it would take force', async () => {
    const { signatoriesPerConstituency } = (await governing()).parameters;
    const fewest = (PEOPLE: number) => ({
      parameters: { signatoriesPerConstituency: { ...signatoriesPerConstituency, PEOPLE } },
    });
    expect(codesOf(await propose('des', fewest(4)))).toEqual(['amendment.minimum']);
    Object.assign(statement.members.table, { signatory: true });
    await acts.db.manager.save(Membership, statement.members.table);
    const { hash } = await proposed('des', fewest(4));
    allowed(await say('table', hash));
    await agreeByAll(acts, statement, { hash, but: ['tom'] });
    await acts.db.manager.update(Membership, { id: statement.members.table.id }, { signatory: false });
    expect(codesOf(await say('tom', hash))).toEqual(['amendment.minimum']);
    expect((await governing()).version).toBe(1);
  });
});

it('changes the day by which all of it is looked at again, when every group has agreed to it', async () => {
  const dayNow = async () => (await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).reviewBy;
  expect(codesOf(await propose('des', { parameters: { reviewBy: '2020-01-01' } }))).toEqual(['concordat.reviewBy']);
  const { hash } = await proposed('des', { parameters: { reviewBy: '2028-12-31' } });
  await agreeByAll(acts, statement, { hash, but: ['tom'] });
  expect(await dayNow()).toBe('2029-03-31');
  allowed(await say('tom', hash));
  expect([await dayNow(), (await governing()).parameters.reviewBy]).toEqual(['2028-12-31', '2028-12-31']);
  const [entry] = await entriesOf(acts, statement, 'review-date.changed');
  expect(entry?.facts).toEqual({ was: '2029-03-31', is: '2028-12-31' });
});
