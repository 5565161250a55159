import type { DocumentState } from './states.js';
import {
  addressToAnswer,
  callOpenUntil,
  whyNotLogOutreach,
  whyNotNominatePublicly,
  type OutreachRequest,
  type PublicNominationRequest,
} from './public-call.js';

describe('whyNotNominatePublicly', () => {
  const request: PublicNominationRequest = {
    ...{ documentState: 'CONVENING', kind: 'topic', text: 'Care on remote farms', contact: '' },
  };
  const codes = (change: Partial<PublicNominationRequest>) =>
    whyNotNominatePublicly({ ...request, ...change }).map(({ code }) => code);

  it.each<DocumentState>(['CONVENING', 'CONCORDAT'])('[R4] takes a topic from anybody in %s', (documentState) => {
    expect(codes({ documentState })).toEqual([]);
  });

  it.each<[string, Partial<PublicNominationRequest>, string[]]>([
    ['after the writing began', { documentState: 'DRAFTING' }, ['call.closed']],
    ['of nothing', { text: ' ' }, ['call.empty']],
    ['of neither person nor topic', { kind: 'thing' }, ['call.kind']],
    ['of somebody whom nobody can reach', { kind: 'person' }, ['call.no-contact']],
    ['that is too long', { text: 'a'.repeat(1_001) }, ['call.too-long']],
    ['with too long an address', { contact: 'a'.repeat(201) }, ['call.contact-too-long']],
  ])('[R4] takes none %s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('[R4] stays open for the days that the agreement says', () => {
    expect(callOpenUntil('2025-09-15', 21, [])).toBe('2025-10-06');
    expect(callOpenUntil('2025-09-15', 21, [{ from: '2025-09-20', to: '2025-09-21' }])).toBe('2025-10-08');
  });
});

describe('whyNotLogOutreach', () => {
  const request: OutreachRequest = {
    ...{ documentState: 'CONVENING', roles: ['facilitator'], on: '2025-09-16', today: '2025-09-20' },
    ...{ how: 'Talk', place: 'Library', constituency: 'CARERS', groups: ['CARERS', 'PUBLIC'], reached: 12 },
  };
  const codes = (change: Partial<OutreachRequest>) =>
    whyNotLogOutreach({ ...request, ...change }).map(({ code }) => code);

  it('lets a facilitator note whom they asked, later too', () => {
    expect([codes({}), codes({ documentState: 'COMMENT' })]).toEqual([[], []]);
  });

  it.each<[string, Partial<OutreachRequest>, string]>([
    ['a member', { roles: ['member'] }, 'outreach.who'],
    ['a day to come', { on: '2025-09-21' }, 'outreach.day'],
    ['no day', { on: '' }, 'outreach.day'],
    ['[R4] a day that there is not', { on: '2025-02-30' }, 'outreach.day'],
    ['nothing done', { how: ' ' }, 'outreach.how'],
    ['nowhere', { place: '' }, 'outreach.place'],
    ['a group that does not take part', { constituency: 'PARTNERS' }, 'outreach.group'],
    ['half a person', { reached: 0.5 }, 'outreach.reached'],
    ['a statement that is over', { documentState: 'WITHDRAWN' }, 'outreach.over'],
  ])('refuses %s', (_, change, code) => {
    expect(codes(change)).toEqual([code]);
  });
});

describe('addressToAnswer', () => {
  it.each([
    ['ife@home.test', 'ife@home.test'],
    ['Ring 01539 720000, or write to: Ife@home.test.', 'ife@home.test'],
    ['Ife <ife@home.test>; IFE@home.test', 'ife@home.test'],
    ['01539 720000', null],
    ['ife@home.test or jo@home.test', null],
    ['', null],
  ])('[R4] finds the one address in %p', (contact, address) => {
    expect(addressToAnswer(contact)).toBe(address);
  });
});
