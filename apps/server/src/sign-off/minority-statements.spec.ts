import type { MembershipId } from '#concordat';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  entriesOf,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { Statement } from '../statements/statement.entity.js';
import { AttachMinorityStatement, type OwnWords } from './attach-minority-statement.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { ReplyToMinorityStatement } from './reply-to-minority-statement.js';

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

const attach = (who: Who, change: Partial<OwnWords> = {}) =>
  acts.get(AttachMinorityStatement).run(statement.actor(who), {
    sectionId: statement.sections.money,
    title: 'In our own words: the price of an hour',
    text: 'A price below cost buys no hours.',
    signedBy: idsOf(who),
    ...change,
  });

const reply = (who: Who, minorityStatementId: string, text = 'The evidence is fair.') =>
  acts.get(ReplyToMinorityStatement).run(statement.actor(who), { minorityStatementId, text });

async function providersDissent(): Promise<void> {
  await signByAll(acts, statement, 'money');
  for (const who of ['priya', 'tom'] as const) {
    allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
  }
}

const count = () => acts.db.manager.countBy(MinorityStatement, { statementId: statement.id });

it('[R19] stands beside a section that the group did not sign, and in the record by commitment only', async () => {
  await providersDissent();
  const { minorityStatement } = allowed(await attach('priya'));
  expect(minorityStatement).toMatchObject({ by: 'constituency', constituency: 'PROVIDERS', signedBy: idsOf('priya') });
  const [entry] = await entriesOf(acts, statement, 'minority-statement.attached');
  expect(entry?.facts).toEqual({ id: minorityStatement?.id, section: 'money', by: 'constituency' });
  expect(JSON.stringify(entry)).not.toMatch(/price|cost/);
});

it('[R19] stands for three members though their group signed', async () => {
  await signByAll(acts, statement, 'money');
  const signedBy = idsOf('des', 'lorraine', 'm');
  expect(allowed(await attach('lorraine', { signedBy })).minorityStatement).toMatchObject({
    by: 'three members',
    signedBy,
  });
});

it.each<[string, Who, () => Partial<OwnWords>, string]>([
  ['by two members whose group signed', 'des', () => ({ signedBy: idsOf('des', 'lorraine') }), 'minority.too-few'],
  ['by three of whom one is named twice', 'des', () => ({ signedBy: idsOf('des', 'm', 'm') }), 'minority.too-few'],
  ['in the name of another group', 'des', () => ({ signedBy: idsOf('des', 'm', 'hassan') }), 'minority.other-group'],
  ['in the name of others', 'amira', () => ({ signedBy: idsOf('des', 'm', 'lorraine') }), 'minority.not-own'],
  [
    'with too many words',
    'des',
    () => ({ signedBy: idsOf('des', 'm', 'lorraine'), text: 'no '.repeat(501) }),
    'minority.too-long',
  ],
  [
    'beside a section that can change',
    'des',
    () => ({ signedBy: idsOf('des', 'm', 'lorraine') }),
    'minority.not-frozen',
  ],
])('[R19] %s is refused', async (_case, who, change, code) => {
  if (code === 'minority.not-frozen') statement = await aStatementBeingAnswered(acts);
  const answer = await attach(who, change());
  expect([codesOf(answer), await count()]).toEqual([expect.arrayContaining([code]), 0]);
});

it('[R19] does not take somebody of another statement for a member', async () => {
  const other = await aStatementBeingSigned(acts);
  const signedBy = [...idsOf('des', 'lorraine'), other.members.m.id];
  expect(codesOf(await attach('des', { signedBy }))).toEqual(['minority.other-group']);
});

describe('the reply', () => {
  let id: string;

  beforeEach(async () => {
    await providersDissent();
    id = allowed(await attach('priya')).minorityStatement?.id ?? '';
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
