import { daysAfter, type Role } from '#concordat';
import { aStatementOpenForComment, entriesOf, freeze, openStage, reopen } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCommentTime } from '../../../../test/build/comment-time.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { RemovalSight } from '../publication/removal-sight.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { AgreeWithCommentAnswer, LookAtComment } from './answer-comment.js';
import { PublicComment } from './comment.entity.js';
import { CommentReader } from './comment.reader.js';
import { CommentTimes } from './comment-times.js';
import { CommentsView } from './comments.view.js';
import { DropFormat, MarkFormatReady, OweFormat } from './formats.js';
import { GiveCommentAnswer } from './give-comment-answer.js';
import { SendComment, type CommentSent } from './send-comment.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

/** Comments have just opened. */
beforeEach(async () => {
  statement = await aStatementOpenForComment(acts);
});

const send = (change: Partial<CommentSent> = {}) =>
  acts.get(SendComment).run({
    ...{ sectionId: statement.sections.money, constituency: 'PUBLIC', name: 'Jo' },
    ...{ change: 'Say what a visit costs.', why: 'Nobody in our street knows.' },
    ...change,
  });
const look = (who: Who, commentId: string, show = true, reason = '') =>
  acts.get(LookAtComment).run(statement.actor(who), { commentId, show, reason });
const give = (who: Who, commentId: string) =>
  acts.get(GiveCommentAnswer).run(statement.actor(who), {
    ...{ commentId, decision: 'ACCEPTED', reason: 'The table will say it.' },
  });
const agree = async (who: Who, commentId: string, seenHash?: string) =>
  acts.get(AgreeWithCommentAnswer).run(statement.actor(who), {
    ...{ commentId, seenHash: seenHash ?? (await seen(who, commentId)).putForward?.hash ?? '' },
  });
/** What members read of a comment that is not shown (R34, R38). */
const NOTHING = { reference: '', name: '', change: '', why: '', quote: '', instead: '' };
const seen = async (who: Who, id: string) => {
  const { edges } = await acts.get(CommentsView).page(statement.actor(who), { open: false, first: 50, after: null });
  return edges.map(({ node }) => node).find((node) => node.id === id)!;
};
const sent = async (change: Partial<CommentSent> = {}): Promise<string> =>
  allowed(await send(change)).comment?.id ?? '';
const closing = async () => codesOf(await acts.get(TurnStageKey).run(statement.actor('des'), { to: 'RESPONDING' }));
const clockOf = async (group: string) =>
  (await acts.get(CommentTimes).clocks(statement.id)).find(({ constituency }) => constituency === group);

