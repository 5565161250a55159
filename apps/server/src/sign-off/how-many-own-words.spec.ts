import {
  aStatementBeingSigned,
  attachOwnWords,
  entriesOf,
  joinOwnWords,
  ownWordsOf,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { allAtOnce } from '../../../../test/build/all-at-once.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { Timeline } from '../timeline/timeline.js';
import type { OwnWords } from './attach-minority-statement.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { SigningView } from './signing-view.js';
import { TakeBackOwnWords } from './take-back-own-words.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const attach = (who: Who, change: Partial<OwnWords> = {}) => attachOwnWords(acts, statement, who, change);
const join = (who: Who, id: string) => joinOwnWords(acts, statement, who, id);
const takeBack = (who: Who, minorityStatementId: string) =>
  acts.get(TakeBackOwnWords).run(statement.actor(who), { minorityStatementId });
const count = () => acts.db.manager.countBy(MinorityStatement, { statementId: statement.id });

/** The section on money is signed by all but these, by whose decision their group does not sign it. */
async function dissentOf(...who: Who[]): Promise<void> {
  await signByAll(acts, statement, 'money');
  for (const one of who) allowed(await sign(acts, statement, one, { section: 'money', position: 'DISSENTED' }));
}

/** Ids of the own words that somebody is shown. */
async function shownTo(who: Who): Promise<string[]> {
  const { sections } = await acts.get(SigningView).of(statement.actor(who), statement.id);
  return sections.flatMap(({ minorityStatements }) => minorityStatements.map(({ id }) => id));
}

/** Sections beside which somebody is told that they can begin no more. */
async function mayNotBegin(who: Who): Promise<string[]> {
  const { sections } = await acts.get(SigningView).of(statement.actor(who), statement.id);
  const begun = sections.filter(({ hasBegunOwnWords }) => hasBegunOwnWords).map(({ sectionId }) => sectionId);
  return Object.entries(statement.sections).flatMap(([key, id]) => (begun.includes(id) ? [key] : []));
}

describe('how many own words there are beside a section', () => {
  it('[R19] a group has its own once', async () => {
    await dissentOf('priya', 'tom');
    allowed(await attach('priya', { forGroup: true }));
    expect(codesOf(await attach('tom', { forGroup: true }))).toEqual(['minority.group-has-one']);
    expect([await mayNotBegin('priya'), await mayNotBegin('tom')]).toEqual([['money'], []]);
    expect(await count()).toBe(1);
  });

  it('[R19] a second press of one person adds nothing, for the group or not', async () => {
    await dissentOf('priya', 'tom');
    for (const [who, forGroup] of [
      ['priya', true],
      ['bev', false],
    ] as const) {
      const answers = await Promise.all(
        await allAtOnce(acts, statement, () => [1, 2, 3].map(() => attach(who, { forGroup }))),
      );
      expect(answers.map(codesOf).sort()).toEqual([[], ['minority.one-each'], ['minority.one-each']]);
    }
    expect(await count()).toBe(2);
  });

  it('[R19] two of one group that press at once give the group one', async () => {
    await dissentOf('priya', 'tom');
    const pressing = await allAtOnce(acts, statement, () => [
      attach('priya', { forGroup: true }),
      attach('tom', { forGroup: true }),
    ]);
    const answers = await Promise.all(pressing);
    expect(answers.map(codesOf).sort()).toEqual([[], ['minority.group-has-one']]);
    expect(await count()).toBe(1);
  });

  it('[R19] what was published with an earlier version does not count, but what waits does', async () => {
    await dissentOf('priya', 'tom');
    allowed(await attach('priya', { forGroup: true }));
    const waits = allowed(await attach('bev')).minorityStatement?.id ?? '';
    await acts.db.transaction((tx) =>
      acts.get(Timeline).add(tx, { chain: statement.id, kind: 'statement.published', actor: null, facts: {} }),
    );
    expect([await mayNotBegin('priya'), await mayNotBegin('bev')]).toEqual([[], ['money']]);
    allowed(await attach('priya', { forGroup: true }));
    expect(codesOf(await attach('bev'))).toEqual(['minority.one-each']);
    allowed(await takeBack('bev', waits));
    allowed(await attach('bev'));
  });
});

describe('taking own words back', () => {
  beforeEach(() => signByAll(acts, statement, 'money'));

  it('[R19] is done by who added them, while they wait; nobody is shown them, and others can be added', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    expect(codesOf(await takeBack('lorraine', id))).toEqual(['take-back.not-author']);
    allowed(await takeBack('des', id));
    expect([await shownTo('des'), await shownTo('m')]).toEqual([[], []]);
    expect([codesOf(await takeBack('des', id)), codesOf(await join('m', id))]).toEqual([
      ['take-back.twice'],
      ['join.taken-back'],
    ]);
    const other = await ownWordsOf(acts, statement, ['des', 'lorraine', 'm']);
    expect(await shownTo('hassan')).toEqual([other]);
  });

  it('[R19] is recorded, and nobody finds out whose they were', async () => {
    const id = await ownWordsOf(acts, statement, ['des']);
    allowed(await takeBack('des', id));
    const [entry] = await entriesOf(acts, statement, 'minority-statement.taken-back');
    expect([entry?.facts, entry?.constituency]).toEqual([{ id, section: 'money' }, 'PEOPLE']);
    expect(entry?.actor).not.toBe(statement.members.des.pseudonym);
    expect(Object.keys(entry?.commitments ?? {})).toEqual(['by']);
  });

  it('[R19] is not done once they stand, whichever comes first', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    const [joined, taken] = await Promise.all(
      await allAtOnce(acts, statement, () => [join('m', id), takeBack('des', id)]),
    );
    const codes = [codesOf(joined!), codesOf(taken!)];
    expect([
      [[], ['take-back.stand']],
      [['join.taken-back'], []],
    ]).toContainEqual(codes);
  });

  it('[R19] of what is not theirs, another group is told no more than that', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine', 'm']);
    expect(codesOf(await takeBack('hassan', id))).toEqual(['take-back.not-author']);
    expect(codesOf(await takeBack('des', id))).toEqual(['take-back.stand']);
  });
});
