import type { MembershipId } from '#concordat';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  attachOwnWords,
  entriesOf,
  joinOwnWords,
  ownWordsOf,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { allAtOnce } from '../../../../test/build/all-at-once.js';
import { Membership } from '../membership/membership.entity.js';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import type { OwnWords } from './attach-minority-statement.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { ReplyToMinorityStatement } from './reply-to-minority-statement.js';
import { SigningView } from './signing-view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const idsOf = (...who: Who[]): MembershipId[] => who.map((one) => statement.members[one].id);
const attach = (who: Who, change: Partial<OwnWords> = {}) => attachOwnWords(acts, statement, who, change);
const join = (who: Who, id: string) => joinOwnWords(acts, statement, who, id);
const reply = (who: Who, minorityStatementId: string, text = 'The evidence is fair.') =>
  acts.get(ReplyToMinorityStatement).run(statement.actor(who), { minorityStatementId, text });
const count = () => acts.db.manager.countBy(MinorityStatement, { statementId: statement.id });
const namesOn = async (id: string) => (await acts.db.manager.findOneByOrFail(MinorityStatement, { id })).signedBy;

/** The section on money is signed by all but these, by whose decision their group does not sign it. */
async function dissentOf(...who: Who[]): Promise<void> {
  await signByAll(acts, statement, 'money');
  for (const one of who) allowed(await sign(acts, statement, one, { section: 'money', position: 'DISSENTED' }));
}

/** Ids of the own words beside the section on money that somebody is shown. */
async function shownTo(who: Who): Promise<string[]> {
  const { sections } = await acts.get(SigningView).of(statement.actor(who), statement.id);
  return sections.flatMap(({ minorityStatements }) => minorityStatements.map(({ id }) => id));
}

describe('the words of a group', () => {
  it('[R19] stand at once beside a section that it did not sign, and are in the record by commitment only', async () => {
    await dissentOf('priya', 'tom');
    const { minorityStatement } = allowed(await attach('priya', { forGroup: true }));
    expect(minorityStatement).toMatchObject({
      by: 'constituency',
      constituency: 'PROVIDERS',
      signedBy: idsOf('priya'),
    });
    expect(await shownTo('hassan')).toEqual([minorityStatement?.id]);
    const [entry] = await entriesOf(acts, statement, 'minority-statement.attached');
    expect(entry?.facts).toEqual({ id: minorityStatement?.id, section: 'money', by: 'constituency' });
    expect(entry?.actor).toBe(statement.members.priya.pseudonym);
    expect(JSON.stringify(entry)).not.toMatch(/price|cost/);
  });

  it('[R19] are not added by a signatory who did sign, nor by a member who does not sign for it', async () => {
    await dissentOf('priya');
    const answers = [await attach('tom', { forGroup: true }), await attach('bev', { forGroup: true })];
    expect(answers.map(codesOf)).toEqual([
      ['minority.not-dissenting-signatory'],
      ['minority.not-dissenting-signatory'],
    ]);
    expect(await count()).toBe(0);
    allowed(await attach('priya', { forGroup: true }));
  });

  it('[R19] are not added for a group that signed', async () => {
    await signByAll(acts, statement, 'money');
    expect(codesOf(await attach('des', { forGroup: true }))).toEqual(['minority.group-not-dissenting']);
  });

  it('[R19] take the name of anybody else in it who joins, also once they stand', async () => {
    await dissentOf('priya', 'tom');
    const id = await ownWordsOf(acts, statement, ['priya', 'bev'], { forGroup: true });
    expect(await namesOn(id)).toEqual(idsOf('priya', 'bev'));
    const [entry] = await entriesOf(acts, statement, 'minority-statement.joined');
    expect([entry?.facts, entry?.actor]).toEqual([
      { id, section: 'money', stands: true },
      statement.members.bev.pseudonym,
    ]);
  });
});

