import { agreeByAll, entriesOf, openStage } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { aStatementStarted, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { EditRightsReader } from '../live-editing/edit-rights.js';
import { AgreeConcordat, type SaidToAgreement } from './agree-concordat.js';
import { AgreementView } from './agreement.view.js';
import { ConcordatReader } from './concordat.reader.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let hash: string;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementStarted(acts);
  ({ hash } = (await standing()).concordat);
  await openStage(acts, statement, 'CONCORDAT');
});

const standing = () => acts.get(ConcordatReader).standing(statement.id);
const say = (who: Who, said: Partial<SaidToAgreement> = {}) =>
  acts.get(AgreeConcordat).run(statement.actor(who), { seenHash: hash, ...said });
const yes = async (...people: Who[]) => {
  for (const who of people) allowed(await say(who));
};
const no = async (...people: Who[]) => {
  for (const who of people) allowed(await say(who, { agrees: false, reason: `The reason of ${who}.` }));
};
const agreed = async () => (await standing()).agreed;

it('[R1] a group has agreed when its quorum has said yes, not when one of its people has', async () => {
  await yes('des', 'lorraine');
  expect(await agreed()).toEqual([]);
  await yes('m');
  expect(await agreed()).toEqual(['PEOPLE']);
});

it('[R1] one no of three falls back to two-thirds; one of two holds the group up until they think again', async () => {
  await no('m');
  await yes('des', 'lorraine');
  expect(await agreed()).toEqual(['PEOPLE']);
  await no('ruth');
  await yes('hassan');
  expect(await agreed()).toEqual(['PEOPLE']);
  await yes('ruth');
  expect(await agreed()).toEqual(['PEOPLE', 'CARERS']);
});

it('[R1] somebody who thinks again takes the group’s agreement back, and the record says both', async () => {
  await yes('hassan', 'ruth');
  await no('ruth');
  expect(await agreed()).toEqual([]);
  const kinds = ['concordat.agreed', 'concordat.no-longer-agreed', 'concordat.answered'];
  const counts = await Promise.all(kinds.map(async (kind) => (await entriesOf(acts, statement, kind)).length));
  expect(counts).toEqual([1, 1, 3]);
});

it('[R1] is complete only when every group has agreed, and then says so and takes no other answer', async () => {
  await agreeByAll(acts, statement, { but: ['tom'] });
  expect((await standing()).complete).toBe(false);
  const { sections, members } = statement;
  const mayWrite = async () => {
    const rights = await acts.get(EditRightsReader).of(sections.money, [members.des.id]);
    return rights?.get(members.des.id)?.because ?? '';
  };
  expect(await mayWrite()).toContain('agree');
  await yes('tom');
  expect((await standing()).complete).toBe(true);
  expect((await entriesOf(acts, statement, 'concordat.in-force')).map(({ facts }) => facts)).toEqual([
    { version: 1, hash },
  ]);
  expect(codesOf(await say('tom', { agrees: false, reason: 'No.' }))).toEqual(['concordat.in-force']);
});

it('[R1] counts two of one group who press at once one after the other', async () => {
  await Promise.all([say('hassan'), say('ruth')]);
  expect(await agreed()).toEqual(['CARERS']);
  expect(await entriesOf(acts, statement, 'concordat.agreed')).toHaveLength(1);
});

it.each<[string, Who, Partial<SaidToAgreement>, string[]]>([
  ['by someone who does not sign for the group', 'bev', {}, ['concordat.not-signatory']],
  ['by somebody of no group', 'sam', {}, ['concordat.not-asked']],
  ['of words that are no longer those', 'des', { seenHash: 'f'.repeat(64) }, ['concordat.changed']],
  ['that is a no without a reason', 'des', { agrees: false }, ['concordat.no-reason']],
])('[R1] refuses an answer %s', async (_what, who, said, codes) => {
  expect(codesOf(await say(who, said))).toEqual(codes);
});

it('[R1] refuses an answer before the co-chairs ask for it', async () => {
  statement = await aStatementStarted(acts);
  ({ hash } = (await standing()).concordat);
  expect(codesOf(await say('des'))).toEqual(['concordat.not-now']);
});

it('shows who is still to say, and what the others said, with names as they are shown to writers', async () => {
  await yes('hassan');
  await no('ruth');
  const { groups } = await acts.get(AgreementView).of(statement.id, statement.actor('hassan'));
  expect(groups.find(({ constituency }) => constituency === 'CARERS')).toEqual({
    ...{ constituency: 'CARERS', decision: 'no', rule: 'consensus', needed: 2 },
    signatories: [
      { shownAs: 'Hassan Fullname', isMe: true, agrees: true, reason: null },
      { shownAs: 'Ruth Fullname', isMe: false, agrees: false, reason: 'The reason of ruth.' },
    ],
  });
  const people = groups.find(({ constituency }) => constituency === 'PEOPLE');
  expect([people?.decision, people?.signatories.map(({ agrees }) => agrees)]).toEqual(['waiting', [null, null, null]]);
});
