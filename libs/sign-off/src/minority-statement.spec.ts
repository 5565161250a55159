import type { DocumentState, MembershipId, SectionState } from '#concordat';
import {
  mayRead,
  stands,
  whyNotJoin,
  whyNotMinorityStatement,
  whyNotReply,
  whyNotTakeBack,
  type JoinRequest,
  type MinorityStatementRequest,
  type ReplyRequest,
  type TakeBackRequest,
} from './minority-statement.js';

const ids = (...names: string[]) => names as MembershipId[];

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: MinorityStatementRequest = {
  documentState: 'SIGN_OFF',
  sectionState: 'SIGNED_WITH_DISSENT',
  constituency: 'VCSE',
  forGroup: true,
  position: 'DISSENTED',
  actorDissented: true,
  actor: 'ndpn' as MembershipId,
  existing: [],
  title: 'In our own words',
  words: 500,
  maxWords: 500,
};
const codesFor = (change: Partial<MinorityStatementRequest>) =>
  whyNotMinorityStatement({ ...allowed, ...change }).map(({ code }) => code);

const NOT_LOCKED: [SectionState][] = [['DRAFTING'], ['READY'], ['IN_COMMENT'], ['RESPONDING']];
const NOT_SIGNING: [DocumentState][] = [['RESPONDING'], ['PUBLISHED'], ['WITHDRAWN']];

describe('whyNotMinorityStatement (RULES.md, R19)', () => {
  it('[R19] lets a group that did not sign add its own words', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each(['SIGNED', 'SIGNED_WITH_RESERVATION', 'STOOD_ASIDE', 'WAITING', 'DISSENTED'] as const)(
    '[R19] lets a member begin own words of three while their group is %s, whatever they decided',
    (position) => {
      expect(codesFor({ forGroup: false, position, actorDissented: false })).toEqual([]);
      expect(codesFor({ forGroup: false, position, actorDissented: true })).toEqual([]);
    },
  );

  it.each(['SIGNED', 'SIGNED_WITH_RESERVATION', 'STOOD_ASIDE', 'WAITING'] as const)(
    '[R19] lets nobody speak for a group that is %s',
    (position) => {
      expect(codesFor({ position })).toEqual(['minority.group-not-dissenting']);
    },
  );

  it.each<[string, Partial<MinorityStatementRequest>, string[]]>([
    ['by somebody of no group', { constituency: '', forGroup: false }, ['minority.no-group']],
    ['for the group by one who did sign', { actorDissented: false }, ['minority.not-dissenting-signatory']],
    ['without words', { words: 0 }, ['minority.empty']],
    ['without a title', { title: ' ' }, ['minority.no-title']],
    ['with more words than were agreed', { words: 501 }, ['minority.too-long']],
  ])('[R19] %s is refused', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });

  it.each(NOT_LOCKED)('is refused beside a section that is %s', (sectionState) => {
    expect(codesFor({ sectionState })).toEqual(['minority.not-frozen']);
  });

  it.each(NOT_SIGNING)('is refused in a statement that is %s', (documentState) => {
    expect(codesFor({ documentState })).toEqual(['minority.not-open']);
  });
});

describe('how many own words there are beside a section (RULES.md, R19)', () => {
  const ofGroup = { by: 'constituency', signedBy: ids('age', 'day') } as const;
  const ofMember = { by: 'three members', signedBy: ids('age') } as const;
  const mine = { by: 'three members', signedBy: ids('ndpn') } as const;

  it('[R19] a group has its own once; its members can begin others', () => {
    expect(codesFor({ existing: [ofGroup] })).toEqual(['minority.group-has-one']);
    expect(codesFor({ existing: [ofMember] })).toEqual([]);
    expect(codesFor({ forGroup: false, existing: [ofGroup, ofMember] })).toEqual([]);
  });

  it.each([true, false])(
    '[R19] nobody begins a second, for the group or not (%s), and it says what to do',
    (forGroup) => {
      const because = (existing: MinorityStatementRequest['existing']) =>
        whyNotMinorityStatement({ ...allowed, forGroup, existing }).map((one) => `${one.code}: ${one.because}`);
      expect(because([mine])).toEqual([expect.stringMatching(/^minority\.one-each: .*Take those back first/)]);
      const stand = [{ ...mine, signedBy: ids('ndpn', 'age', 'day') }];
      expect(because(stand)).toEqual([expect.stringMatching(/^minority\.one-each: .*they stand\..*put your name to/)]);
    },
  );

  it('[R19] who put their name to words of others can begin their own', () => {
    const joined = { by: 'three members', signedBy: ids('age', 'ndpn') } as const;
    expect(codesFor({ forGroup: false, existing: [joined] })).toEqual([]);
  });
});

/** Words that wait, and who added them. */
const takeBack: TakeBackRequest = {
  ...{ documentState: 'SIGN_OFF', by: 'three members', signedBy: ids('ndpn', 'age'), takenBackAt: null },
  actor: 'ndpn' as MembershipId,
};
const takeBackCodes = (change: Partial<TakeBackRequest>) =>
  whyNotTakeBack({ ...takeBack, ...change }).map(({ code }) => code);

