import type { DocumentState, MembershipId, SectionState } from '#concordat';
import {
  whyNotMinorityStatement,
  whyNotReply,
  type MinorityStatementRequest,
  type ReplyRequest,
} from './minority-statement.js';

const signer = (membership: string, constituency = 'VCSE') => ({
  membership: membership as MembershipId,
  constituency,
});

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: MinorityStatementRequest = {
  documentState: 'SIGN_OFF',
  sectionState: 'SIGNED_WITH_DISSENT',
  constituency: 'VCSE',
  position: 'DISSENTED',
  actorDissented: true,
  signers: [signer('ndpn')],
  actor: 'ndpn' as MembershipId,
  title: 'In our own words',
  words: 500,
  maxWords: 500,
};
const codesFor = (change: Partial<MinorityStatementRequest>) =>
  whyNotMinorityStatement({ ...allowed, ...change }).map(({ code }) => code);
const three = [signer('ndpn'), signer('age'), signer('advice')];

describe('whyNotMinorityStatement (RULES.md, R19)', () => {
  it('[R19] lets a group that did not sign add its own words', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each(['SIGNED', 'SIGNED_WITH_RESERVATION', 'STOOD_ASIDE', 'WAITING'] as const)(
    '[R19] lets three members add theirs while their group is %s, and not two',
    (position) => {
      expect(codesFor({ position, signers: three })).toEqual([]);
      expect(codesFor({ position, signers: three.slice(0, 2) })).toEqual(['minority.too-few']);
    },
  );

  it('[R19] counts each of the three once', () => {
    expect(codesFor({ position: 'SIGNED', signers: [signer('ndpn'), signer('age'), signer('age')] })).toEqual([
      'minority.too-few',
    ]);
  });

  it.each<[string, Partial<MinorityStatementRequest>, string[]]>([
    ['in the name of another group', { signers: [...three, signer('tom', 'PROVIDERS')] }, ['minority.other-group']],
    ['in the name of somebody who has left', { signers: [...three, signer('gone', '')] }, ['minority.other-group']],
    ['by somebody of no group', { constituency: '', signers: [signer('ndpn', '')] }, ['minority.other-group']],
    ['in the name of others only', { actor: 'helen' as MembershipId }, ['minority.not-own']],
    ['for the group by one who did sign', { actorDissented: false }, ['minority.not-dissenting-signatory']],
    ['without words', { words: 0 }, ['minority.empty']],
    ['without a title', { title: ' ' }, ['minority.no-title']],
    ['with more words than were agreed', { words: 501 }, ['minority.too-long']],
  ])('[R19] %s is refused', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });

  it.each<[SectionState]>([['DRAFTING'], ['READY'], ['IN_COMMENT'], ['RESPONDING']])(
    'is refused beside a section that is %s',
    (sectionState) => {
      expect(codesFor({ sectionState })).toEqual(['minority.not-frozen']);
    },
  );

  it.each<[DocumentState]>([['RESPONDING'], ['PUBLISHED'], ['WITHDRAWN']])(
    'is refused in a statement that is %s',
    (documentState) => {
      expect(codesFor({ documentState })).toEqual(['minority.not-open']);
    },
  );
});

/** A reply that every rule allows. */
const reply: ReplyRequest = {
  documentState: 'COUNCIL_DECISION',
  existingReply: false,
  constituency: 'COMMISSIONERS',
  minorityConstituency: 'VCSE',
  text: 'We agree to look again.',
};
const replyCodes = (change: Partial<ReplyRequest>) => whyNotReply({ ...reply, ...change }).map(({ code }) => code);

describe('whyNotReply (RULES.md, R19)', () => {
  it('[R19] lets another group reply', () => {
    expect(replyCodes({})).toEqual([]);
  });

  it.each<[string, Partial<ReplyRequest>, string]>([
    ['a second time', { existingReply: true }, 'reply.exists'],
    ['by the same group', { constituency: 'VCSE' }, 'reply.own-group'],
    ['by somebody of no group', { constituency: '' }, 'reply.own-group'],
    ['without words', { text: ' ' }, 'reply.empty'],
    ['after publication', { documentState: 'PUBLISHED' }, 'reply.not-open'],
  ])('[R19] %s is refused', (_case, change, code) => {
    expect(replyCodes(change)).toEqual([code]);
  });
});
