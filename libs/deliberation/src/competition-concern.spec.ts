import {
  isConcernReviewer,
  whyNotDecideConcern,
  whyNotFlag,
  type ConcernDecisionRequest,
  type FlagRequest,
} from './competition-concern.js';

const words = 'Next year we will bid 24 pounds an hour.';

/** A flag that every rule allows. Each test changes only what it is about. */
const flag: FlagRequest = {
  quote: words,
  why: 'A future price.',
  text: `First.  ${words} Last.`,
  isFlagged: false,
  ground: 'COMPETITION',
};
const codesOfFlag = (change: Partial<FlagRequest>) => whyNotFlag({ ...flag, ...change }).map(({ code }) => code);

/** A decision that every rule allows. */
const decision: ConcernDecisionRequest = {
  reviewer: { roles: ['member', 'co-chair'], constituency: 'PEOPLE' },
  isOwn: false,
  isDecided: false,
  decision: 'TAKEN_OUT',
  reason: 'It is a future price.',
};
const codesOf = (change: Partial<ConcernDecisionRequest>) =>
  whyNotDecideConcern({ ...decision, ...change }).map(({ code }) => code);

describe('flagging a competition concern (RULES.md, R34)', () => {
  it('[R34] takes words that stand in the text, however they are spaced', () => {
    expect(codesOfFlag({})).toEqual([]);
    expect(codesOfFlag({ quote: ` ${words.replace(' ', '\n')}` })).toEqual([]);
  });

  it.each<[string, Partial<FlagRequest>]>([
    ['concern.no-words', { quote: ' ' }],
    ['concern.not-there', { text: 'Something else.' }],
    ['concern.not-there', { text: null }],
    ['concern.no-reason', { why: '' }],
    ['concern.flagged', { isFlagged: true }],
    ['concern.no-ground', { ground: 'OTHER' }],
  ])('[R34] refuses with %s', (code, change) => {
    expect(codesOfFlag(change)).toEqual([code]);
  });

  it('[R38] takes a worry about somebody without a reason: nobody has to find words for it', () => {
    expect(codesOfFlag({ ground: 'SAFEGUARDING', why: '' })).toEqual([]);
    expect(codesOfFlag({ ground: 'SAFEGUARDING', why: '', text: 'Else.' })).toEqual(['concern.not-there']);
  });
});

describe('deciding a competition concern (RULES.md, R34)', () => {
  it.each(['PUT_BACK', 'TAKEN_OUT'])('[R34] lets a co-chair who is no provider decide %s', (what) => {
    expect(codesOf({ decision: what })).toEqual([]);
  });

  it('[R34] lets a facilitator decide', () => {
    expect(codesOf({ reviewer: { roles: ['facilitator'], constituency: null } })).toEqual([]);
  });

  it.each<[string, Partial<ConcernDecisionRequest>]>([
    ['concern.not-a-reviewer', { reviewer: { roles: ['member', 'co-chair'], constituency: 'PROVIDERS' } }],
    ['concern.not-a-reviewer', { reviewer: { roles: ['member'], constituency: 'CARERS' } }],
    ['concern.own', { isOwn: true }],
    ['concern.decided', { isDecided: true }],
    ['concern.decision', { decision: 'x' }],
    ['concern.no-decision-reason', { reason: ' ' }],
  ])('[R34] refuses with %s', (code, change) => {
    expect(codesOf(change)).toEqual([code]);
  });

  it('[R34] is never for a provider, whatever else they are', () => {
    expect(isConcernReviewer({ roles: ['facilitator', 'co-chair'], constituency: 'PROVIDERS' })).toBe(false);
  });
});
