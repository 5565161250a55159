import { signingUntil, stillSilent } from './signing-time.js';

describe('signingUntil (docs/rules.md, 6)', () => {
  it('[R20] gives the agreed working days after the newest lock, or after signing opened', () => {
    expect(signingUntil({ lockedOn: ['2027-03-01', '2027-03-05'], openedOn: '2027-03-03', pauses: [] }, 10)).toBe(
      '2027-03-19',
    );
    expect(signingUntil({ lockedOn: ['2027-03-01'], openedOn: '2027-03-08', pauses: [] }, 10)).toBe('2027-03-22');
  });

  it('[R20] gives back the working days of a pause', () => {
    const pauses = [{ from: '2027-03-09', to: '2027-03-11' }];
    expect(signingUntil({ lockedOn: ['2027-03-01'], openedOn: '2027-03-08', pauses }, 10)).toBe('2027-03-25');
  });

  it('[R20] has not begun before signing is open and every section is locked', () => {
    expect(signingUntil({ lockedOn: ['2027-03-01'], openedOn: null, pauses: [] }, 10)).toBeNull();
    expect(signingUntil({ lockedOn: ['2027-03-01', null], openedOn: '2027-03-01', pauses: [] }, 10)).toBeNull();
  });
});

it('[R20] names each group once that has not decided on a section or on the whole', () => {
  const group = (constituency: string, position: 'SIGNED' | 'WAITING' | 'NO_RESPONSE') => ({ constituency, position });
  expect(
    stillSilent([
      [group('PEOPLE', 'SIGNED'), group('PROVIDERS', 'WAITING')],
      [group('PROVIDERS', 'NO_RESPONSE'), group('CARERS', 'SIGNED')],
    ]),
  ).toEqual(['PROVIDERS']);
});
