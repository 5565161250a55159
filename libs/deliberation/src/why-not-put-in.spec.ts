import type { MembershipId } from '#concordat';
import {
  whoAnswersFor,
  whoPutsIn,
  whyNotInText,
  whyNotPutIn,
  whyNotSayIn,
  type PutInRequest,
  type SayInRequest,
  type WordsSought,
} from './why-not-put-in.js';

const HASSAN = 'hassan' as MembershipId;
const AMIRA = 'amira' as MembershipId;

const codes = (change: Partial<PutInRequest> = {}): string[] =>
  whyNotPutIn({
    ...{ status: 'ACCEPTED', wordsWait: true, decider: HASSAN, asking: undefined, leads: ['COMMISSIONERS'] },
    ...change,
  }).map(({ code }) => code);

it('[R14] puts words in that were accepted and wait', () => {
  expect([codes(), codes({ status: 'ACCEPTED_IN_PART' })]).toEqual([[], []]);
  expect(codes({ wordsWait: false })).toEqual(['proposal.nothing-waits']);
});

it.each([
  ['OPEN', 'proposal.not-agreed'],
  ['NOT_ACCEPTED', 'proposal.nothing-waits'],
  ['WITHDRAWN', 'proposal.nothing-waits'],
  ['MERGED', 'proposal.nothing-waits'],
] as const)('[R15] puts nothing in of a suggestion that is %s', (status, code) => {
  expect(codes({ status })).toEqual([code]);
});

it('[R8] has words that were tied to others since they were agreed put in by who did that, or by a decider who asks', () => {
  const decidedBy = [AMIRA, HASSAN];
  const tiedBy = 'helen' as MembershipId;
  expect(whoAnswersFor({ tiedBy: undefined, decidedBy, asking: HASSAN })).toEqual([AMIRA, HASSAN]);
  expect(whoAnswersFor({ tiedBy, decidedBy, asking: 'tom' as MembershipId })).toEqual([tiedBy]);
  expect(whoAnswersFor({ tiedBy, decidedBy, asking: HASSAN })).toEqual([tiedBy, HASSAN]);
});

it('[R12] lets a group that leads the section put words in once all who decided have left', () => {
  const left = { decider: undefined };
  const asking = { membership: AMIRA, constituency: 'COMMISSIONERS' };
  expect(codes(left)).toEqual(['proposal.who-puts-in']);
  expect(codes({ ...left, asking: { ...asking, constituency: 'CARERS' } })).toEqual(['proposal.who-puts-in']);
  expect(codes({ ...left, asking })).toEqual([]);
  expect(whoPutsIn({ decider: HASSAN, asking, leads: ['COMMISSIONERS'] })).toBe(HASSAN);
});

describe('accepted words that are in the text already', () => {
  type Request = SayInRequest & WordsSought;
  const textOf = (...lines: readonly string[][]) => new Map(lines.map((block, index) => [`b${index + 1}`, block]));
  const request: Request = {
    ...{ status: 'ACCEPTED', wordsWait: true, leads: ['COMMISSIONERS'], decidedBy: [HASSAN] },
    saying: { membership: HASSAN, constituency: 'CARERS' },
    ...{ sectionState: 'RESPONDING', acceptedText: 'two years', baseText: 'each April', blockId: 'b1', foundIn: 'b1' },
    textNow: textOf(['Rates for two years.'], ['And fees.']),
  };
  const inText = (change: Partial<Request> = {}): string[] =>
    whyNotInText({ ...request, ...change }).map(({ code }) => code);

  it('[R12] wait no longer, once they stand in the paragraph that somebody names', () => {
    expect(inText()).toEqual([]);
    expect(inText({ textNow: textOf(['Rates for 2 years.']) })).toEqual(['proposal.not-in-text']);
    expect(inText({ foundIn: 'b2' })).toEqual(['proposal.not-in-text']);
    expect(inText({ foundIn: 'b9' })).toEqual(['proposal.not-in-text']);
  });

  it.each<[string, Pick<Request, 'acceptedText' | 'baseText' | 'textNow'>, string[]]>([
    [
      'wait while the longer words that they come from still stand there',
      {
        ...{ acceptedText: 'paid for travel', baseText: 'paid for travel where the manager agrees' },
        textNow: textOf(['Workers are paid for travel where the manager agrees.']),
      },
      ['proposal.still-there'],
    ],
    [
      'are there once the longer words are short',
      {
        ...{ acceptedText: 'paid for travel', baseText: 'paid for travel where the manager agrees' },
        textNow: textOf(['Workers are paid for travel.']),
      },
      [],
    ],
    [
      'are there where they hold the words that they replace',
      {
        ...{ acceptedText: 'paid for travel and waiting', baseText: 'paid for travel' },
        textNow: textOf(['Workers are paid for travel and waiting.']),
      },
      [],
    ],
    [
      'wait while another line of the paragraph says what they replace',
      {
        ...{ acceptedText: 'two years', baseText: 'each April' },
        textNow: textOf(['Rates for two years.', 'Fees each April.']),
      },
      ['proposal.still-there'],
    ],
    [
      'are there as a paragraph of their own',
      { acceptedText: 'Ask first.', baseText: '', textNow: textOf(['Ask first.']) },
      [],
    ],
  ])('[R14] %s', (_case, change, refused) => {
    expect(inText(change)).toEqual(refused);
  });

  it('[R14] wait while their own paragraph is as it was, whatever another one says', () => {
    const textNow = textOf(['Rates each April.'], ['Fees for two years.']);
    expect(inText({ textNow, foundIn: 'b2' })).toEqual(['proposal.still-there']);
  });

  it('[R12] are gone, where the answer was to take words away', () => {
    const taken = { acceptedText: '', textNow: textOf(['Rates.'], ['And fees.']) };
    expect([inText(taken), inText({ ...taken, blockId: 'b9' })]).toEqual([[], []]);
    expect(inText({ ...taken, textNow: textOf(['Rates each April.']) })).toEqual(['proposal.not-in-text']);
  });

  it('[R12] are not gone because another paragraph is named, or because they stand in another one', () => {
    const taken = { acceptedText: '', foundIn: 'b2' };
    expect(inText({ ...taken, textNow: textOf(['Rates each April.'], ['Fees.']) })).toEqual(['proposal.not-in-text']);
    expect(inText({ ...taken, textNow: textOf(['Rates.'], ['Fees each April.']) })).toEqual(['proposal.words-moved']);
  });

  it('[R14] are said to be there by who decided or leads the section, and not once it is locked', () => {
    expect(inText({ decidedBy: [] })).toEqual(['proposal.who-says-in']);
    expect(inText({ decidedBy: [], saying: { membership: AMIRA, constituency: 'COMMISSIONERS' } })).toEqual([]);
    expect(inText({ wordsWait: false })).toEqual(['proposal.nothing-waits']);
    expect(inText({ sectionState: 'FROZEN' })).toEqual(['proposal.locked']);
    expect(whyNotSayIn({ ...request, decidedBy: [] }).map(({ code }) => code)).toEqual(['proposal.who-says-in']);
  });
});
