import type { MembershipId } from '#concordat';
import { whoPutsIn, whyNotInText, whyNotPutIn, type InTextRequest, type PutInRequest } from './why-not-put-in.js';

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

it('[R12] lets a group that leads the section put words in once all who decided have left', () => {
  const left = { decider: undefined };
  const asking = { membership: AMIRA, constituency: 'COMMISSIONERS' };
  expect(codes(left)).toEqual(['proposal.who-puts-in']);
  expect(codes({ ...left, asking: { ...asking, constituency: 'CARERS' } })).toEqual(['proposal.who-puts-in']);
  expect(codes({ ...left, asking })).toEqual([]);
  expect(whoPutsIn({ decider: HASSAN, asking, leads: ['COMMISSIONERS'] })).toBe(HASSAN);
});

describe('accepted words that are in the text already', () => {
  const request: InTextRequest = {
    ...{ status: 'ACCEPTED', wordsWait: true, leads: ['COMMISSIONERS'], decidedBy: [HASSAN] },
    saying: { membership: HASSAN, constituency: 'CARERS' },
    ...{ sectionState: 'RESPONDING', acceptedText: 'two years', baseText: 'each April' },
    linesNow: ['Rates for two years.'],
  };
  const inText = (change: Partial<InTextRequest> = {}): string[] =>
    whyNotInText({ ...request, ...change }).map(({ code }) => code);

  it('[R12] wait no longer, once they stand in the paragraph that somebody names', () => {
    expect(inText()).toEqual([]);
    expect(inText({ linesNow: ['Rates for 2 years.'] })).toEqual(['proposal.not-in-text']);
    expect(inText({ linesNow: null })).toEqual(['proposal.not-in-text']);
  });

  it('[R12] are gone, where the answer was to take words away', () => {
    const taken = { acceptedText: '', linesNow: ['Rates.'] };
    expect([inText(taken), inText({ ...taken, linesNow: null })]).toEqual([[], []]);
    expect(inText({ ...taken, linesNow: ['Rates each April.'] })).toEqual(['proposal.not-in-text']);
  });

  it('[R14] are said to be there by who decided or leads the section, and not once it is locked', () => {
    expect(inText({ decidedBy: [] })).toEqual(['proposal.who-says-in']);
    expect(inText({ decidedBy: [], saying: { membership: AMIRA, constituency: 'COMMISSIONERS' } })).toEqual([]);
    expect(inText({ wordsWait: false })).toEqual(['proposal.nothing-waits']);
    expect(inText({ sectionState: 'FROZEN' })).toEqual(['proposal.locked']);
  });
});
