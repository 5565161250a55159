import type { DocumentState } from '#concordat';
import { isReadByEverybody, publicMark, waitsToBeAnswered, type PublicPlace } from './read-by-everybody.js';

const answered: PublicPlace = {
  ...{ status: 'NOT_ACCEPTED', hasAnswer: true, hiding: undefined, isRemoved: false, isKeptBack: false },
};
const competition = (decision: 'PUT_BACK' | 'TAKEN_OUT' | null) => ({ ground: 'COMPETITION', decision }) as const;
const markOf = (change: Partial<PublicPlace>) => publicMark({ ...answered, ...change });

describe('a suggestion, on the page that everybody reads', () => {
  it('[R13] is there in full once it has an answer, also while another pair looks at it again', () => {
    expect([markOf({}), markOf({ status: 'OPEN' }), markOf({ status: 'MERGED' })]).toEqual([null, null, null]);
  });

  it('[R13] is there without its words before, as nobody has looked at them', () => {
    expect(markOf({ status: 'OPEN', hasAnswer: false })).toBe('WAITS');
  });

  it('[R34] is there without its words while somebody checks it, and when they were taken out', () => {
    const marks = [null, 'TAKEN_OUT' as const].map((decision) => markOf({ hiding: competition(decision) }));
    expect(marks).toEqual(['BEING_CHECKED', 'TAKEN_OUT']);
    expect(markOf({ hiding: competition('PUT_BACK') })).toBeNull();
  });

  it('[R38] is there without its words for a worry about somebody, and does not tell whether somebody looks at it', () => {
    const marks = [null, 'TAKEN_OUT' as const].map((decision) =>
      markOf({ hiding: { ground: 'SAFEGUARDING', decision } }),
    );
    expect(marks).toEqual(['HIDDEN_FOR_SAFETY', 'HIDDEN_FOR_SAFETY']);
    expect(markOf({ hiding: { ground: 'SAFEGUARDING', decision: 'PUT_BACK' } })).toBeNull();
  });

  it('[R28] is there without its words when some were removed from the record', () => {
    expect(markOf({ isRemoved: true, hiding: competition(null) })).toBe('REMOVED');
  });

  it('is there without its words when it was taken back, or is of a comment that is kept back', () => {
    expect([markOf({ status: 'WITHDRAWN' }), markOf({ isKeptBack: true })]).toEqual(['TAKEN_BACK', 'KEPT_BACK']);
  });

  it('[R13] is there from when the draft is open for comment, also while the work is paused', () => {
    const isThere = (state: DocumentState, pausedFrom: DocumentState | null = null) =>
      isReadByEverybody({ state, pausedFrom });
    expect([isThere('DRAFTING'), isThere('COMMENT'), isThere('PUBLISHED')]).toEqual([false, true, true]);
    expect([isThere('PAUSED', 'RESPONDING'), isThere('PAUSED', 'DRAFTING')]).toEqual([true, false]);
  });

  it('[R12] waits as long as the one that it joined', () => {
    expect([waitsToBeAnswered('OPEN', null), waitsToBeAnswered('MERGED', 'OPEN')]).toEqual([true, true]);
    expect([waitsToBeAnswered('WITHDRAWN', null), waitsToBeAnswered('MERGED', 'ACCEPTED')]).toEqual([false, false]);
  });
});
