import type { SectionId } from '#concordat';
import { whyNotMerge, type MergedOne, type MergeRequest } from './why-not-merge.js';

const one = (id: string, change: Partial<MergedOne> = {}): MergedOne => ({
  ...{ id, sectionId: 'money' as SectionId, status: 'OPEN', receivedAt: new Date(id === 'a' ? 1 : 2) },
  ...change,
});
/** Two that every rule lets join. */
const allowed: MergeRequest = { earlier: one('a'), later: one('b'), reason: 'Both want two years.' };
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
