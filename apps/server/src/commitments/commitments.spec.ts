import {
  aStatementBeingAnswered,
  aStatementReadyToPublish,
  entriesOf,
  publish,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { PublicRecordModule } from '../public-record/public-record.module.js';
import { AddCommitment, NoteProgress, type NewCommitment } from './add-commitment.js';
import { CommitmentsReader } from './commitments.reader.js';

let acts: ActsApp;

beforeAll(async () => {
  const config = { demo: false, baseUrl: 'https://position.test' };
  acts = await startActsApp({ module: PublicRecordModule, config });
});

afterAll(() => acts.close());

const add = (statement: StatementUnderTest, who: Who, change: Partial<NewCommitment> = {}) =>
  acts.get(AddCommitment).run(statement.actor(who), {
    ...{
      constituency: 'CARERS',
      what: 'Count broken nights each year.',
      by: '2099-05-31',
      measure: 'It is published.',
    },
    ...change,
  });

it('are added by members of the group that does it, or by a co-chair, once comments have closed', async () => {
  const statement = await aStatementBeingAnswered(acts);
  expect(codesOf(await add(statement, 'priya'))).toEqual(['commitment.who']);
  allowed(await add(statement, 'ruth'));
  allowed(await add(statement, 'des', { what: 'Rest on Sundays, always.', by: '2098-01-01' }));
  const commitments = await acts.get(CommitmentsReader).of(statement.id);
  expect(commitments.map(({ what, isDone }) => [what, isDone])).toEqual([
    ['Rest on Sundays, always.', false],
    ['Count broken nights each year.', false],
  ]);
  const [entry] = await entriesOf(acts, statement, 'commitment.added');
  expect(entry?.facts).toMatchObject({ owner: 'CARERS', by: '2099-05-31' });
});

it('are followed after publication by the group that does it', async () => {
  const statement = await aStatementReadyToPublish(acts);
  const { commitment } = allowed(await add(statement, 'ruth'));
  const note = (who: Who, isDone: boolean) =>
    acts.get(NoteProgress).run(statement.actor(who), {
      ...{ commitmentId: commitment?.id ?? '', text: 'The first count is published.', isDone },
    });
  expect(codesOf(await note('ruth', false))).toEqual(['progress.stage']);
  await publish(acts, statement);
  expect(codesOf(await note('priya', false))).toEqual(['progress.who']);
  allowed(await note('hassan', true));
  expect(await acts.get(CommitmentsReader).of(statement.id)).toMatchObject([
    { isDone: true, progress: [{ text: 'The first count is published.' }] },
  ]);
});
