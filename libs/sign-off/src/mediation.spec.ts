import {
  lastDayToAgree,
  mediationStanding,
  mediationUntil,
  whyNotDescribe,
  whyNotEnd,
  whyNotNoteAttempt,
  type MediationAsked,
} from './mediation.js';

const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

describe('a mediation', () => {
  const until = '2026-12-18';

  it('[R24] has failed when both co-chairs say so, or when its last day has passed without an outcome', () => {
    expect(mediationStanding(null, '2026-12-19')).toBe('none');
    expect(mediationStanding({ outcome: null, until }, '2026-12-18')).toBe('open');
    expect(mediationStanding({ outcome: null, until }, '2026-12-19')).toBe('failed');
    expect(mediationStanding({ outcome: 'failed', until }, '2026-12-01')).toBe('failed');
    expect(mediationStanding({ outcome: 'agreed', until }, '2027-01-01')).toBe('agreed');
  });

  it('[R24] lasts as much longer as the statement was paused since it began', () => {
    const said = { openedOn: '2026-11-27', until };
    expect(mediationUntil(said, [])).toBe(until);
    expect(mediationUntil(said, [{ from: '2026-11-01', to: '2026-11-26' }])).toBe(until);
    expect(mediationUntil(said, [{ from: '2026-12-03', to: '2026-12-04' }])).toBe('2026-12-22');
  });

  it('is written about by co-chairs and facilitators, while it goes on', () => {
    const allowed = {
      standing: 'open',
      roles: ['facilitator'],
      issue: 'Pay for travel time.',
      mediator: 'A neighbour',
    } as const;
    expect(whyNotDescribe(allowed)).toEqual([]);
    expect(codes(whyNotDescribe({ ...allowed, roles: ['member'], issue: 'Pay', mediator: ' ' }))).toEqual([
      'mediation.who',
      'mediation.no-issue',
      'mediation.no-mediator',
    ]);
    expect(codes(whyNotDescribe({ ...allowed, standing: 'failed' }))).toEqual(['mediation.over']);
    const attempt = { standing: 'open', roles: ['co-chair'], note: 'Met on Tuesday.' } as const;
    expect(whyNotNoteAttempt(attempt)).toEqual([]);
    expect(codes(whyNotNoteAttempt({ ...attempt, note: 'x'.repeat(501) }))).toEqual(['mediation.note']);
    expect(codes(whyNotNoteAttempt({ ...attempt, note: ' ' }))).toEqual(['mediation.note']);
  });

  it('ends early with one of two outcomes, once it was said what it is about', () => {
    const allowed = { standing: 'open', issue: 'Pay for travel time.', outcome: 'failed' } as const;
    expect(whyNotEnd(allowed)).toEqual([]);
    expect(codes(whyNotEnd({ ...allowed, issue: null, outcome: 'tired' }))).toEqual([
      'mediation.no-issue',
      'mediation.outcome',
    ]);
    expect(codes(whyNotEnd({ ...allowed, standing: 'agreed' }))).toEqual(['mediation.over']);
  });
});

describe('mediation that one co-chair asks for', () => {
  const ASKED: MediationAsked = {
    ...{ askedOn: '2026-11-27', limitWorkingDays: 15, pauses: [], signingUntil: '2026-12-01' },
    ...{ label: null, standing: 'none' },
  };
  const lastDay = (change: Partial<MediationAsked>) => lastDayToAgree({ ...ASKED, ...change });

  it('[R24] waits for the other for as long as a mediation may last, days of a pause not counted', () => {
    expect(lastDay({})).toBe('2026-12-18');
    expect(lastDay({ standing: 'agreed' })).toBe('2026-12-18');
    expect(lastDay({ pauses: [{ from: '2026-12-03', to: '2026-12-04' }] })).toBe('2026-12-22');
  });

  it('[R20] waits until everybody has had their time to sign', () => {
    expect(lastDay({ signingUntil: '2027-01-15' })).toBe('2027-01-15');
    expect(lastDay({ signingUntil: null })).toBeNull();
  });

  it.each<[string, Partial<MediationAsked>]>([
    ['it can be published together', { label: 'CO_PRODUCED_WITH_DISSENT' }],
    ['a mediation goes on', { standing: 'open' }],
    ['one has failed, so that nobody can delay what is open by asking again', { standing: 'failed' }],
  ])('[R24] never begins by itself where %s', (_case, change) => {
    expect(lastDay(change)).toBeNull();
  });
});
