import type { DecisionRule, MembershipId } from '#concordat';
import {
  groupPosition,
  isSigned,
  newestOfEach,
  standing,
  unchangedSince,
  wayOfCounting,
  type GivenSignOff,
  type Position,
  type WayOfCounting,
} from './position.js';

const signed = (membership: string, change: Partial<GivenSignOff> = {}): GivenSignOff => ({
  membership: membership as MembershipId,
  hash: 'a',
  position: 'SIGNED',
  at: new Date('2026-05-01T09:00:00Z'),
  versions: [1],
  ...change,
});
const later = new Date('2026-05-02T09:00:00.000Z');
const text = { hash: 'a', since: [1] };

describe('standing (RULES.md, R16)', () => {
  it('[R16] keeps a sign-off of exactly this text', () => {
    const one = signed('lorraine');
    expect(standing([one], text)).toEqual([one]);
  });

  it.each<[string, Partial<GivenSignOff>]>([
    ['of another text', { hash: 'b' }],
    ['of the same words before they changed and changed back', { versions: [0] }],
    ['of a whole with fewer sections', { versions: [] }],
    ['of a whole with more sections', { versions: [1, 1] }],
  ])('[R16] lets go of one %s', (_case, change) => {
    expect(standing([signed('lorraine', change)], text)).toEqual([]);
  });

  it('[R16] keeps one of words that were locked again unchanged', () => {
    const one = signed('lorraine', { versions: [2] });
    expect(standing([one], { hash: 'a', since: [1] })).toEqual([one]);
  });

  it('[R16] looks at every section of the whole', () => {
    const whole = { hash: 'a', since: [3, 1] };
    expect(standing([signed('des', { versions: [3, 1] })], whole)).toHaveLength(1);
    expect(standing([signed('des', { versions: [2, 1] })], whole)).toHaveLength(0);
    expect(standing([signed('des', { versions: [3, 0] })], whole)).toHaveLength(0);
  });

  it('counts only the newest of one signatory, whatever the order', () => {
    const changedMind = signed('des', { position: 'DISSENTED', at: later });
    expect(standing([signed('des'), changedMind], text)).toEqual([changedMind]);
    expect(standing([changedMind, signed('des')], text)).toEqual([changedMind]);
  });

  it('[R16] does not fall back to an older one when the newest is of another text', () => {
    expect(standing([signed('des'), signed('des', { hash: 'b', at: later })], text)).toEqual([]);
  });

  it('takes the last of two at the same moment', () => {
    const second = signed('des', { position: 'DISSENTED' });
    expect([...newestOfEach([signed('des'), second])]).toEqual([second]);
  });
});

describe('unchangedSince (RULES.md, R16)', () => {
  it.each<[string[], number]>([
    [[], 0],
    [['a'], 1],
    [['a', 'a', 'a'], 1],
    [['a', 'b'], 2],
    [['a', 'b', 'a'], 3],
    [['a', 'b', 'b', 'b'], 2],
    [['b', 'a', 'a'], 2],
  ])('[R16] of versions %j is %i', (hashes, since) => {
    expect(unchangedSince(hashes.map((hash, index) => ({ number: index + 1, hash })))).toBe(since);
  });
});

describe('wayOfCounting (RULES.md, R17)', () => {
  const now: WayOfCounting = { quorum: 3, rule: 'majority' };
  const then: WayOfCounting = { quorum: 2, rule: 'consensus' };
  const given = (change: Partial<GivenSignOff> = {}, way = then) => ({ ...signed('lorraine', change), ...way });

  it('[R17] is as the agreement says until somebody has decided', () => {
    expect(wayOfCounting([], text, now)).toEqual(now);
  });

  it('[R17] stays what it was when the first of the group decided on these words', () => {
    expect(wayOfCounting([given({ at: later }, now), given()], text, now)).toEqual(then);
    expect(wayOfCounting([given(), given({ at: later }, now)], text, now)).toEqual(then);
  });

  it.each<[string, Partial<GivenSignOff>]>([
    ['other words', { hash: 'b' }],
    ['the same words before they changed and changed back', { versions: [0] }],
  ])('[R17] takes nothing from a decision on %s', (_case, change) => {
    expect(wayOfCounting([given(change)], text, now)).toEqual(now);
  });
});

/** Positions of signatories, one letter each: S signed, R with reservation, D not, A aside, - not yet. */
const groupOf = (
  letters: string,
  { quorum = 2, rule = 'consensus' }: { quorum?: number; rule?: DecisionRule } = {},
) => {
  const words: Record<string, Position> = {
    S: 'SIGNED',
    R: 'SIGNED_WITH_RESERVATION',
    D: 'DISSENTED',
    A: 'STOOD_ASIDE',
  };
  const signatories = [...letters].map((_, index) => `m${index}` as MembershipId);
  const signOffs = [...letters].flatMap((letter, index) => {
    const position = words[letter];
    return position ? [{ membership: `m${index}` as MembershipId, position }] : [];
  });
  return groupPosition({ signatories, quorum, rule, signOffs });
};

