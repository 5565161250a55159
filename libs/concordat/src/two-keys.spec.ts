import type { MembershipId } from './ids.js';
import { turnKey, whyNotCoChairs, whyNotTakeBackKey, type CoChair } from './two-keys.js';

const des = 'des' as MembershipId;
const amira = 'amira' as MembershipId;
const helen = 'helen' as MembershipId;
const coChairs: CoChair[] = [
  { membershipId: des, constituency: 'PEOPLE' },
  { membershipId: amira, constituency: 'COMMISSIONERS' },
];
const codes = ({ refusals }: { refusals: { code: string }[] }) => refusals.map(({ code }) => code);

describe('turnKey (RULES.md, R2 and R22)', () => {
  it('[R2] does nothing with one key', () => {
    expect(turnKey({ coChairs, turned: [], actor: des })).toEqual({ refusals: [], complete: false });
  });

  it('[R2] is complete with both, whoever is first', () => {
    expect([
      turnKey({ coChairs, turned: [des], actor: amira }).complete,
      turnKey({ coChairs, turned: [amira], actor: des }).complete,
    ]).toEqual([true, true]);
  });

  it('[R2] does not count one co-chair twice', () => {
    const turn = turnKey({ coChairs, turned: [des], actor: des });
    expect([codes(turn), turn.complete]).toEqual([['keys.already-turned'], false]);
  });

  it('[R22] refuses everybody else', () => {
    const turn = turnKey({ coChairs, turned: [des], actor: helen });
    expect([codes(turn), turn.complete]).toEqual([['keys.not-co-chair'], false]);
  });

  it('[R2] does not count the key of somebody who is no co-chair any more', () => {
    expect(turnKey({ coChairs, turned: [helen], actor: des }).complete).toBe(false);
  });

  it('[R2] refuses one co-chair who is alone', () => {
    const turn = turnKey({ coChairs: coChairs.slice(0, 1), turned: [], actor: des });
    expect([codes(turn), turn.complete]).toEqual([['keys.co-chairs'], false]);
  });

  it('[R24] keeps the key of the only co-chair where it may wait, and is never complete with it', () => {
    const alone = { coChairs: coChairs.slice(0, 1), turned: [], mayWaitAlone: true };
    expect(turnKey({ ...alone, actor: des })).toEqual({ refusals: [], complete: false });
    expect(codes(turnKey({ ...alone, turned: [des], actor: des }))).toEqual(['keys.already-turned']);
    expect(codes(turnKey({ ...alone, actor: helen }))).toEqual(['keys.not-co-chair']);
    const ofOneGroup = coChairs.map((one) => ({ ...one, constituency: 'PEOPLE' }));
    expect(codes(turnKey({ ...alone, coChairs: ofOneGroup, actor: des }))).toEqual(['keys.co-chairs']);
  });
});

describe('whyNotCoChairs (RULES.md, R2)', () => {
  const refused = (some: CoChair[]) => whyNotCoChairs(some).map(({ code }) => code);
  const of = (...groups: (string | null)[]): CoChair[] =>
    groups.map((constituency, index) => ({ membershipId: `m${index}` as MembershipId, constituency }));

  it('[R2] takes two of different groups, one with lived experience', () => {
    expect([refused(of('PEOPLE', 'COMMISSIONERS')), refused(of('VCSE', 'CARERS'))]).toEqual([[], []]);
  });

  it.each<[string, CoChair[]]>([
    ['none', of()],
    ['one', of('PEOPLE')],
    ['three', of('PEOPLE', 'CARERS', 'VCSE')],
    ['two of one group', of('PEOPLE', 'PEOPLE')],
    ['two without lived experience', of('COMMISSIONERS', 'VCSE')],
    ['two of no group', of(null, null)],
  ])('[R2] refuses %s', (_case, some) => {
    expect(refused(some)).toEqual(['keys.co-chairs']);
  });
});

describe('whyNotTakeBackKey (RULES.md, R2)', () => {
  it('[R2] lets a co-chair take back their own key that waits, and nobody else’s', () => {
    const refused = (turned: MembershipId[]) => whyNotTakeBackKey({ turned, actor: des }).map(({ code }) => code);
    expect([refused([des]), refused([amira]), refused([])]).toEqual([[], ['keys.not-waiting'], ['keys.not-waiting']]);
  });
});