describe('the words of members', () => {
  beforeEach(() => signByAll(acts, statement, 'money'));

  it('[R19] carry the name of whoever adds them, and of nobody else', async () => {
    const { minorityStatement } = allowed(await attach('lorraine'));
    expect(minorityStatement).toMatchObject({ by: 'three members', signedBy: idsOf('lorraine') });
  });

  it('[R19] stand once three have joined by their own acts, and not before', async () => {
    const id = await ownWordsOf(acts, statement, ['lorraine', 'des']);
    expect([await shownTo('hassan'), await shownTo('sam'), await shownTo('m')]).toEqual([[], [], [id]]);
    const { minorityStatement } = allowed(await join('m', id));
    expect(minorityStatement?.signedBy).toEqual(idsOf('lorraine', 'des', 'm'));
    expect([await shownTo('hassan'), await shownTo('sam')]).toEqual([[id], [id]]);
  });

  it('[R19] are recorded, name by name; who began or joined them is hidden until they stand', async () => {
    const id = await ownWordsOf(acts, statement, ['lorraine', 'des', 'm']);
    const attached = await entriesOf(acts, statement, 'minority-statement.attached');
    const joined = await entriesOf(acts, statement, 'minority-statement.joined');
    expect(joined.map(({ facts }) => facts)).toEqual([
      { id, section: 'money', stands: false },
      { id, section: 'money', stands: true },
    ]);
    const { lorraine, des, m } = statement.members;
    const [first, second, third] = [...attached, ...joined];
    expect([first, second].map((entry) => Object.keys(entry?.commitments ?? {}).includes('by'))).toEqual([true, true]);
    expect([lorraine.pseudonym, des.pseudonym]).not.toContain(first?.actor);
    expect([lorraine.pseudonym, des.pseudonym]).not.toContain(second?.actor);
    expect([third?.actor, third?.commitments]).toEqual([m.pseudonym, {}]);
  });

  it('[R19] take each name once', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    expect([codesOf(await join('des', id)), codesOf(await join('lorraine', id))]).toEqual([
      ['join.twice'],
      ['join.twice'],
    ]);
    expect(await namesOn(id)).toEqual(idsOf('des', 'lorraine'));
  });

  it('[R19] take each name once when somebody presses twice at the same moment, and lose none of two', async () => {
    const id = await ownWordsOf(acts, statement, ['des']);
    const joining = await allAtOnce(acts, statement, () => [join('m', id), join('lorraine', id), join('m', id)]);
    await Promise.all(joining);
    expect((await namesOn(id)).sort()).toEqual(idsOf('des', 'lorraine', 'm').sort());
    expect(await entriesOf(acts, statement, 'minority-statement.joined')).toHaveLength(2);
  });

  it('[R19] take no name of another group, nor of somebody of no group', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    expect([codesOf(await join('hassan', id)), codesOf(await join('sam', id))]).toEqual([
      ['join.other-group'],
      ['join.other-group'],
    ]);
    expect(await shownTo('hassan')).toEqual([]);
  });

  it('[R19] take no name once signing is over', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'PUBLISHED' });
    expect(codesOf(await join('m', id))).toEqual(['minority.not-open']);
    expect(await namesOn(id)).toHaveLength(2);
  });

  it('[R19] take no name while the text beside them can change', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'RESPONDING' });
    expect(codesOf(await join('m', id))).toEqual(['minority.not-frozen']);
  });

  it('[R19] keep the name of somebody who joined and has left since', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    await acts.db.manager.update(Membership, { id: statement.members.lorraine.id }, { status: 'ended' });
    allowed(await join('m', id));
    expect(await shownTo('hassan')).toEqual([id]);
  });

  it('[R19] do not take somebody of another statement for a member', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    const other = await aStatementBeingSigned(acts);
    await expect(joinOwnWords(acts, other, 'm', id)).rejects.toThrow();
    expect(await namesOn(id)).toHaveLength(2);
  });

  it('[R19] get no reply while they wait', async () => {
    const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
    expect(codesOf(await reply('amira', id))).toEqual(['reply.words-wait']);
    allowed(await join('m', id));
    allowed(await reply('amira', id));
  });

  it.each<[string, Who, Partial<OwnWords>, string]>([
    ['by somebody of no group', 'sam', {}, 'minority.no-group'],
    ['with too many words', 'des', { text: 'no '.repeat(501) }, 'minority.too-long'],
    ['beside a section that can change', 'des', {}, 'minority.not-frozen'],
  ])('[R19] %s are refused', async (_case, who, change, code) => {
    if (code === 'minority.not-frozen') statement = await aStatementBeingAnswered(acts);
    const answer = await attach(who, change);
    expect([codesOf(answer), await count()]).toEqual([expect.arrayContaining([code]), 0]);
  });
});

it('[R19] tells open pages of each act, in the words of a signature, and of no refusal', async () => {
  await signByAll(acts, statement, 'money');
  const news: Change[] = [];
  const stop = acts.get(ChangeFeed).subscribe(`statement:${statement.id}`, (change) => news.push(change));
  const id = await ownWordsOf(acts, statement, ['des', 'lorraine']);
  await join('des', id);
  await reply('amira', id);
  expect(news).toHaveLength(2);
  await join('m', id);
  await reply('amira', id);
  stop();
  expect(news).toEqual(Array(4).fill({ kind: 'sign-off', sectionId: statement.sections.money }));
});

describe('the reply', () => {
  let id: string;

  beforeEach(async () => {
    await dissentOf('priya', 'tom');
    id = await ownWordsOf(acts, statement, ['priya'], { forGroup: true });
  });

  it('[R19] is given once, by another group', async () => {
    const { minorityStatement } = allowed(await reply('amira', id));
    expect(minorityStatement).toMatchObject({ replyText: 'The evidence is fair.', replyConstituency: 'COMMISSIONERS' });
    expect(codesOf(await reply('des', id))).toEqual(['reply.exists']);
  });

  it('[R19] is given once when two groups press at the same moment', async () => {
    const answers = await Promise.all([reply('amira', id), reply('des', id), reply('hassan', id)]);
    expect(answers.filter(({ minorityStatement }) => minorityStatement)).toHaveLength(1);
    expect(await entriesOf(acts, statement, 'minority-statement.replied')).toHaveLength(1);
  });

  it('[R19] is not given by the group itself', async () => {
    expect(codesOf(await reply('tom', id))).toEqual(['reply.own-group']);
  });

  it('[R19] is not given after publication', async () => {
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'PUBLISHED' });
    expect(codesOf(await reply('amira', id))).toEqual(['reply.not-open']);
  });
});
