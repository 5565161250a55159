import { PROMISE_CHECKS, type RecordedAct } from './promise-checks.js';
import { promiseStatus, type PromiseMark } from './promise-status.js';
import type { ConcordatPromise } from './promises.js';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T10:00:00.000Z`;

/** Acts in the order of their record, each on a day of March 2026. */
function record(...acts: readonly (readonly [number, string, object?, string?, string?])[]): RecordedAct[] {
  return acts.map(([number, kind, facts = {}, constituency = 'PEOPLE', who = 'one'], index) => ({
    ...{ seq: index + 1, at: day(number), kind, actor: `${who} of ${constituency}`, constituency },
    facts: { ...facts },
  }));
}

const promise = (code: string | null): ConcordatPromise => ({
  ...{ id: 'P1', text: 'T', promisedBy: [], part: 'practice', check: code === null ? 'manual' : 'query', code },
});
const evidence = { parameters: { answerWorkingDays: 5 }, since: day(1), now: day(31), marks: [] };
const statusOf = (code: string, acts: RecordedAct[], change: Partial<typeof evidence> = {}) =>
  promiseStatus(promise(code), { ...evidence, acts, ...change });

const received = [2, 'proposal.received', { proposal: 'a', section: 'money' }] as const;
const answered = (on: number) => [on, 'proposal.answered', { proposal: 'a', section: 'money' }] as const;
const key = (group: string, act = 'advance:DRAFTING:0') => [3, 'key.turned', { act }, group] as const;
const another = [3, 'key.turned', { act: 'advance:DRAFTING:0' }, 'PEOPLE', 'another'] as const;
const opened = [3, 'stage.opened', { to: 'DRAFTING' }] as const;
const commenting = [5, 'stage.opened', { to: 'COMMENT' }] as const;
const easyRead = (readyOn: string) =>
  [5, 'format.ready', { constituency: 'PEOPLE', format: 'EASY_READ', readyOn }] as const;
const frozen = (on: number, hash: string) => [on, 'section.frozen', { section: 'money', hash }] as const;
const lockedWith = (removals: number, explained: number) =>
  [4, 'section.frozen', { section: 'money', hash: 'x', removals, explained }] as const;
const declared = (on: number, who = 'one') => [on, 'interests.declared', {}, 'PROVIDERS', who] as const;
const writes = (on: number, group = 'PROVIDERS') => [on, 'writing.joined', { section: 'money' }, group] as const;

describe('what is counted from the record', () => {
  it.each<[string, string, RecordedAct[], string]>([
    ['a suggestion answered in time', 'answers-in-time', record(received, answered(9)), 'KEPT'],
    ['one answered a day late', 'answers-in-time', record(received, answered(10)), 'BROKEN'],
    ['one without an answer', 'answers-in-time', record(received), 'BROKEN'],
    [
      'one that was withdrawn',
      'answers-in-time',
      record(received, [3, 'proposal.withdrawn', { proposal: 'a' }]),
      'NOT_TESTABLE',
    ],
    [
      'a section locked after the answer',
      'answered-before-freeze',
      record(received, answered(3), frozen(4, 'x')),
      'KEPT',
    ],
    [
      'a section locked before the answer',
      'answered-before-freeze',
      record(received, frozen(4, 'x'), answered(5)),
      'BROKEN',
    ],
    ['Easy Read that was there before', 'easy-read-at-opening', record(easyRead('2026-03-04'), commenting), 'KEPT'],
    ['Easy Read on the day itself', 'easy-read-at-opening', record(commenting, easyRead('2026-03-05')), 'KEPT'],
    ['Easy Read two weeks late', 'easy-read-at-opening', record(commenting, easyRead('2026-03-19')), 'BROKEN'],
    ['no Easy Read', 'easy-read-at-opening', record(commenting), 'BROKEN'],
    ['no comments yet', 'easy-read-at-opening', record(opened), 'NOT_TESTABLE'],
    ['removals that all have a reason', 'removals-explained', record(lockedWith(2, 2)), 'KEPT'],
    ['a removal without a reason', 'removals-explained', record(lockedWith(2, 1)), 'BROKEN'],
    ['a section that nobody took much out of', 'removals-explained', record(lockedWith(0, 0)), 'KEPT'],
    ['a section locked before we counted removals', 'removals-explained', record(frozen(4, 'x')), 'NOT_TESTABLE'],
    ['a provider who declared and then wrote', 'interests-first', record(declared(2), writes(3)), 'KEPT'],
    ['a provider who wrote and then declared', 'interests-first', record(writes(2), declared(3)), 'BROKEN'],
    [
      'a provider who wrote when another had declared',
      'interests-first',
      record(declared(2, 'two'), writes(3)),
      'BROKEN',
    ],
    ['a carer who wrote', 'interests-first', record(writes(3, 'CARERS')), 'NOT_TESTABLE'],
    ['a stage with two keys', 'stages-by-two', record(key('PEOPLE'), key('COMMISSIONERS'), opened), 'KEPT'],
    ['a stage with one key', 'stages-by-two', record(key('PEOPLE'), opened), 'BROKEN'],
    [
      'mediation that began by itself, because the other co-chair did not answer: nobody opened it',
      'stages-by-two',
      record(key('PEOPLE', 'advance:MEDIATION:4'), [9, 'stage.opened', { to: 'MEDIATION', askedBy: 'PEOPLE' }]),
      'NOT_TESTABLE',
    ],
    ['a stage with two keys of one group', 'stages-by-two', record(key('PEOPLE'), another, opened), 'BROKEN'],
    [
      'a stage whose second key was taken back',
      'stages-by-two',
      record(key('PEOPLE'), key('CARERS'), [3, 'key.taken-back', { act: 'advance:DRAFTING:0' }, 'CARERS'], opened),
      'BROKEN',
    ],
    [
      'keys that were turned for the stage before',
      'stages-by-two',
      record(key('PEOPLE'), key('CARERS'), opened, [4, 'stage.opened', { to: 'DRAFTING' }]),
      'BROKEN',
    ],
    [
      'a version with two keys',
      'published-by-two',
      record(key('PEOPLE', 'publish:x'), key('CARERS', 'publish:x'), [4, 'statement.published']),
      'KEPT',
    ],
    [
      'a nomination answered before the writing',
      'nominations-answered',
      record([2, 'nomination.received', { nomination: 'n' }], [2, 'nomination.answered', { nomination: 'n' }], opened),
      'KEPT',
    ],
    [
      'a nomination never answered',
      'nominations-answered',
      record([2, 'nomination.received', { nomination: 'n' }], opened),
      'BROKEN',
    ],
    [
      'signed words that changed and lapsed',
      'signed-again',
      record(frozen(4, 'x'), [5, 'sign-off.given', { section: 'money', hash: 'x' }], frozen(6, 'y'), [
        6,
        'sign-offs.lapsed',
        { was: 'x', now: 'y' },
      ]),
      'KEPT',
    ],
    [
      'signed words that changed and did not lapse',
      'signed-again',
      record(frozen(4, 'x'), [5, 'sign-off.given', { section: 'money', hash: 'x' }], frozen(6, 'y')),
      'BROKEN',
    ],
    [
      'words that changed before anybody signed',
      'signed-again',
      record(frozen(4, 'x'), frozen(6, 'y')),
      'NOT_TESTABLE',
    ],
    ['words read back', 'read-back', record([4, 'words.written-for', { readBack: 'confirmed' }]), 'KEPT'],
    [
      'words not read back',
      'read-back',
      record([4, 'words.written-for', { readBack: 'could-not-be-confirmed' }]),
      'BROKEN',
    ],
  ])('%s (%s)', (_what, code, acts, state) => {
    expect(statusOf(code, acts).state).toBe(state);
  });

  it('has nothing to say of a record in which nothing happened', () => {
    expect(PROMISE_CHECKS.map(({ code }) => statusOf(code, []).state)).toEqual(
      PROMISE_CHECKS.map(() => 'NOT_TESTABLE'),
    );
  });

  it('waits for the last day of an answer', () => {
    expect(statusOf('answers-in-time', record(received), { now: day(9) }).state).toBe('NOT_TESTABLE');
    expect(statusOf('answers-in-time', record(received), { now: day(10) }).state).toBe('BROKEN');
  });

  it('says what was counted, and since when a promise that was kept is broken, and stays so', () => {
    const b = { proposal: 'b', section: 'money' };
    const c = { proposal: 'c', section: 'money' };
    const acts = record(
      received,
      [3, 'proposal.received', b],
      answered(4),
      [20, 'proposal.answered', b],
      [23, 'proposal.received', c],
      [24, 'proposal.answered', c],
    );
    expect(statusOf('answers-in-time', acts)).toEqual({
      state: 'BROKEN',
      counted: '2 of 3 suggestions were answered in time.',
      history: [
        { state: 'KEPT', at: day(4) },
        { state: 'BROKEN', at: '2026-03-11T00:00:00.000Z' },
      ],
    });
  });

  it('does not count what happened before the promise was made', () => {
    expect(statusOf('answers-in-time', record(received, answered(20)), { since: day(25) }).state).toBe('NOT_TESTABLE');
  });
});

describe('what other groups say', () => {
  const mark = (on: number, constituency: string, kept: boolean): PromiseMark => ({
    ...{ constituency, kept, reason: 'We saw it.', at: day(on) },
  });
  const said = (...marks: PromiseMark[]) => promiseStatus(promise(null), { ...evidence, acts: [], marks });

  it('is not testable until somebody says so', () => {
    expect(said()).toEqual({ state: 'NOT_TESTABLE', counted: '', history: [] });
  });

  it('is broken while any group says so, whatever another says', () => {
    expect(said(mark(2, 'CARERS', false), mark(3, 'PEOPLE', true)).state).toBe('BROKEN');
  });

  it('is kept again when the group that said it was broken says so', () => {
    expect(said(mark(2, 'CARERS', true), mark(3, 'CARERS', false), mark(4, 'CARERS', true)).history).toEqual([
      { state: 'KEPT', at: day(2) },
      { state: 'BROKEN', at: day(3) },
      { state: 'KEPT', at: day(4) },
    ]);
  });
});
