import { groupDecides, type GroupQuestion } from './group-decision.js';

/** What signatories said, one letter each: Y yes, N no, - not yet. */
const decided = (letters: string, rule: GroupQuestion['rule'], quorum = 2) => {
  const count = (letter: string) => [...letters].filter((one) => one === letter).length;
  return groupDecides({ signatories: letters.length, yes: count('Y'), no: count('N'), quorum, rule });
};

describe('groupDecides (RULES.md, R1 and R17)', () => {
  it.each<[string, GroupQuestion['rule'], number, string]>([
    ['Y-', 'consensus', 2, 'waiting'],
    ['YY', 'consensus', 2, 'yes'],
    ['YN', 'consensus', 2, 'no'],
    ['YYN', 'consensus', 3, 'yes'],
    ['YYY-', 'consensus', 3, 'yes'],
    ['YYN-', 'consensus', 3, 'waiting'],
    ['YY--', 'two-thirds', 2, 'waiting'],
    ['YYN', 'two-thirds', 3, 'yes'],
    ['YNN-', 'two-thirds', 3, 'no'],
    ['YYN', 'majority', 3, 'yes'],
    ['YYNN', 'majority', 4, 'no'],
    ['Y', 'majority', 1, 'no'],
  ])('[R1] of %s by %s with a quorum of %i is %s', (letters, rule, quorum, decision) => {
    expect(decided(letters, rule, quorum)).toBe(decision);
  });
});
