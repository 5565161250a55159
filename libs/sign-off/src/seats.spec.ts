import type { MembershipId } from '#concordat';
import { countedOn, type Seat } from './seats.js';

const id = (name: string) => name as MembershipId;
const seat = (name: string, change: Partial<Seat> = {}): Seat => ({
  ...{ membershipId: id(name), signs: true, stopped: false, after: null, ...change },
});
const counted = (seats: readonly Seat[], decided: readonly string[]) =>
  countedOn(seats, new Set(decided.map(id))).map(({ membershipId }) => membershipId);

describe('countedOn', () => {
  it('[R17] counts those who sign, whether they have decided or not', () => {
    expect(counted([seat('ruth'), seat('hassan')], ['ruth'])).toEqual(['ruth', 'hassan']);
  });

  it('[R17] counts who stopped only where they had decided', () => {
    const seats = [seat('ruth', { signs: false, stopped: true }), seat('hassan')];
    expect([counted(seats, ['ruth']), counted(seats, [])]).toEqual([['ruth', 'hassan'], ['hassan']]);
  });

  it('[R17] gives a place that was handed over one voice', () => {
    const seats = [seat('ruth', { signs: false, stopped: true }), seat('joy', { after: id('ruth') })];
    expect([counted(seats, ['ruth']), counted(seats, []), counted(seats, ['joy'])]).toEqual([
      ...[['ruth'], ['joy'], ['joy']],
    ]);
  });

  it('[R17] knows places that were handed over again, and that came back', () => {
    const gone = { signs: false, stopped: true };
    const ruth = seat('ruth', gone);
    const again = [ruth, seat('joy', { ...gone, after: id('ruth') }), seat('ana', { after: id('joy') })];
    expect([counted(again, ['ruth']), counted(again, ['joy'])]).toEqual([['ruth'], ['joy']]);
    const back = [seat('ruth', { after: id('joy') }), seat('joy', { ...gone, after: id('ruth') })];
    expect([counted(back, []), counted(back, ['joy']), counted(back, ['ruth'])]).toEqual([['ruth'], ['joy'], ['ruth']]);
  });

  it('does not count who was erased or is suspended', () => {
    expect(counted([seat('ruth', { signs: false })], ['ruth'])).toEqual([]);
  });
});
