import type { Reviewer } from './competition-concern.js';
import { TAKEN_OUT, withoutContactDetails } from './contact-details.js';
import { LONGEST_COMMENT } from './comment-words.js';
import { asksOnceShown, needsAnswer, whyNotComment, whyNotLookAt, type CommentRequest } from './public-comment.js';

const comment: CommentRequest = {
  documentState: 'COMMENT',
  sectionState: 'IN_COMMENT',
  clock: { closesOn: '2027-04-12' },
  today: '2027-04-12',
  change: 'Say how long a visit is.',
  why: '',
  name: '',
  ...{ blockId: null, quote: '', quoteIsThere: false, instead: '' },
};
const codesFor = (change: Partial<CommentRequest>) => whyNotComment({ ...comment, ...change }).map(({ code }) => code);

describe('a comment from the public', () => {
  it('[R11] is taken to the end of the last day of the group, and not after it', () => {
    expect(codesFor({})).toEqual([]);
    expect(codesFor({ today: '2027-04-13' })).toEqual(['comment.closed']);
    expect(codesFor({ today: '2027-04-13', clock: { closesOn: null } })).toEqual([]);
  });

  it('[R12] is about the draft that is open, and says something', () => {
    expect(codesFor({ documentState: 'DRAFTING' })).toEqual(['comment.closed']);
    expect(codesFor({ sectionState: 'RESPONDING' })).toEqual(['comment.closed']);
    expect(codesFor({ change: ' ' })).toEqual(['comment.empty']);
    const long = 'x'.repeat(LONGEST_COMMENT + 1);
    expect(codesFor({ why: long, name: long })).toEqual(['comment.too-long', 'comment.name']);
  });

  it('[R12] is about words that stand in a part of it, and can write others in their place', () => {
    const words = { blockId: 'b1', quote: 'short visits', quoteIsThere: true };
    expect(codesFor({ ...words, change: '', instead: 'visits of an hour' })).toEqual([]);
    expect(codesFor({ ...words, quoteIsThere: false })).toEqual(['comment.quote']);
    expect(codesFor({ ...words, blockId: null })).toEqual(['comment.which-part']);
    expect(codesFor({ instead: 'visits of an hour' })).toEqual(['comment.which-part']);
    expect(codesFor({ ...words, instead: ' short visits' })).toEqual(['comment.no-change']);
    expect(codesFor({ ...words, instead: 'x'.repeat(LONGEST_COMMENT + 1) })).toEqual(['comment.too-long']);
  });

  it('[R12] whose exact words became a suggestion is answered there', () => {
    const shown = { state: 'SHOWN', change: 'Shorter.', decision: null } as const;
    expect([needsAnswer(shown), needsAnswer({ ...shown, proposalId: 'p' })]).toEqual([true, false]);
    expect(needsAnswer({ ...shown, state: 'HELD', proposalId: null })).toBe(true);
  });

  it('[R12] needs somebody until it is looked at, and then an answer if it asks for a change', () => {
    const at = (state: 'HELD' | 'SHOWN' | 'KEPT_BACK', change = 'Shorter.', decision: string | null = null) =>
      needsAnswer({ state, change, decision });
    expect([at('HELD', ''), at('SHOWN'), at('SHOWN', ''), at('SHOWN', 'x', 'ACCEPTED'), at('KEPT_BACK')]).toEqual([
      ...[true, true, false, false, false],
    ]);
  });

  it('[R12] still needs its answer when it is kept back after people have read it', () => {
    const kept = { state: 'KEPT_BACK', change: 'Shorter.', decision: null } as const;
    expect(needsAnswer({ ...kept, wasShown: true })).toBe(true);
    expect(needsAnswer({ ...kept, wasShown: true, decision: 'NOT_ACCEPTED' })).toBe(false);
    expect(needsAnswer({ ...kept, wasShown: true, change: '' })).toBe(false);
  });

  it('is kept back only with a reason, by somebody who looks after the work', () => {
    const facilitator: Reviewer = { roles: ['facilitator'], constituency: null };
    const place = { state: 'HELD', sectionState: 'IN_COMMENT', asks: true } as const;
    const look = { looking: facilitator, show: false, ...place, reason: 'It names a neighbour.' };
    const codes = (change: Partial<typeof look>) => whyNotLookAt({ ...look, ...change }).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ looking: { ...facilitator, roles: ['member'] }, reason: 'No.' })).toEqual([
      'comment.who-looks',
      'comment.no-reason',
    ]);
    expect(whyNotLookAt({ ...look, show: true, state: 'SHOWN' }).map(({ code }) => code)).toEqual([
      ...['comment.looked-at'],
    ]);
  });

  it('[R12] that asks for a change is not shown once its section is locked, as nobody could answer it then', () => {
    const looking: Reviewer = { roles: ['facilitator'], constituency: null };
    const look = { looking, show: true, state: 'KEPT_BACK', reason: '', asks: true } as const;
    const codes = (change: Partial<Parameters<typeof whyNotLookAt>[0]>) =>
      whyNotLookAt({ ...look, sectionState: 'FROZEN', ...change }).map(({ code }) => code);
    expect([codes({}), codes({ sectionState: 'SIGNED' })]).toEqual([['comment.locked'], ['comment.locked']]);
    expect([codes({ sectionState: 'RESPONDING' }), codes({ asks: false })]).toEqual([[], []]);
    expect(codes({ state: 'SHOWN', show: false, reason: 'It names a neighbour.' })).toEqual([]);
    const kept = { state: 'KEPT_BACK', change: '', instead: '', decision: null } as const;
    const asks = (change: Partial<Parameters<typeof asksOnceShown>[0]>) => asksOnceShown({ ...kept, ...change });
    expect([asks({ change: 'Shorter.' }), asks({ instead: 'an hour' })]).toEqual([true, true]);
    expect([asks({}), asks({ change: 'Shorter.', decision: 'ACCEPTED' })]).toEqual([false, false]);
    expect(asks({ instead: 'an hour', proposalId: 'p' })).toBe(false);
  });

  it('[R34] is looked at first by nobody who is a provider, as it may hold a price', () => {
    const look = { show: true, state: 'HELD', reason: '', sectionState: 'IN_COMMENT', asks: true } as const;
    const as = (looking: Reviewer) => whyNotLookAt({ ...look, looking }).map(({ code }) => code);
    expect(as({ roles: ['co-chair'], constituency: 'PROVIDERS' })).toEqual(['comment.who-looks']);
    expect(as({ roles: ['co-chair'], constituency: 'PEOPLE' })).toEqual([]);
  });
});

describe('public text', () => {
  it.each([
    'ring me on 07700 900123 please',
    'ring (0191) 498 0123 please',
    'ring +44 20 7946 0958 please',
    'write to jo.o’neil@example.org please',
    'I live at NE1 4ST please',
    'my number is 943 476 5919 please',
  ])('[R38] shows no contact details: %s', (text) => {
    const shown = withoutContactDetails(text);
    expect(shown).toContain(TAKEN_OUT);
    expect(shown).toMatch(/ please$/);
    expect(shown).not.toMatch(/\d{3}|@/);
  });

  it('[R38] keeps figures, years and prices', () => {
    const text = 'In 2027 we pay £28.53 an hour for 1,850 hours; 268,400 people in 6 areas, 2026/27 to 2028/29.';
    expect(withoutContactDetails(text)).toBe(text);
  });
});
