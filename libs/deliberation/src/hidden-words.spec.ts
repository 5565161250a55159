import type { ConcernDecision } from './competition-concern.js';
import type { Ground } from './grounds.js';
import { readsHidden, whyNotAnswerHidden, whyNotGoOnHidden, whyNotJoinHidden } from './hidden-words.js';

const words = 'Next year we will bid 24 pounds an hour.';
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

/** Each rule holds for both grounds: by its number, the ground, and how its codes begin. */
const GROUNDS: readonly [rule: string, ground: Ground, code: string, out: string][] = [
  ['R34', 'COMPETITION', 'concern', 'concern.taken-out'],
  ['R38', 'SAFEGUARDING', 'referral', 'referral.kept-hidden'],
];

describe('reading hidden words (RULES.md, R34, R38)', () => {
  const chair = { roles: ['member', 'co-chair'], constituency: 'PEOPLE' };
  const lead = { roles: ['safeguarding-lead', 'facilitator'], constituency: null };

  it('[R34] is for those who check competition concerns', () => {
    expect([readsHidden(chair, { ground: 'COMPETITION' }), readsHidden(lead, { ground: 'COMPETITION' })]).toEqual([
      true,
      true,
    ]);
    const provider = { roles: ['co-chair'], constituency: 'PROVIDERS' };
    expect(readsHidden(provider, { ground: 'COMPETITION' })).toBe(false);
  });

  it('[R38] is for nobody where they stand, whatever role somebody has', () => {
    expect([chair, lead].map((reader) => readsHidden(reader, { ground: 'SAFEGUARDING' }))).toEqual([false, false]);
  });
});

describe.each(GROUNDS)('going on while something is hidden (RULES.md, %s)', (rule, ground, code, out) => {
  const goOn = (decision: ConcernDecision | null, text = `First. ${words}`) =>
    codes(whyNotGoOnHidden([{ ground, decision, quote: words }], text));
  const answer = (decision: ConcernDecision | null, isAccepted: boolean) =>
    codes(whyNotAnswerHidden({ ground, decision }, isAccepted));
  const join = (decision: ConcernDecision | null) => codes(whyNotJoinHidden({ ground, decision }));

  it(`[${rule}] a section waits while nobody has decided, also when the words are gone`, () => {
    expect([goOn(null), goOn(null, 'First.')]).toEqual([[`${code}.open`], [`${code}.open`]]);
  });

  it(`[${rule}] a section waits until words that were to go are gone`, () => {
    expect([goOn('TAKEN_OUT'), goOn('TAKEN_OUT', 'First.'), goOn('PUT_BACK')]).toEqual([
      [`${code}.still-there`],
      [],
      [],
    ]);
    expect(whyNotGoOnHidden([{ ground, decision: 'TAKEN_OUT', quote: null }], words)).toEqual([]);
  });

  it(`[${rule}] an answer waits while nobody has decided, and can then only be that it is not agreed`, () => {
    expect([answer(null, true), answer(null, false)]).toEqual([[`${code}.open`], [`${code}.open`]]);
    expect([answer('TAKEN_OUT', true), answer('TAKEN_OUT', false)]).toEqual([[out], []]);
    expect([answer('PUT_BACK', true), codes(whyNotAnswerHidden(undefined, true))]).toEqual([[], []]);
  });

  it(`[${rule}] own words get no name and no reply`, () => {
    expect([join(null), join('TAKEN_OUT'), codes(whyNotJoinHidden(undefined))]).toEqual([[`${code}.open`], [out], []]);
  });
});
