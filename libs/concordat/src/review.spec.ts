import { isReviewDue, stateOn, whyNotReviewBy } from './review.js';

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

describe('the day by which all of it is looked at again', () => {
  const codes = (day: string) => whyNotReviewBy(day, '2027-01-31').map(({ code }) => code);

  it('is after today', () => {
    expect([codes('2027-02-01'), codes('2027-01-31'), codes('2020-01-01')]).toEqual([
      [],
      ['concordat.reviewBy'],
      ['concordat.reviewBy'],
    ]);
  });

  it('is a day of the calendar', () => {
    for (const day of ['', 'next year', '2029-02-30', '2029-3-1']) expect(codes(day)).toEqual(['concordat.reviewBy']);
  });
});
