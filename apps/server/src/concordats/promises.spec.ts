import { aStatementBeingWritten, openStage, paragraph, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { aStatementStarted, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { Clock } from '../platform/clock.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { AgreementView } from './agreement.view.js';
import { PromiseMarkRow } from './concordat.entity.js';
import { ConcordatReader } from './concordat.reader.js';
import { MarkPromise } from './mark-promise.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

afterEach(() => acts.get(Clock).pin(null));

const shown = async (who: Who = 'des') =>
  (await acts.get(AgreementView).of(statement.id, statement.actor(who))).promises;
const ofCheck = async (code: string) => (await shown()).find(({ promise }) => promise.code === code);
const idOf = async (start: string) =>
  (await acts.get(ConcordatReader).standing(statement.id)).concordat.promises.find(({ text }) => text.startsWith(start))
    ?.id ?? '';
const mark = (who: Who, promise: string, kept = true, reason = 'We saw it.') =>
  acts.get(MarkPromise).run(statement.actor(who), { promise, kept, reason });

it('counts from the record that both co-chairs opened the stage since all had agreed', async () => {
  expect(await ofCheck('stages-by-two')).toMatchObject({
    state: 'KEPT',
    counted: '1 of 1 stages were opened by co-chairs of two groups.',
  });
  expect(await ofCheck('published-by-two')).toMatchObject({ state: 'NOT_TESTABLE' });
});

it('turns a promise broken when its last day is over', async () => {
  await write(acts, statement, 'amira', 'money', paragraph('money-9', 'Rates rise each April.'));
  allowed(
    await acts.get(ReceiveProposal).run({
      ...{ sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-9' },
      ...{ baseText: 'Rates rise each April.', proposedText: 'Rates rise in May.', reason: 'They do.' },
    }),
  );
  expect(await ofCheck('answers-in-time')).toMatchObject({ state: 'NOT_TESTABLE' });
  acts.get(Clock).pin(new Date(Date.now() + 40 * 86_400_000));
  expect(await ofCheck('answers-in-time')).toMatchObject({
    state: 'BROKEN',
    counted: '0 of 1 suggestions were answered in time.',
  });
});

it('is kept or broken as members of other groups say, with a reason, and each word stays', async () => {
  const id = await idOf('Every hard word');
  allowed(await mark('bev', id));
  allowed(await mark('ruth', id, false, '"Market shaping" was not explained.'));
  const promise = (await shown()).find((one) => one.promise.id === id);
  expect(promise).toMatchObject({ state: 'BROKEN', canMark: true });
  expect(promise?.marks.map(({ constituency, kept, reason }) => [constituency, kept, reason])).toEqual([
    ['PROVIDERS', true, 'We saw it.'],
    ['CARERS', false, '"Market shaping" was not explained.'],
  ]);
  await expect(acts.db.manager.delete(PromiseMarkRow, { statementId: statement.id })).rejects.toThrow('cannot change');
});

it('is marked by nobody where it is counted, by nobody without a group, and not before all have agreed', async () => {
  const counted = (await ofCheck('stages-by-two'))?.promise.id ?? '';
  expect(codesOf(await mark('ruth', counted))).toEqual(['promise.counted']);
  const id = await idOf('Every hard word');
  expect(codesOf(await mark('sam', id))).toEqual(['promise.who']);
  expect(codesOf(await mark('ruth', 'P99'))).toEqual(['promise.unknown']);
  statement = await aStatementStarted(acts);
  await openStage(acts, statement, 'CONCORDAT');
  expect(codesOf(await mark('ruth', await idOf('Every hard word')))).toEqual(['promise.not-in-force']);
});
