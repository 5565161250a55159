import type { MembershipId, SectionId } from '#concordat';
import { whyNotMerge, type MergedOne, type MergeRequest } from './why-not-merge.js';

const one = (id: string, change: Partial<MergedOne> = {}): MergedOne => ({
  ...{ id, sectionId: 'money' as SectionId, status: 'OPEN', receivedAt: new Date(id === 'a' ? 1 : 2) },
  ...{ round: 1, proposerId: (id === 'a' ? 'priya' : 'lorraine') as MembershipId },
  ...change,
});
/** Two that every rule lets join. */
const allowed: MergeRequest = { earlier: one('a'), later: one('b'), reason: 'Both want two years.', asking: null };
const codesFor = (change: Partial<MergeRequest>) => whyNotMerge({ ...allowed, ...change }).map(({ code }) => code);

it('[R12] lets a later suggestion join an earlier one, also one that is answered', () => {
  expect(codesFor({})).toEqual([]);
  expect(codesFor({ earlier: one('a', { status: 'ACCEPTED' }) })).toEqual([]);
  expect(codesFor({ later: one('b', { receivedAt: new Date(1) }) })).toEqual([]);
});

it.each<[string, Partial<MergeRequest>, string]>([
  ['one that is answered', { later: one('b', { status: 'NOT_ACCEPTED' }) }, 'merge.answered'],
  ['one with itself', { earlier: one('b') }, 'merge.same'],
  ['an earlier one with a later', { earlier: one('b'), later: one('a') }, 'merge.not-earlier'],
  ['two of different sections', { earlier: one('a', { sectionId: 'matters' as SectionId }) }, 'merge.other-section'],
  ['one with one that was taken back', { earlier: one('a', { status: 'WITHDRAWN' }) }, 'merge.no-answer-there'],
  ['one with one that has joined another', { earlier: one('a', { status: 'MERGED' }) }, 'merge.no-answer-there'],
  ['without a reason', { reason: ' ' }, 'merge.no-reason'],
])('[R12] joins not %s', (_case, change, code) => {
  expect(codesFor(change)).toEqual([code]);
});

it('[R15] takes the one look of another pair from nobody but who gives it up for themselves', () => {
  const again = one('a', { status: 'NOT_ACCEPTED', round: 2 });
  const priya = 'priya' as MembershipId;
  const lorraine = 'lorraine' as MembershipId;
  expect(codesFor({ earlier: again })).toEqual(['merge.looked-at-again']);
  expect(codesFor({ earlier: one('a', { status: 'OPEN', round: 2 }) })).toEqual(['merge.looked-at-again']);
  expect(codesFor({ earlier: again, asking: lorraine })).toEqual([]);
  expect(codesFor({ earlier: again, asking: lorraine, alsoOf: ['tom' as MembershipId] })).toEqual([
    'merge.looked-at-again',
  ]);
  expect(codesFor({ earlier: again, later: one('b', { proposerId: priya }) })).toEqual([]);
  expect(codesFor({ earlier: again, later: one('b', { round: 2 }) })).toEqual([]);
});
