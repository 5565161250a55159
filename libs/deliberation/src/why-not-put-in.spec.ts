import type { MembershipId } from '#concordat';
import { whoPutsIn, whyNotPutIn, type PutInRequest } from './why-not-put-in.js';

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
