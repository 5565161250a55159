import type { MembershipId } from '#concordat';
import { whyNotReconsider, type ReconsiderRequest } from './why-not-reconsider.js';

const person = (membership: string, constituency: string) => ({ membership: membership as MembershipId, constituency });
const ids = (...all: string[]) => all as MembershipId[];

/** Asked as every rule allows. Each test changes only what it is about. */
const allowed: ReconsiderRequest = {
  ...{ documentState: 'RESPONDING', status: 'NOT_ACCEPTED', round: 1, sectionState: 'RESPONDING' },
  ...{ proposer: ids('priya')[0]!, asking: ids('priya')[0]!, reason: 'It is about another year.' },
  members: [
    ...[person('priya', 'PROVIDERS'), person('des', 'PEOPLE'), person('hassan', 'CARERS')],
    ...[person('amira', 'COMMISSIONERS'), person('helen', 'COMMISSIONERS')],
  ],
  earlierDeciders: ids('amira', 'hassan'),
  leads: ['COMMISSIONERS'],
};
const codes = (change: Partial<ReconsiderRequest> = {}) =>
  whyNotReconsider({ ...allowed, ...change }).map(({ code }) => code);

it('[R15] lets whoever suggested it ask while another pair is left', () => {
  expect(codes()).toEqual([]);
});

it.each<[string, Partial<ReconsiderRequest>, string]>([
  ['by somebody else', { asking: ids('des')[0]! }, 'reconsider.not-yours'],
  ['without an answer', { status: 'OPEN' }, 'reconsider.no-answer'],
  ['twice', { round: 2 }, 'reconsider.once'],
  ['once the section is locked', { sectionState: 'FROZEN' }, 'reconsider.locked'],
  ['without a reason', { reason: ' ' }, 'reconsider.no-reason'],
  ['while everything is paused', { documentState: 'PAUSED' }, 'answer.paused'],
  ['in a statement that was withdrawn', { documentState: 'WITHDRAWN' }, 'answer.withdrawn'],
  [
    'when all of the groups that lead have answered',
    { earlierDeciders: ids('amira', 'helen') },
    'reconsider.nobody-left',
  ],
  ['when those who are left suggested the same', { alsoOf: ids('helen') }, 'reconsider.nobody-left'],
  ['when one group alone is left', { members: [person('helen', 'COMMISSIONERS')] }, 'reconsider.nobody-left'],
])('[R15] is not asked %s', (_case, change, code) => {
  expect(codes(change)).toEqual([code]);
});
