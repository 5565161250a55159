import type { MembershipId } from '#concordat';
import { answerDue, whyNotCloseWithBothViews, type BothViewsRequest } from './why-not-both-views.js';
import type { View } from './why-not-decide.js';

const view = (membership: string, constituency: string, decision: View) => ({
  decider: { membership: membership as MembershipId, constituency },
  decision,
  acceptedText: null,
});
const des = view('des', 'PEOPLE', 'NOT_ACCEPTED');
const amira = view('amira', 'COMMISSIONERS', 'ACCEPTED');

/** A disagreement that every rule lets end. Each test changes only what it is about. */
const allowed: BothViewsRequest = {
  documentState: 'RESPONDING',
  status: 'OPEN',
  proposer: 'priya' as MembershipId,
  closing: 'des' as MembershipId,
  views: [des, amira],
  leads: ['PEOPLE'],
  today: '2026-11-24',
  due: '2026-11-23',
};
const codesFor = (change: Partial<BothViewsRequest>) =>
  whyNotCloseWithBothViews({ ...allowed, ...change }).map(({ code }) => code);

it('[R13] lets either of two who do not agree publish both views after the time limit', () => {
  expect(codesFor({})).toEqual([]);
  expect(codesFor({ closing: 'amira' as MembershipId })).toEqual([]);
});

it.each<[string, Partial<BothViewsRequest>, string]>([
  ['on its last day', { today: '2026-11-23' }, 'both-views.too-early'],
  ['once it is answered', { status: 'ACCEPTED' }, 'proposal.answered'],
  ['while everything is paused', { documentState: 'PAUSED' }, 'answer.paused'],
  ['in a statement that was withdrawn', { documentState: 'WITHDRAWN' }, 'answer.withdrawn'],
  ['by somebody without a view', { closing: 'hassan' as MembershipId }, 'both-views.no-view'],
  ['by one alone', { views: [des] }, 'both-views.alone'],
  ['by two of one group', { views: [des, view('m', 'PEOPLE', 'ACCEPTED')] }, 'both-views.alone'],
  ['without a group that leads', { leads: ['CARERS'] }, 'both-views.alone'],
  ['by two who say the same', { views: [des, { ...amira, decision: 'NOT_ACCEPTED' }] }, 'both-views.same'],
  ['with one who suggested the same', { alsoOf: ['amira' as MembershipId] }, 'both-views.alone'],
  ['with one who answered it before', { earlierDeciders: ['amira' as MembershipId] }, 'both-views.alone'],
])('[R13] does not let it end %s', (_case, change, code) => {
  expect(codesFor(change)).toEqual([code]);
});

it('[R13] counts working days from the day in Britain on which it came', () => {
  expect(answerDue(new Date('2026-11-02T10:00:00Z'), 15, [])).toBe('2026-11-23');
});

it('[R13] counts no day on which the statement was paused', () => {
  const pauses = [{ from: '2026-11-06', to: '2026-11-09' }];
  expect(answerDue(new Date('2026-11-02T10:00:00Z'), 15, pauses)).toBe('2026-11-25');
});
