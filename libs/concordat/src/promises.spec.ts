import {
  DEFAULT_PROMISES,
  numberPromises,
  whyNotMark,
  whyNotPromises,
  type ConcordatPromise,
  type DraftPromise,
} from './promises.js';

const groups = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'];
const said: DraftPromise = {
  text: 'People can meet without officers.',
  promisedBy: ['COMMISSIONERS'],
  part: 'culture',
  check: 'manual',
  code: null,
};
const codesOf = (...promises: DraftPromise[]) => whyNotPromises(promises, groups).map(({ code }) => code);

describe('whyNotPromises (docs/rules.md, 3)', () => {
  it('lets groups promise what is said or counted, and what every agreement starts with', () => {
    expect(codesOf(said, { ...said, text: 'In time.', check: 'query', code: 'answers-in-time' })).toEqual([]);
    expect(codesOf(...DEFAULT_PROMISES)).toEqual([]);
  });

  it.each<[string, Partial<DraftPromise>, string]>([
    ['without words', { text: ' ' }, 'promise.text'],
    ['of a whole page', { text: 'x'.repeat(301) }, 'promise.text'],
    ['in no part', { part: 'money' as DraftPromise['part'] }, 'promise.part'],
    ['by a group that does not sign', { promisedBy: ['PUBLIC'] }, 'promise.by'],
    ['counted by nothing we know', { check: 'query', code: 'goodwill' }, 'promise.check'],
    ['counted by nothing', { check: 'query' }, 'promise.check'],
    ['both said and counted', { code: 'answers-in-time' }, 'promise.check'],
  ])('refuses one %s', (_what, change, code) => {
    expect(codesOf({ ...said, ...change })).toEqual([code]);
  });

  it('refuses one that stands there twice', () => {
    expect(codesOf(said, said)).toEqual(['promise.twice']);
  });
});

describe('numberPromises', () => {
  it('keeps the number of a promise that stays, and never gives one twice', () => {
    const first = numberPromises([said, { ...said, text: 'Two.' }], []);
    expect(first.map(({ id }) => id)).toEqual(['P1', 'P2']);
    const second = numberPromises(
      [
        { ...said, text: 'Other words.' },
        { ...said, text: ' Two. ' },
      ],
      first,
    );
    expect(second.map(({ id, text }) => [id, text])).toEqual([
      ['P3', 'Other words.'],
      ['P2', 'Two.'],
    ]);
  });
});

describe('whyNotMark', () => {
  const promise: ConcordatPromise = { ...said, id: 'P1' };
  const allowed = { promise, constituency: 'PEOPLE', groups, isInForce: true, reason: 'We met twice.' };
  const codes = (change: Partial<Parameters<typeof whyNotMark>[0]>) =>
    whyNotMark({ ...allowed, ...change }).map(({ code }) => code);

  it('lets another group say, and any group where everybody promises', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ promise: { ...promise, promisedBy: [] } })).toEqual([]);
    expect(codes({ promise: { ...promise, promisedBy: [...groups] } })).toEqual([]);
  });

  it.each<[string, Parameters<typeof codes>[0], string]>([
    ['of the group that promised it', { constituency: 'COMMISSIONERS' }, 'promise.own'],
    ['of no group', { constituency: null }, 'promise.who'],
    ['of a group that does not sign', { constituency: 'PUBLIC' }, 'promise.who'],
    ['who gives no reason', { reason: ' ' }, 'promise.no-reason'],
    ['before all have agreed', { isInForce: false }, 'promise.not-in-force'],
    ['of a promise that is counted', { promise: { ...promise, check: 'query' } }, 'promise.counted'],
    ['of no promise', { promise: null }, 'promise.unknown'],
  ])('refuses somebody %s', (_what, change, code) => {
    expect(codes(change)).toEqual([code]);
  });
});