describe('whyNotTakeBack (RULES.md, R19)', () => {
  it.each(['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION', 'RESPONDING'] as const)(
    '[R19] lets who added own words take them back while they wait, in %s',
    (documentState) => {
      expect(takeBackCodes({ documentState })).toEqual([]);
    },
  );

  it.each<[string, Partial<TakeBackRequest>, string]>([
    ['by who put their name to them', { actor: 'age' as MembershipId }, 'take-back.not-author'],
    ['twice', { takenBackAt: new Date(0) }, 'take-back.twice'],
    ['once they stand', { signedBy: ids('ndpn', 'age', 'day') }, 'take-back.stand'],
    ['when they are a group’s', { by: 'constituency' }, 'take-back.stand'],
    ['after publication', { documentState: 'PUBLISHED' }, 'take-back.published'],
    ['of a withdrawn statement', { documentState: 'WITHDRAWN' }, 'take-back.published'],
  ])('[R19] %s is refused', (_case, change, code) => {
    expect(takeBackCodes(change)).toEqual([code]);
  });
});

describe('stands (RULES.md, R19)', () => {
  it('[R19] lets the words of a group stand with one name', () => {
    expect(stands({ by: 'constituency', signedBy: ids('ndpn') })).toBe(true);
  });

  it.each<[string, MembershipId[], boolean]>([
    ['one', ids('ndpn'), false],
    ['two', ids('ndpn', 'age'), false],
    ['two, of whom one is there twice', ids('ndpn', 'age', 'age'), false],
    ['three', ids('ndpn', 'age', 'advice'), true],
    ['four', ids('ndpn', 'age', 'advice', 'day'), true],
  ])('[R19] for words of members with the names of %s says whether there are three', (_case, signedBy, answer) => {
    expect(stands({ by: 'three members', signedBy })).toBe(answer);
  });
});

describe('mayRead (RULES.md, R19)', () => {
  const waiting: Parameters<typeof mayRead>[0] = {
    ...{ by: 'three members', constituency: 'VCSE', signedBy: ids('ndpn', 'age'), takenBackAt: null },
  };

  it('[R19] shows words that wait to their own group only, and words that stand to everyone', () => {
    const seen = (words: Parameters<typeof mayRead>[0]) =>
      ['VCSE', 'PEOPLE', '', null].map((reader) => mayRead(words, reader));
    expect(seen(waiting)).toEqual([true, false, false, false]);
    expect(seen({ ...waiting, signedBy: ids('ndpn', 'age', 'advice') })).toEqual([true, true, true, true]);
    expect(seen({ ...waiting, takenBackAt: new Date(0) })).toEqual([false, false, false, false]);
  });
});

/** A member who may put their name to words that wait. */
const join: JoinRequest = {
  documentState: 'MEDIATION',
  sectionState: 'SIGNED',
  constituency: 'VCSE',
  minorityConstituency: 'VCSE',
  signedBy: ids('ndpn'),
  takenBackAt: null,
  actor: 'age' as MembershipId,
};
const joinCodes = (change: Partial<JoinRequest>) => whyNotJoin({ ...join, ...change }).map(({ code }) => code);

describe('whyNotJoin (RULES.md, R19)', () => {
  it('[R19] lets a member of the group put their name to the words, also once they stand', () => {
    expect(joinCodes({})).toEqual([]);
    expect(joinCodes({ signedBy: ids('ndpn', 'advice', 'day') })).toEqual([]);
  });

  it.each<[string, Partial<JoinRequest>, string]>([
    ['twice', { signedBy: ids('ndpn', 'age') }, 'join.twice'],
    ['to what was taken back', { takenBackAt: new Date(0) }, 'join.taken-back'],
    ['by the author again', { actor: 'ndpn' as MembershipId }, 'join.twice'],
    ['by somebody of another group', { constituency: 'PEOPLE' }, 'join.other-group'],
    ['by somebody of no group', { constituency: '', minorityConstituency: '' }, 'join.other-group'],
  ])('[R19] %s is refused', (_case, change, code) => {
    expect(joinCodes(change)).toEqual([code]);
  });

  it('[R19] tells somebody of another group nothing else about the words', () => {
    const change = { constituency: 'PEOPLE', documentState: 'PUBLISHED', sectionState: 'DRAFTING' } as const;
    expect(joinCodes({ ...change, signedBy: ids('ndpn', 'age') })).toEqual(['join.other-group']);
  });

  it.each(NOT_LOCKED)('is refused beside a section that is %s', (sectionState) => {
    expect(joinCodes({ sectionState })).toEqual(['minority.not-frozen']);
  });

  it.each(NOT_SIGNING)('is refused in a statement that is %s', (documentState) => {
    expect(joinCodes({ documentState })).toEqual(['minority.not-open']);
  });
});

/** A reply that every rule allows. */
const reply: ReplyRequest = {
  documentState: 'COUNCIL_DECISION',
  stands: true,
  existingReply: false,
  constituency: 'COMMISSIONERS',
  minorityConstituency: 'VCSE',
  text: 'We agree to look again.',
  maxWords: 500,
};
const replyCodes = (change: Partial<ReplyRequest>) => whyNotReply({ ...reply, ...change }).map(({ code }) => code);

describe('whyNotReply (RULES.md, R19)', () => {
  it('[R19] lets another group reply', () => {
    expect(replyCodes({})).toEqual([]);
  });

  it.each<[string, Partial<ReplyRequest>, string]>([
    ['to words that wait for three names', { stands: false }, 'reply.words-wait'],
    ['a second time', { existingReply: true }, 'reply.exists'],
    ['by the same group', { constituency: 'VCSE' }, 'reply.own-group'],
    ['by somebody of no group', { constituency: '' }, 'reply.own-group'],
    ['without words', { text: ' ' }, 'reply.empty'],
    ['in more words than own words may have', { text: 'word '.repeat(501) }, 'reply.too-long'],
    ['after publication', { documentState: 'PUBLISHED' }, 'reply.not-open'],
  ])('[R19] %s is refused', (_case, change, code) => {
    expect(replyCodes(change)).toEqual([code]);
  });
});
