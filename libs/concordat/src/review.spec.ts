import { isReviewDue, stateOn } from './review.js';

const published = { state: 'PUBLISHED', reviewBy: '2029-03-31' } as const;

describe('when a published statement is due to be looked at again', () => {
  it('is after the day that it names, without anybody’s act', () => {
    expect([isReviewDue(published, '2029-03-31'), isReviewDue(published, '2029-04-01')]).toEqual([false, true]);
    expect(stateOn(published, '2029-04-01')).toBe('REVIEW_DUE');
    expect(stateOn(published, '2029-03-31')).toBe('PUBLISHED');
  });

  it('is before that day too once both co-chairs have begun', () => {
    expect(isReviewDue({ ...published, state: 'REVIEW_DUE' }, '2027-01-01')).toBe(true);
  });

  it('is no statement that is written, paused, replaced or withdrawn', () => {
    for (const state of ['DRAFTING', 'RESPONDING', 'PAUSED', 'SUPERSEDED', 'WITHDRAWN'] as const) {
      expect(stateOn({ ...published, state }, '2030-01-01')).toBe(state);
    }
  });
});
