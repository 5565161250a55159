import type { DocumentState } from '#concordat';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  entriesOf,
  freeze,
  sectionNow,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { ChangeFeed } from '../platform/notifications.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { TurnReopenKey } from '../sign-off/turn-reopen-key.js';
import { Statement } from './statement.entity.js';
import { TakeBackKey, type KeyOf } from './take-back-key.js';
import { TurnStageKey } from './turn-stage-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const REASON = 'The service will not go on.';
const turn = (who: Who, to: DocumentState, reason: string | null = null) =>
  acts.get(TurnStageKey).run(statement.actor(who), { to, reason });
const takeBack = (who: Who, of: KeyOf) => acts.get(TakeBackKey).run(statement.actor(who), of);
const stateNow = async () => (await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).state;
const takenBack = async () => (await entriesOf(acts, statement, 'key.taken-back')).map(({ facts: { act } }) => act);

describe('a key for a stage', () => {
  beforeAll(async () => {
    statement = await aStatementBeingAnswered(acts);
  });

  it('[R2] that was taken back lets the other co-chair complete nothing', async () => {
    allowed(await turn('des', 'WITHDRAWN', REASON));
    allowed(await takeBack('des', { to: 'WITHDRAWN' }));
    expect(await takenBack()).toEqual([expect.stringMatching(/^advance:WITHDRAWN:/)]);
    expect(allowed(await turn('amira', 'WITHDRAWN', REASON)).waiting).toBe(true);
    expect(await stateNow()).toBe('RESPONDING');
    allowed(await takeBack('amira', { to: 'WITHDRAWN' }));
  });

  it('[R2] is turned again for another reason, to which the other agrees', async () => {
    allowed(await turn('des', 'PAUSED', 'The electoin is called.'));
    allowed(await takeBack('des', { to: 'PAUSED' }));
    const reason = 'The election is called.';
    expect(allowed(await turn('des', 'PAUSED', reason)).waiting).toBe(true);
    expect(codesOf(await turn('amira', 'PAUSED', 'The electoin is called.'))).toEqual(['stage.other-reason']);
    allowed(await takeBack('des', { to: 'PAUSED' }));
  });

  it('[R2] is taken back by nobody else, and not twice', async () => {
    allowed(await turn('des', 'PAUSED', REASON));
    expect(codesOf(await takeBack('amira', { to: 'PAUSED' }))).toEqual(['keys.not-waiting']);
    expect(codesOf(await takeBack('des', { to: 'WITHDRAWN' }))).toEqual(['keys.not-waiting']);
    allowed(await takeBack('des', { to: 'PAUSED' }));
    expect(codesOf(await takeBack('des', { to: 'PAUSED' }))).toEqual(['keys.not-waiting']);
  });

  it('tells open pages', async () => {
    allowed(await turn('des', 'PAUSED', REASON));
    const heard: object[] = [];
    const stop = acts.get(ChangeFeed).subscribe(`statement:${statement.id}`, (change) => heard.push(change));
    allowed(await takeBack('des', { to: 'PAUSED' }));
    stop();
    expect(heard).toEqual([{ kind: 'stage' }]);
  });

  it('[R2] has one outcome when one takes it back while the other turns theirs', async () => {
    allowed(await turn('des', 'PAUSED', REASON));
    const [taken, turned] = await Promise.all([takeBack('des', { to: 'PAUSED' }), turn('amira', 'PAUSED', REASON)]);
    const isPaused = (await stateNow()) === 'PAUSED';
    expect([taken.refusals.length > 0, allowed(turned).waiting]).toEqual([isPaused, !isPaused]);
  });
});

describe('a key for a section', () => {
  it('[R2] to lock it is taken back, and the other locks nothing alone', async () => {
    statement = await aStatementBeingAnswered(acts);
    const sectionId = statement.sections.money;
    const lock = (who: Who) => acts.get(TurnFreezeKey).run(statement.actor(who), { sectionId });
    allowed(await lock('des'));
    expect(codesOf(await takeBack('amira', { sectionId }))).toEqual(['keys.not-waiting']);
    allowed(await takeBack('des', { sectionId }));
    expect(allowed(await lock('amira')).waiting).toBe(true);
    expect((await sectionNow(acts, sectionId)).state).toBe('RESPONDING');
    allowed(await lock('des'));
    expect(codesOf(await takeBack('des', { sectionId }))).toEqual(['keys.not-waiting']);
  });

  it('[R2] to open it again is taken back, and it stays locked', async () => {
    statement = await aStatementBeingSigned(acts);
    const sectionId = statement.sections.money;
    const reopen = (who: Who) => acts.get(TurnReopenKey).run(statement.actor(who), { sectionId });
    allowed(await reopen('amira'));
    allowed(await takeBack('amira', { sectionId }));
    expect(allowed(await reopen('des')).waiting).toBe(true);
    expect((await sectionNow(acts, sectionId)).state).toBe('FROZEN');
    await expect(freeze(acts, statement, sectionId)).rejects.toThrow();
  });
});
