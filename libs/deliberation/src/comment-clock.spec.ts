import {
  commentClock,
  whyNotDropFormat,
  whyNotFormatReady,
  whyNotOweFormat,
  type FormatOwed,
} from './comment-clock.js';

const owed = (constituency: string, format: string, readyOn: string | null): FormatOwed => ({
  ...{ constituency, format, readyOn },
});
const time = (...formats: FormatOwed[]) => ({ opensOn: '2027-03-01', days: 42, formats, pauses: [] });
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('the time that a group has to comment', () => {
  it('[R11] runs from the opening where everything that its members are owed is there', () => {
    const clock = commentClock(time(owed('PEOPLE', 'EASY_READ', '2027-02-20')), 'PEOPLE');
    expect(clock).toMatchObject({ startsOn: '2027-03-01', closesOn: '2027-04-12', waitsFor: [] });
  });

  it('[R11] does not begin while a format is missing, for that group alone', () => {
    const period = time(owed('PEOPLE', 'EASY_READ', null), owed('PEOPLE', 'PAPER', '2027-03-01'));
    expect(commentClock(period, 'PEOPLE')).toMatchObject({ startsOn: null, closesOn: null, waitsFor: ['EASY_READ'] });
    expect(commentClock(period, 'PROVIDERS')).toMatchObject({ closesOn: '2027-04-12' });
  });

  it('[R11] does not run while the statement is paused: two co-chairs cannot shorten it so', () => {
    const pauses = [{ from: '2027-03-10', to: '2027-03-12' }];
    expect(commentClock({ ...time(), pauses }, 'PROVIDERS')).toMatchObject({ closesOn: '2027-04-15' });
  });

  it('[R11] begins on the day of the last format, in full', () => {
    const period = time(owed('PEOPLE', 'EASY_READ', '2027-03-15'), owed('PEOPLE', 'BSL', '2027-03-20'));
    expect(commentClock(period, 'PEOPLE')).toMatchObject({ startsOn: '2027-03-20', closesOn: '2027-05-01' });
  });
});

describe('what a group is owed', () => {
  const request = {
    ...{ roles: ['facilitator'], constituency: 'CARERS', groups: ['CARERS'], format: 'BSL', isOwed: false },
    ...{ readyOn: null, today: '2027-03-10' },
  };

  it('[R11] is said by co-chairs and facilitators, once for each format', () => {
    expect(whyNotOweFormat(request)).toEqual([]);
    const bad = { roles: ['member'], constituency: 'MARTIANS', format: 'SMOKE', isOwed: true, readyOn: '2027-03-11' };
    expect(codes(whyNotOweFormat({ ...request, ...bad }))).toEqual([
      ...['format.who', 'format.group', 'format.kind', 'format.owed', 'format.day'],
    ]);
  });

  it('[R11] is there on a day that has come', () => {
    const ready = (readyOn: string | null) =>
      codes(whyNotFormatReady({ roles: ['co-chair'], readyOn, today: '2027-03-10' }));
    expect([ready('2027-03-10'), ready(null)]).toEqual([[], []]);
    for (const day of ['2027-03-11', 'soon', '2027-13-01', '2027-02-30']) expect(ready(day)).toEqual(['format.day']);
  });

  it('[R11] is Easy Read for people who draw on care, whatever anybody agrees', () => {
    const drop = {
      roles: ['co-chair'],
      constituency: 'PEOPLE',
      format: 'EASY_READ',
      reason: 'It costs too much.',
      isAgreed: false,
    };
    expect(codes(whyNotDropFormat(drop))).toEqual(['format.floor']);
    expect(codes(whyNotDropFormat({ ...drop, format: 'BSL' }))).toEqual([]);
    expect(codes(whyNotDropFormat({ ...drop, format: 'BSL', reason: 'No.' }))).toEqual(['format.no-reason']);
    // What every group agreed, every group takes back.
    expect(codes(whyNotDropFormat({ ...drop, format: 'BSL', isAgreed: true }))).toEqual(['format.agreed']);
  });
});