describe('[R11] the time to comment', () => {
  it('does not run while both co-chairs have paused everything', async () => {
    const clock = acts.get(Clock);
    const closesOn = (await clockOf('PROVIDERS'))?.closesOn ?? '';
    for (const who of ['des', 'amira'] as const) {
      allowed(await acts.get(TurnStageKey).run(statement.actor(who), { to: 'PAUSED', reason: 'Nobody has time.' }));
    }
    clock.pin(new Date(Date.now() + 9 * 86_400_000));
    await openStage(acts, statement, 'COMMENT');
    clock.pin(null);
    // The day of the opening, on which it was paused too, is not one of the days that anybody has.
    expect((await clockOf('PROVIDERS'))?.closesOn).toBe(daysAfter(closesOn, 9));
  });

  it('goes by the days of England, also in the first hour of a summer day', async () => {
    await serveCommentTime(acts.db, statement.id);
    await acts.db.query(`UPDATE comment_period SET opens_on = '2027-06-01', days = 29 WHERE statement_id = $1`, [
      statement.id,
    ]);
    expect((await clockOf('PROVIDERS'))?.closesOn).toBe('2027-06-30');
    const at = async (time: string) => {
      acts.get(Clock).pin(new Date(time));
      const codes = codesOf(await send());
      acts.get(Clock).pin(null);
      return codes;
    };
    expect(await at('2027-06-30T22:59:00Z')).toEqual([]);
    expect(await at('2027-06-30T23:01:00Z')).toEqual(['comment.closed']);
  });

  it('of people who draw on care begins when their Easy Read is there, and nobody closes comments before', async () => {
    expect(await clockOf('PEOPLE')).toMatchObject({ closesOn: null, waitsFor: ['EASY_READ', 'LARGE_PRINT'] });
    expect((await clockOf('PROVIDERS'))?.closesOn).not.toBeNull();
    expect(await closing()).toEqual(expect.arrayContaining(['stage.comment-time', 'stage.format-owed']));
    await serveCommentTime(acts.db, statement.id);
    const [easyRead] = await acts.get(CommentTimes).formats(statement.id);
    const today = acts.get(CommentTimes).today();
    allowed(
      await acts.get(MarkFormatReady).run(statement.actor('sam'), { formatId: easyRead?.id ?? '', readyOn: today }),
    );
    // Their days begin today, whatever the others have had.
    expect(await clockOf('PEOPLE')).toMatchObject({ startsOn: today });
    expect(await closing()).toEqual(['stage.comment-time']);
    await serveCommentTime(acts.db, statement.id);
    await openStage(acts, statement, 'RESPONDING');
    expect((await entriesOf(acts, statement, 'format.ready')).map(({ facts }) => facts.format)).toEqual(['EASY_READ']);
  });

  it('waits for what organisers say a group is owed, until they say with a reason that it is not', async () => {
    await serveCommentTime(acts.db, statement.id);
    const owe = (who: Who) => acts.get(OweFormat).run(statement.actor(who), { constituency: 'CARERS', format: 'BSL' });
    expect(codesOf(await owe('priya'))).toEqual(['format.who']);
    const { format } = allowed(await owe('sam'));
    expect(codesOf(await owe('sam'))).toEqual(['format.owed']);
    expect(await closing()).toEqual(['stage.format-owed']);
    const drop = (reason: string) =>
      acts.get(DropFormat).run(statement.actor('sam'), { formatId: format?.id ?? '', reason });
    expect(codesOf(await drop('No.'))).toEqual(['format.no-reason']);
    allowed(await drop('Nobody of them asked for it.'));
    expect(await closing()).toEqual([]);
    // Asked for again, it is owed again.
    allowed(await owe('sam'));
    expect(await clockOf('CARERS')).toMatchObject({ waitsFor: ['BSL'] });
  });
});

