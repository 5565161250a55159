import type { MembershipId } from '#concordat';
import { isAnswered, whyNotDecide, type DecisionRequest, type ProposalStatus } from './why-not-decide.js';

const person = (membership: string, constituency: string | null) => ({
  membership: membership as MembershipId,
  constituency,
});

/** An answer that every rule allows. Each test changes only what it is about. */
const allowed: DecisionRequest = {
  documentState: 'RESPONDING',
  status: 'OPEN',
  decision: 'ACCEPTED',
  proposer: 'lorraine' as MembershipId,
  deciders: [person('des', 'PEOPLE'), person('amira', 'COMMISSIONERS')],
  leads: ['PEOPLE'],
  reason: 'It is clearer.',
};
const codesFor = (change: Partial<DecisionRequest>) => whyNotDecide({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotDecide (RULES.md, R12 and R13)', () => {
  it('[R13] lets two of different groups decide, one of a group that leads', () => {
    expect(codesFor({})).toEqual([]);
  });

  it('[R13] lets one decide whose group made the suggestion', () => {
    expect(codesFor({ proposer: 'm' as MembershipId })).toEqual([]);
  });

  it.each<[string, Partial<DecisionRequest>, string[]]>([
    ['[R13] by one person', { deciders: [person('des', 'PEOPLE')] }, ['proposal.two-groups']],
    [
      '[R13] by two of one group',
      { deciders: [person('des', 'PEOPLE'), person('m', 'PEOPLE')] },
      ['proposal.two-groups'],
    ],
    [
      '[R13] with somebody of no group',
      { deciders: [person('des', 'PEOPLE'), person('sam', null)] },
      ['proposal.two-groups'],
    ],
    ['[R13] without a group that leads', { leads: ['PROVIDERS'] }, ['proposal.no-lead']],
    ['[R13] with a lead who belongs to no group', { leads: [] }, ['proposal.no-lead']],
    ['[R13] by the proposer', { proposer: 'des' as MembershipId }, ['proposal.own']],
    ['[R13] by nobody', { deciders: [] }, ['proposal.two-groups', 'proposal.no-lead']],
    ['[R15] by one who answered it before', { earlierDeciders: ['amira' as MembershipId] }, ['proposal.same-pair']],
    ['[R13] by one who suggested the same', { alsoOf: ['amira' as MembershipId] }, ['proposal.own']],
    ['[R12] without a reason', { reason: '         ' }, ['proposal.no-reason']],
    ['[R12] with a reason of nine characters', { reason: '123456789' }, ['proposal.no-reason']],
    ['[R12] with a reason of more than 4,000 characters', { reason: 'x'.repeat(4_001) }, ['proposal.too-long']],
    ['twice', { status: 'NOT_ACCEPTED' }, ['proposal.answered']],
    ['[R13] while everything is paused', { documentState: 'PAUSED' }, ['answer.paused']],
    ['[R13] in a statement that was withdrawn', { documentState: 'WITHDRAWN' }, ['answer.withdrawn']],
  ])('%s is refused', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });

  it('[R13] refuses the proposer also beside two others', () => {
    const deciders = [...allowed.deciders, person('lorraine', 'PEOPLE')];
    expect(codesFor({ deciders })).toEqual(['proposal.own']);
  });
});

describe('isAnswered (RULES.md, R12)', () => {
  it.each<[ProposalStatus, boolean]>([
    ['RECEIVED', false],
    ['HELD', false],
    ['OPEN', false],
    ['ACCEPTED', true],
    ['ACCEPTED_IN_PART', true],
    ['NOT_ACCEPTED', true],
    ['MERGED', true],
    ['WITHDRAWN', true],
  ])('[R12] of %s is %s', (status, answered) => {
    expect(isAnswered(status)).toBe(answered);
  });
});
