import {
  aStatementBeingSigned,
  ownWordsOf,
  sign,
  signByAll,
  type GivenInTest,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { SigningView } from './signing-view.js';
import { TurnReopenKey } from './turn-reopen-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const give = async (who: Who, change: Partial<GivenInTest> = {}) =>
  allowed(await sign(acts, statement, who, { section: 'money', ...change }));
const seenBy = (who: Who) => acts.get(SigningView).of(statement.actor(who), statement.id);

async function groupSeenBy(who: Who, constituency: string) {
  const { sections } = await seenBy(who);
  const money = sections.find(({ sectionId }) => sectionId === statement.sections.money);
  return money?.groups.find((group) => group.constituency === constituency);
}

it('[R40] says what can happen next to a position, as the table has it', async () => {
  const statesNext = async () => (await groupSeenBy('hassan', 'CARERS'))?.next.map(({ to }) => to);
  const taken = ['SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED', 'STOOD_ASIDE'];
  expect(await statesNext()).toEqual([...taken, 'NO_RESPONSE'].map((to) => [to]));
  await give('hassan', {});
  await give('ruth', {});
  expect(await statesNext()).toEqual([taken, ['WAITING']]);
});

it('[R17] shows other groups how many have decided, and not what, until enough have', async () => {
  await give('hassan', { position: 'DISSENTED' });
  expect(await groupSeenBy('priya', 'CARERS')).toEqual({
    constituency: 'CARERS',
    position: 'WAITING',
    rule: 'consensus',
    needed: 2,
    next: expect.any(Array),
    decided: 1,
    signOffs: [],
    myDecision: null,
    decidesWithoutMe: null,
    withReasons: [],
  });
  expect((await groupSeenBy('ruth', 'CARERS'))?.signOffs).toHaveLength(1);
  await give('ruth', { position: 'DISSENTED' });
  expect((await groupSeenBy('priya', 'CARERS'))?.signOffs.map(({ text }) => text)).toEqual([
    'The reason of hassan.',
    'The reason of ruth.',
  ]);
});

it('tells everybody what they decided themselves, and apart from it what people gave reasons for', async () => {
  await give('hassan');
  await give('ruth', { position: 'DISSENTED' });
  const [mine, others] = [await groupSeenBy('hassan', 'CARERS'), await groupSeenBy('priya', 'CARERS')];
  expect([mine?.myDecision?.position, others?.myDecision]).toEqual(['SIGNED', null]);
  expect(others?.withReasons.map(({ text }) => text)).toEqual(['The reason of ruth.']);
});

it('names a signatory who shows a name beside the signature, and only those', async () => {
  await give('hassan');
  await give('ruth', { showName: false });
  const shown = (await groupSeenBy('priya', 'CARERS'))?.signOffs.map(({ shownAs, mine }) => [shownAs, mine]);
  expect(shown).toEqual([
    ['Hassan Fullname', false],
    ['Carer', false],
  ]);
  expect((await groupSeenBy('hassan', 'CARERS'))?.signOffs[0]?.mine).toBe(true);
});

it('[R29] shows no name to readers to whom its bearer does not show it', async () => {
  await give('hassan');
  await give('ruth');
  await acts.db.manager.update(Membership, { id: statement.members.hassan.id }, { displayAudience: 'own-group' });
  expect((await groupSeenBy('priya', 'CARERS'))?.signOffs[0]?.shownAs).not.toContain('Hassan');
  expect((await groupSeenBy('ruth', 'CARERS'))?.signOffs[0]?.shownAs).toBe('Hassan Fullname');
});

it('[R21] says why there is no label yet, and gives it when there is one', async () => {
  const before = await seenBy('des');
  expect([before.label, before.labelRefusals.length > 0, before.hash]).toEqual([null, true, expect.any(String)]);
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  const after = await seenBy('des');
  expect([after.label, after.labelRefusals]).toEqual(['CO_PRODUCED', []]);
});

it('shows whose key waits on a section', async () => {
  const sectionId = statement.sections.money;
  allowed(await acts.get(TurnReopenKey).run(statement.actor('des'), { sectionId }));
  const { sections } = await seenBy('amira');
  expect(sections.map(({ turnedBy }) => turnedBy)).toEqual([[], [statement.members.des.id], []]);
});

it('[R2] does not show a key as turned for words that have changed since', async () => {
  const sectionId = statement.sections.money;
  allowed(await acts.get(TurnReopenKey).run(statement.actor('des'), { sectionId }));
  await acts.db.manager.increment(Section, { id: sectionId }, 'headSeq', 1);
  expect((await seenBy('amira')).sections.map(({ turnedBy }) => turnedBy)).toEqual([[], [], []]);
});

it('[R19] shows own words beside their section, with everyone who put their name to them', async () => {
  await signByAll(acts, statement, 'money');
  await ownWordsOf(acts, statement, ['des', 'lorraine', 'm'], { title: 'Our words' });
  const { sections } = await seenBy('hassan');
  expect(sections[1]?.minorityStatements).toMatchObject([
    {
      title: 'Our words',
      by: 'three members',
      stands: true,
      signedBy: ['Des Fullname', 'Lorraine Fullname', 'M Fullname'],
      mine: false,
      reply: null,
    },
  ]);
});

it('[R19] shows words that wait to their own group only, and whose names they have', async () => {
  await signByAll(acts, statement, 'money');
  await ownWordsOf(acts, statement, ['des', 'lorraine']);
  const waiting = { stands: false, signedBy: ['Des Fullname', 'Lorraine Fullname'] };
  for (const [who, mine] of [['lorraine', true] as const, ['m', false] as const]) {
    expect((await seenBy(who)).sections[1]?.minorityStatements).toMatchObject([{ ...waiting, mine }]);
  }
  for (const who of ['hassan', 'amira', 'sam'] as const) {
    expect(JSON.stringify(await seenBy(who))).not.toMatch(/A price below cost|the price of an hour/);
  }
});
