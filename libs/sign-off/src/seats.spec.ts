import type { MembershipId } from '#concordat';
import { countedOn, type Seat } from './seats.js';

const id = (name: string) => name as MembershipId;
const day = (number: number) => new Date(Date.UTC(2026, 4, number));
const seat = (name: string, change: Partial<Seat> = {}): Seat => ({
  ...{ membershipId: id(name), signs: true, stopped: false, after: null, joinedAt: day(1), ...change },
});
const on = (decided: readonly string[], quorum = 2) => ({
  decided: new Set(decided.map(id)),
  lockedAt: day(5),
  quorum,
});
const counted = (seats: readonly Seat[], decided: readonly string[], quorum = 2) =>
  countedOn(seats, on(decided, quorum)).counted.map(({ membershipId }) => membershipId);

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

  it('[R17] tells where a place would have two voices', () => {
    const seats = [seat('ruth', { signs: false, stopped: true }), seat('joy', { after: id('ruth') }), seat('hassan')];
    const twice = (...decided: string[]) => countedOn(seats, on(decided)).twice;
    expect([twice('ruth', 'hassan'), twice('joy', 'hassan'), twice('ruth', 'joy')]).toEqual([false, false, true]);
  });

  describe('with people who joined after the words were locked', () => {
    const both = [seat('ruth'), seat('hassan')];
    const kim = seat('kim', { joinedAt: day(6) });
    const lee = seat('lee', { joinedAt: day(7) });

    it('[R17][R7] counts none of them where the group has its quorum without them', () => {
      expect(counted([...both, kim, lee], [])).toEqual(['ruth', 'hassan']);
      expect(countedOn([...both, kim], on([])).later).toEqual([kim]);
    });

    it('[R17] counts as many as its quorum needs, the first who joined, and no more', () => {
      expect(counted([...both, kim, lee], [], 3)).toEqual(['ruth', 'hassan', 'kim']);
      expect(counted([...both, kim, lee], ['kim'])).toEqual(['ruth', 'hassan', 'kim']);
    });

    it('[R17] counts all of them on words that are not locked', () => {
      const { counted: all } = countedOn([...both, kim], { ...on([]), lockedAt: null });
      expect(all).toHaveLength(3);
    });

    it('[R17] counts by the place: one that was there stays, and one that was added is not older with an older member', () => {
      const gone = seat('ruth', { signs: false, stopped: true });
      expect(counted([gone, seat('hassan'), seat('ana'), { ...kim, after: id('ruth') }], [])).toContain('kim');
      const added = seat('kim', { signs: false, stopped: true, joinedAt: day(6) });
      expect(counted([...both, added, seat('neil', { after: id('kim') })], [])).toEqual(['ruth', 'hassan']);
    });

    it('[R17] counts a place that came back since the first who had it', () => {
      const back = seat('ana', { after: id('kim') });
      expect(counted([...both, back, { ...kim, signs: false, stopped: true, after: id('ana') }], [])).toContain('ana');
    });
  });

  it('does not count who was erased or is suspended', () => {
    expect(counted([seat('ruth', { signs: false })], ['ruth'])).toEqual([]);
  });
});
