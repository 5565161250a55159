import { aStatementOpenForComment } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { LookAtComment } from '../comments/answer-comment.js';
import { SendComment } from '../comments/send-comment.js';
import { answersOf } from './panel-counts.js';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

it('[R12] counts a comment that asks for a change also when somebody keeps it back', async () => {
  const statement = await aStatementOpenForComment(acts);
  const { comment } = allowed(
    await acts.get(SendComment).run({
      ...{ sectionId: statement.sections.money, constituency: 'PUBLIC', name: '' },
      ...{ change: 'Say what a visit costs.', why: 'Nobody in our street knows.' },
    }),
  );
  const look = { commentId: comment?.id ?? '', show: false, reason: 'It accuses a person by name.' };
  allowed(await acts.get(LookAtComment).run(statement.actor('des'), look));
  expect(await answersOf(acts.db.manager, statement.id)).toMatchObject([
    { constituency: 'PUBLIC', decision: null, count: 1 },
  ]);
});
