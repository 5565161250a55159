import type { DocumentState, SectionState } from '#concordat';
import { whyNotSignOff, type SignOffRequest } from './why-not-sign-off.js';

const text = 'a'.repeat(64);
const laterText = 'b'.repeat(64);

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: SignOffRequest = {
  documentState: 'SIGN_OFF',
  sectionState: 'FROZEN',
  appendix: false,
  currentHash: text,
  seenHash: text,
  constituency: 'CARERS',
  signatories: ['PEOPLE', 'CARERS'],
  isSignatory: true,
  isDecidedBefore: false,
  isJoinedLater: false,
  mustStandAside: false,
  position: 'SIGNED',
  text: null,
};

const codesFor = (change: Partial<SignOffRequest>) => whyNotSignOff({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotSignOff (RULES.md, R16 and R17)', () => {
  it('lets a signatory sign the words they read', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each(['SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED'] as const)(
    '[R17][R31] refuses %s of who declared an interest that makes them stand aside',
    (position) => {
      expect(codesFor({ mustStandAside: true, position, text: 'A reason.' })).toEqual(['sign-off.interest']);
    },
  );

  it('[R17][R31] lets them stand aside', () => {
    expect(codesFor({ mustStandAside: true, position: 'STOOD_ASIDE', text: 'We hold the contract.' })).toEqual([]);
  });

  it('lets them sign the whole', () => {
    expect(codesFor({ sectionState: null })).toEqual([]);
  });

  it.each<[DocumentState]>([['SIGN_OFF'], ['MEDIATION'], ['COUNCIL_DECISION']])('is open in %s', (documentState) => {
    expect(codesFor({ documentState })).toEqual([]);
  });

  it.each<[DocumentState]>([
    ['CONCORDAT'],
    ['DRAFTING'],
    ['COMMENT'],
    ['RESPONDING'],
    ['PUBLISHED'],
    ['PAUSED'],
    ['WITHDRAWN'],
  ])('is not open in %s', (documentState) => {
    expect(codesFor({ documentState })).toEqual(['sign-off.not-open']);
  });

  it.each<[SectionState]>([['FROZEN'], ['SIGNED'], ['SIGNED_WITH_DISSENT'], ['NOT_AGREED']])(
    'lets somebody change their mind while a section is %s',
    (sectionState) => {
      expect(codesFor({ sectionState })).toEqual([]);
    },
  );

  it.each<[string, Partial<SignOffRequest>, string]>([
    ['[R16] of words that have moved on', { currentHash: laterText }, 'sign-off.text-changed'],
    ['[R16] of a section that is open again', { sectionState: 'RESPONDING' }, 'sign-off.not-frozen'],
    [
      '[R16] of a section that was never locked',
      { currentHash: null, sectionState: 'DRAFTING' },
      'sign-off.not-frozen',
    ],
    [
      '[R16] of a whole with a section that can change',
      { currentHash: null, sectionState: null },
      'sign-off.not-frozen',
    ],
    ['of an appendix by itself', { appendix: true }, 'sign-off.appendix'],
    ['[R17] by a group that is not asked', { constituency: 'PUBLIC' }, 'sign-off.not-asked'],
    ['[R17] by a member who does not sign for the group', { isSignatory: false }, 'sign-off.not-a-signatory'],
    ['[R17] by whose place somebody has decided', { isDecidedBefore: true }, 'sign-off.decided-before'],
    ['[R17] who joined after the words were locked', { isJoinedLater: true }, 'sign-off.joined-later'],
    ['with "no response", which nobody can give', { position: 'NO_RESPONSE' }, 'sign-off.position'],
    ['with a reservation that says nothing', { position: 'SIGNED_WITH_RESERVATION', text: ' ' }, 'sign-off.reason'],
    ['without a reason for not signing', { position: 'DISSENTED' }, 'sign-off.reason'],
    ['without a reason for standing aside', { position: 'STOOD_ASIDE' }, 'sign-off.reason'],
    ['with 501 words', { position: 'DISSENTED', text: 'no '.repeat(501) }, 'sign-off.too-long'],
  ])('%s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it('takes 500 words', () => {
    expect(codesFor({ position: 'DISSENTED', text: 'no '.repeat(500) })).toEqual([]);
  });

  it('gives every reason at once', () => {
    expect(
      codesFor({ documentState: 'DRAFTING', isSignatory: false, currentHash: laterText, position: 'DISSENTED' }),
    ).toEqual(['sign-off.not-open', 'sign-off.not-a-signatory', 'sign-off.text-changed', 'sign-off.reason']);
  });
});
