import type { DocumentState, SectionState } from './states.js';
import { whyNotEdit, type EditRequest } from './why-not-edit.js';

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: EditRequest = {
  sectionState: 'DRAFTING',
  documentState: 'DRAFTING',
  agreementComplete: true,
  roles: ['member'],
  constituency: 'CARERS',
  signatoryConstituencies: ['PEOPLE', 'CARERS', 'COMMISSIONERS'],
  interestsDeclared: false,
  membershipStatus: 'active',
};

const codesFor = (change: Partial<EditRequest>) => whyNotEdit({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotEdit (RULES.md, R1 and R7)', () => {
  it('[R7] lets a member of a signing group write', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each(['PROVIDERS', 'VCSE'])('[R31] lets a member of %s write only once interests are declared', (constituency) => {
    const member = { constituency, signatoryConstituencies: [constituency] };
    expect(codesFor(member)).toEqual(['edit.no-interests']);
    expect(codesFor({ ...member, interestsDeclared: true })).toEqual([]);
  });

  it.each<[SectionState]>([['EMPTY'], ['DRAFTING'], ['RESPONDING']])(
    'lets text change in a section that is %s',
    (state) => {
      expect(codesFor({ sectionState: state })).toEqual([]);
    },
  );

  it.each<[SectionState, string]>([
    ['READY', 'edit.not-open'],
    ['IN_COMMENT', 'edit.not-open'],
    ['FROZEN', 'edit.locked'],
    ['SIGNED', 'edit.locked'],
    ['SIGNED_WITH_DISSENT', 'edit.locked'],
    ['NOT_AGREED', 'edit.locked'],
  ])('[P5] refuses text in a section that is %s', (state, code) => {
    expect(codesFor({ sectionState: state })).toEqual([code]);
  });

  it.each<[DocumentState, string[]]>([
    ['PROPOSED', ['edit.stage']],
    ['CONVENING', ['edit.stage']],
    ['CONCORDAT', ['edit.stage']],
    ['DRAFTING', []],
    ['COMMENT', []],
    ['RESPONDING', []],
    ['SIGN_OFF', []],
    ['MEDIATION', []],
    ['COUNCIL_DECISION', ['edit.stage']],
    ['PUBLISHED', ['edit.stage']],
    ['PAUSED', ['edit.stage']],
    ['WITHDRAWN', ['edit.stage']],
    ['REVIEW_DUE', ['edit.stage']],
    ['SUPERSEDED', ['edit.stage']],
  ])('in a statement that is %s gives %j', (documentState, codes) => {
    expect(codesFor({ documentState })).toEqual(codes);
  });

  it.each<[string, Partial<EditRequest>, string]>([
    ['[R1] before every group has agreed', { agreementComplete: false }, 'edit.not-agreed'],
    ['[R7] by a group that does not sign', { constituency: 'PUBLIC' }, 'edit.not-of-a-signing-group'],
    ['[R7] by somebody of no group', { constituency: null, roles: ['witness'] }, 'edit.not-of-a-signing-group'],
    ['[R9] by a facilitator in their own name', { constituency: null, roles: ['facilitator'] }, 'edit.facilitator'],
    ['[P13] by somebody who is suspended', { membershipStatus: 'suspended' }, 'edit.not-active'],
    ['[P13] by somebody who has left', { membershipStatus: 'ended' }, 'edit.not-active'],
  ])('%s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it('[R7] gives a co-chair no more than a member', () => {
    const chair = { constituency: 'VCSE', roles: ['member', 'co-chair'], interestsDeclared: true } as const;
    expect(codesFor(chair)).toEqual(['edit.not-of-a-signing-group']);
    expect(codesFor({ roles: ['member', 'co-chair', 'sponsor'], sectionState: 'FROZEN' })).toEqual(['edit.locked']);
  });

  it('gives every reason at once', () => {
    expect(codesFor({ membershipStatus: 'ended', agreementComplete: false, sectionState: 'READY' })).toEqual([
      'edit.not-active',
      'edit.not-agreed',
      'edit.not-open',
    ]);
  });
});