describe('groupPosition (RULES.md, R17)', () => {
  it.each<[string, number, DecisionRule, Position | 'WAITING']>([
    ['--', 2, 'consensus', 'WAITING'],
    ['S-', 2, 'consensus', 'WAITING'],
    ['SS', 2, 'consensus', 'SIGNED'],
    ['SR', 2, 'consensus', 'SIGNED_WITH_RESERVATION'],
    ['SS-', 2, 'consensus', 'SIGNED'],
    ['SS', 3, 'consensus', 'WAITING'],
    ['DD', 2, 'consensus', 'DISSENTED'],
    ['SD', 2, 'consensus', 'DISSENTED'],
    ['SSD', 3, 'consensus', 'SIGNED'],
    ['SRD', 3, 'consensus', 'SIGNED_WITH_RESERVATION'],
    ['SDD', 3, 'consensus', 'DISSENTED'],
    ['SD-', 2, 'consensus', 'WAITING'],
    ['SSS', 3, 'two-thirds', 'SIGNED'],
    ['SS-', 2, 'two-thirds', 'SIGNED'],
    ['SS--', 2, 'two-thirds', 'WAITING'],
    ['SDD-', 3, 'two-thirds', 'DISSENTED'],
    ['SSD', 3, 'majority', 'SIGNED'],
    ['SSDD', 4, 'majority', 'DISSENTED'],
    ['SS---', 2, 'majority', 'WAITING'],
  ])('[R17] of %s with quorum %i by %s is %s', (letters, quorum, rule, position) => {
    expect(groupOf(letters, { quorum, rule })).toBe(position);
  });

  it.each<[string, Position | 'WAITING']>([
    ['SSA', 'SIGNED'],
    ['AA', 'STOOD_ASIDE'],
    ['A-', 'WAITING'],
    ['SA', 'WAITING'],
    ['SSDA', 'SIGNED'],
  ])('[R17] does not count those who stand aside: %s is %s', (letters, position) => {
    expect(groupOf(letters)).toBe(position);
  });

  it.each<[string, number, Position | 'WAITING']>([
    ['A', 2, 'WAITING'],
    ['A', 1, 'STOOD_ASIDE'],
    ['AA', 3, 'WAITING'],
    ['AAA', 3, 'STOOD_ASIDE'],
  ])('[R17][R20] stands aside as a group only by its quorum: %s with quorum %i is %s', (letters, quorum, position) => {
    expect(groupOf(letters, { quorum })).toBe(position);
  });

  it('[R17] needs two for a simple majority', () => {
    expect(groupOf('S', { quorum: 1, rule: 'majority' })).not.toBe('SIGNED');
  });

  describe('with interests that make signatories stand aside', () => {
    const [m0, m1, m2] = ['m0', 'm1', 'm2'] as MembershipId[] as [MembershipId, MembershipId, MembershipId];
    const group = { signatories: [m0, m1, m2], quorum: 2, rule: 'consensus' as const };
    const signs = (membership: MembershipId, position: Position = 'SIGNED') => ({ membership, position });

    it('[R17][R31] does not count who must stand aside, though they signed before they declared it', () => {
      const signOffs = [signs(m0), signs(m1)];
      expect(groupPosition({ ...group, signOffs })).toBe('SIGNED');
      expect(groupPosition({ ...group, signOffs, mustStandAside: [m1] })).toBe('WAITING');
    });

    it('[R17][R31] lets the others decide by their number, not by that of all', () => {
      const two = { ...group, rule: 'majority' as const, quorum: 2, signOffs: [signs(m0), signs(m2)] };
      expect(groupPosition({ ...two, mustStandAside: [m1] })).toBe('SIGNED');
      const four = { ...two, signatories: [m0, m1, m2, 'm3' as MembershipId] };
      expect([groupPosition(four), groupPosition({ ...four, mustStandAside: [m1] })]).toEqual(['WAITING', 'SIGNED']);
    });

    it('[R17][R31] stands aside as a group where all of its signatories must', () => {
      expect(groupPosition({ ...group, signOffs: [], mustStandAside: [m0, m1, m2] })).toBe('STOOD_ASIDE');
    });

    it('[R17][R31] stands aside as a group by its quorum of those who must and those who chose to', () => {
      const chose = { ...group, signatories: [m0, m1], signOffs: [signs(m0, 'STOOD_ASIDE')], mustStandAside: [m1] };
      expect(groupPosition(chose)).toBe('STOOD_ASIDE');
      expect(groupPosition({ ...chose, quorum: 3 })).toBe('WAITING');
      expect(groupPosition({ ...chose, signatories: [m1], signOffs: [] })).toBe('WAITING');
    });
  });

  it('does not count somebody who does not sign for the group', () => {
    const stranger = { membership: 'stranger' as MembershipId, position: 'SIGNED' as const };
    const counted = {
      signatories: ['m0' as MembershipId, 'm1' as MembershipId],
      quorum: 2,
      rule: 'consensus' as const,
    };
    expect(
      groupPosition({ ...counted, signOffs: [{ membership: 'm0' as MembershipId, position: 'SIGNED' }, stranger] }),
    ).toBe('WAITING');
  });
});

describe('isSigned', () => {
  it('is true with and without a reservation, and of nothing else', () => {
    const all = [
      'SIGNED',
      'SIGNED_WITH_RESERVATION',
      'DISSENTED',
      'STOOD_ASIDE',
      'NO_RESPONSE',
      'WAITING',
      undefined,
    ] as const;
    expect(all.filter(isSigned)).toEqual(['SIGNED', 'SIGNED_WITH_RESERVATION']);
  });
});
