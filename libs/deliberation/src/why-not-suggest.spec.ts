import { LONGEST_SAID, LONGEST_WORDS, type DocumentState, type SectionState } from '#concordat';
import { whyNotSuggest, type SuggestionRequest } from './why-not-suggest.js';

/** A suggestion that every rule allows. Each test changes only what it is about. */
const allowed: SuggestionRequest = {
  documentState: 'DRAFTING',
  sectionState: 'DRAFTING',
  membershipStatus: 'active',
  constituency: 'CARERS',
  interestsDeclared: false,
  baseText: 'continuity of care',
  baseIsThere: true,
  proposedText: 'the same few people',
  reason: 'Nobody talks like that.',
};
const codesFor = (change: Partial<SuggestionRequest>) =>
  whyNotSuggest({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotSuggest', () => {
  it('takes a change with its reason', () => {
    expect(codesFor({})).toEqual([]);
  });

  it('[R12] is as long as everybody can be asked to read, and says how long that is', () => {
    const long = { proposedText: 'x'.repeat(LONGEST_WORDS + 1), reason: 'x'.repeat(LONGEST_SAID + 1) };
    expect(whyNotSuggest({ ...allowed, ...long })).toEqual([
      {
        code: 'suggestion.too-long',
        because: 'What you suggest has 10,001 characters, and can have 10,000 at most. Make it shorter.',
      },
      {
        code: 'suggestion.too-long',
        because: 'The reason has 4,001 characters, and can have 4,000 at most. Make it shorter.',
      },
    ]);
    expect(codesFor({ proposedText: 'x'.repeat(LONGEST_WORDS), reason: 'x'.repeat(LONGEST_SAID) })).toEqual([]);
    // What a group asks back is as long as it was (R8).
    expect(codesFor({ proposedText: long.proposedText, wereInText: true })).toEqual([]);
  });

  it('takes a new paragraph, and words to take away', () => {
    expect([codesFor({ baseText: '', baseIsThere: false }), codesFor({ proposedText: '' })]).toEqual([[], []]);
  });

  it.each<[string, Partial<SuggestionRequest>, string]>([
    ['of somebody who has left', { membershipStatus: 'ended' }, 'suggestion.not-active'],
    ['of words that are not there', { baseIsThere: false }, 'suggestion.stale'],
    ['of the same words', { proposedText: ' continuity of care ' }, 'suggestion.no-change'],
    ['of nothing', { baseText: '', proposedText: '' }, 'suggestion.no-change'],
    ['[R12] without a reason', { reason: ' ' }, 'suggestion.no-reason'],
  ])('%s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it.each(['PROVIDERS', 'VCSE'])('[R31] of %s is taken once they have declared their interests', (constituency) => {
    expect(codesFor({ constituency })).toEqual(['suggestion.no-interests']);
    expect(codesFor({ constituency, interestsDeclared: true })).toEqual([]);
  });

  it.each<[DocumentState]>([['CONCORDAT'], ['COUNCIL_DECISION'], ['PUBLISHED']])(
    'is refused in %s',
    (documentState) => {
      expect(codesFor({ documentState })).toEqual(['suggestion.not-open']);
    },
  );

  it.each<[SectionState]>([['FROZEN'], ['SIGNED'], ['NOT_AGREED']])(
    'is refused for a section that is %s',
    (sectionState) => {
      expect(codesFor({ sectionState })).toEqual(['suggestion.not-open']);
    },
  );

  it.each<[SectionState]>([['EMPTY'], ['READY'], ['IN_COMMENT'], ['RESPONDING']])(
    'is taken for a section that is %s',
    (sectionState) => {
      expect(codesFor({ sectionState })).toEqual([]);
    },
  );
});