describe('[R12] a comment from the public', () => {
  it('is held until somebody has looked, shown or kept back with a reason, and in the record without its words', async () => {
    const id = await sent();
    const hidden = await sent({ change: '', why: 'My neighbour Bob is a thief.', name: '' });
    expect(await seen('hassan', id)).toMatchObject({ state: 'HELD', ...NOTHING });
    expect((await seen('sam', id)).why).not.toBe('');
    expect(await acts.get(CommentReader).lookedAt(statement.sections.money)).toEqual([]);
    expect(codesOf(await look('hassan', id))).toEqual(['comment.who-looks']);
    allowed(await look('sam', id));
    expect(codesOf(await look('des', id))).toEqual(['comment.looked-at']);
    expect(codesOf(await look('sam', hidden, false, 'No.'))).toEqual(['comment.no-reason']);
    allowed(await look('sam', hidden, false, 'It accuses a person by name.'));
    expect((await seen('hassan', id)).why).toBe((await seen('sam', id)).why);
    expect(await seen('hassan', hidden)).toMatchObject({ state: 'KEPT_BACK', ...NOTHING });
    const shown = await acts.get(CommentReader).lookedAt(statement.sections.money);
    expect(shown.map(({ state }) => state)).toEqual(['SHOWN', 'KEPT_BACK']);
    const [entry] = await entriesOf(acts, statement, 'comment.received');
    expect(JSON.stringify(entry)).not.toMatch(/visit|Jo"/);
    expect(entry?.facts).toMatchObject({ constituency: 'PUBLIC', asksForChange: true });
  });

  it('[R34] is looked at first by nobody who is a provider, and read by none of them before', async () => {
    const id = await sent();
    const provider = { ...statement.actor('priya'), roles: ['member', 'co-chair'] as Role[] };
    const comment = await acts.get(CommentReader).byId(id);
    expect(await acts.get(CommentsView).shown(provider, comment!)).toMatchObject({ state: 'HELD', ...NOTHING });
    const looked = await acts.get(LookAtComment).run(provider, { commentId: id, show: true, reason: '' });
    expect(codesOf(looked)).toEqual(['comment.who-looks']);
    const entries = await entriesOf(acts, statement, 'comment.received');
    const hides = async (reader: Actor) => (await acts.get(RemovalSight).hiding(reader, entries))(entries[0]!);
    expect([await hides(provider), await hides(statement.actor('des'))]).toEqual([true, false]);
  });

  it('keeps its section from being locked until two groups, one that leads it, have answered (R13)', async () => {
    const id = await sent();
    await serveCommentTime(acts.db, statement.id);
    await openStage(acts, statement, 'RESPONDING');
    const lock = async () =>
      codesOf(await acts.get(TurnFreezeKey).run(statement.actor('des'), { sectionId: statement.sections.money }));
    expect(await lock()).toEqual(['freeze.unanswered']);
    allowed(await look('sam', id));
    expect(await lock()).toEqual(['freeze.unanswered']);
    expect(codesOf(await agree('hassan', id))).toEqual(['answer.none']);
    expect(codesOf(await give('sam', id))).toEqual(['proposal.no-group']);
    allowed(await give('priya', id));
    expect(codesOf(await agree('priya', id))).toEqual(['answer.own']);
    expect(codesOf(await agree('hassan', id, 'another answer'))).toEqual(['answer.changed']);
    // Neither of them leads the section on money.
    expect(codesOf(await agree('hassan', id))).toEqual(['proposal.no-lead']);
    allowed(await agree('amira', id));
    expect(codesOf(await give('hassan', id))).toEqual(['proposal.answered']);
    expect(await seen('lorraine', id)).toMatchObject({ decision: 'ACCEPTED', putForward: null });
    await freeze(acts, statement, statement.sections.money);
    const [answered] = await entriesOf(acts, statement, 'comment.answered');
    expect(answered?.facts).toMatchObject({ comment: id, decision: 'ACCEPTED' });
  });

  it('offers "I agree" only to those whose agreement would be taken (R13)', async () => {
    const id = await sent();
    allowed(await look('sam', id));
    allowed(await give('hassan', id));
    const may = async (who: Who) => (await seen(who, id)).putForward?.mayAgree;
    // Another group, of which one leads: yes. Another group without a lead, one's own group, oneself, no group: no.
    const people = ['amira', 'priya', 'ruth', 'hassan', 'sam'] as const;
    expect(await Promise.all(people.map(may))).toEqual([true, false, false, false, false]);
  });

  it('still needs its answer by two when one person keeps it back after it was shown (R13)', async () => {
    const id = await sent();
    const unanswered = () => acts.get(CommentReader).countUnanswered({ sectionId: statement.sections.money });
    allowed(await look('sam', id));
    allowed(await look('des', id, false, 'It is not about this section.'));
    expect([await unanswered(), (await seen('sam', id)).waits]).toEqual([1, true]);
    expect(await seen('hassan', id)).toMatchObject({ state: 'KEPT_BACK', waits: true, ...NOTHING });
    allowed(await give('des', id));
    allowed(await agree('amira', id));
    expect(await unanswered()).toBe(0);
    // Before anybody could read it, one may keep it back, for a reason that everybody reads.
    const held = await sent();
    allowed(await look('des', held, false, 'It accuses a person by name.'));
    expect(await unanswered()).toBe(0);
  });

  it('keeps the first view, which only its author changes, until the time is over: then both are published (R13)', async () => {
    const id = await sent();
    allowed(await look('sam', id));
    allowed(await give('amira', id));
    const no = (who: Who) =>
      acts.get(GiveCommentAnswer).run(statement.actor(who), {
        ...{ commentId: id, decision: 'NOT_ACCEPTED', reason: 'It is not for this section.' },
      });
    expect([codesOf(await no('hassan')), codesOf(await give('hassan', id))]).toEqual([
      ['answer.first'],
      ['answer.same'],
    ]);
    expect(await seen('hassan', id)).toMatchObject({ decision: null, putForward: { decision: 'ACCEPTED' } });
    allowed(await no('amira'));
    allowed(await give('amira', id));
    await acts.db.manager.update(PublicComment, { id }, { at: new Date('2020-01-01') });
    expect(codesOf(await no('helen'))).toEqual(['proposal.two-groups']);
    allowed(await no('hassan'));
    const closed = await seen('lorraine', id);
    expect(closed).toMatchObject({ decision: 'NOT_ACCEPTED', putForward: null });
    expect(closed.reason).toMatch(/do not agree.*The table will say it\..*It is not for this section\./);
    const [entry] = await entriesOf(acts, statement, 'comment.answered');
    expect(entry?.facts).toMatchObject({ comment: id, bothViews: true });
  });

  it('is not shown after all while people sign, so that nothing is published that waits for an answer', async () => {
    const [id, exact, thanks] = [
      await sent(),
      await sent({ part: 'money-1', quote: 'its rates', instead: 'its prices' }),
      await sent({ change: '', why: 'Thank you, Bob.' }),
    ];
    for (const one of [id, exact, thanks]) allowed(await look('des', one, false, 'It accuses a person by name.'));
    await serveCommentTime(acts.db, statement.id);
    await openStage(acts, statement, 'RESPONDING');
    for (const section of Object.values(statement.sections)) await freeze(acts, statement, section);
    await openStage(acts, statement, 'SIGN_OFF');
    expect([codesOf(await look('sam', id)), codesOf(await look('sam', exact))]).toEqual([
      ['comment.locked'],
      ['comment.locked'],
    ]);
    // What asks for nothing waits for nobody.
    allowed(await look('sam', thanks));
    await reopen(acts, statement, statement.sections.money);
    allowed(await look('sam', id));
    expect((await seen('sam', id)).waits).toBe(true);
  });

  it('that asks for no change needs nobody once it is looked at', async () => {
    const id = await sent({ change: '', why: 'Thank you for this.' });
    allowed(await look('sam', id));
    await serveCommentTime(acts.db, statement.id);
    await openStage(acts, statement, 'RESPONDING');
    await freeze(acts, statement, statement.sections.money);
    expect(codesOf(await give('amira', id))).toEqual(['proposal.answered']);
  });

  it('is not taken after the last day of the group', async () => {
    await serveCommentTime(acts.db, statement.id);
    expect(codesOf(await send())).toEqual(['comment.closed']);
  });

  it('counts for the group that somebody says they belong to, and for the public where that is none', async () => {
    const group = async (constituency: string) => allowed(await send({ constituency })).comment?.constituency;
    expect([await group('CARERS'), await group('ADMINS')]).toEqual(['CARERS', 'PUBLIC']);
  });

  it('has one answer however many decide at once (R13)', async () => {
    const id = await sent();
    allowed(await look('sam', id));
    allowed(await give('amira', id));
    const { putForward } = await seen('des', id);
    const hash = putForward?.hash ?? '';
    const answers = await Promise.all((['des', 'priya', 'hassan'] as const).map((who) => agree(who, id, hash)));
    expect(answers.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
    expect(await entriesOf(acts, statement, 'comment.answered')).toHaveLength(1);
  });
});

it('[R12] an answer that is sent twice is put forward once', async () => {
  const id = await sent();
  allowed(await look('des', id));
  allowed(await give('amira', id));
  allowed(await give('amira', id));
  expect(await entriesOf(acts, statement, 'comment.answer-put-forward')).toHaveLength(1);
});
