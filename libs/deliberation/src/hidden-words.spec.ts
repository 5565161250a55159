import type { ConcernDecision } from './grounds.js';
import type { Ground } from './grounds.js';
import {
  isAnsweredBlindly,
  readsHidden,
  strongest,
  whyNotAnswerHidden,
  whyNotGoOnHidden,
  whyNotJoinHidden,
  whyNotShowHidden,
} from './hidden-words.js';

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
    codes(whyNotGoOnHidden([{ ground, decision, quote: words, blockId: 'a', isHere: true }], [{ id: 'b', text }]));
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
    const beside = { ground, decision: 'TAKEN_OUT', quote: null, blockId: null, isHere: true } as const;
    expect(whyNotGoOnHidden([beside], [{ id: 'b', text: words }])).toEqual([]);
  });

  it(`[${rule}] a section waits for words of another one only where it says them again`, () => {
    const elsewhere = { ground, decision: null, quote: words, blockId: 'a', isHere: false };
    const inText = (text: string) => codes(whyNotGoOnHidden([elsewhere], [{ id: 'b', text }]));
    expect([inText('First.'), inText(words)]).toEqual([[], [`${code}.open`]]);
  });

  it(`[${rule}] nobody shows a comment that is hidden`, () => {
    const show = (decision: ConcernDecision | null) => codes(whyNotShowHidden({ ground, decision }));
    expect([show(null), show('TAKEN_OUT'), show('PUT_BACK')]).toEqual([[`${code}.open`], [out], []]);
    expect(whyNotShowHidden(undefined)).toEqual([]);
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

describe('several things that hide the same words (RULES.md, R34, R38)', () => {
  const [bid, worry] = [{ ground: 'COMPETITION' }, { ground: 'SAFEGUARDING' }] as const;

  it('[R34][R38] count as a worry about somebody first, and first as what nobody has decided', () => {
    const open = { ...worry, decision: null };
    const kept = { ...worry, decision: 'TAKEN_OUT' } as const;
    expect(strongest([{ ...bid, decision: null }, kept])).toBe(kept);
    expect(strongest([kept, open])).toBe(open);
    expect([strongest([]), strongest([undefined, null])]).toEqual([null, null]);
  });

  it('[R12][R38] let everybody read an answer that was given once a lead had decided, and no other', () => {
    const decidedAt = new Date('2027-03-03T10:00:00Z');
    const [before, after] = [new Date('2027-03-02T10:00:00Z'), new Date('2027-03-04T10:00:00Z')];
    const kept = { ...worry, decision: 'TAKEN_OUT', decidedAt } as const;
    expect([isAnsweredBlindly(kept, before), isAnsweredBlindly(kept, after)]).toEqual([false, true]);
    expect(isAnsweredBlindly({ ...kept, ...bid }, after)).toBe(false);
  });
});
