import { whyNotInvite, type InviteRequest } from './why-not-invite.js';

/** An invitation that every rule allows. Each test changes only what it is about. */
const allowed: InviteRequest = {
  fullName: 'Joy Mensah',
  email: 'joy@union.example',
  constituency: 'WORKFORCE',
  capacity: 'Care worker representative',
  roles: ['member'],
  signatory: true,
  kind: 'person',
  headcount: 1,
  coChairs: [],
  hasBegun: false,
  isSigning: false,
};

const codesFor = (change: Partial<InviteRequest>) => whyNotInvite({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotInvite', () => {
  it('allows a signatory of a group, and someone without an address', () => {
    expect([codesFor({}), codesFor({ email: null })]).toEqual([[], []]);
  });

  it('[R17] allows people to be added while others sign: to sign with an address, and without one to take part', () => {
    const isSigning = true;
    expect([codesFor({ isSigning }), codesFor({ isSigning, email: null, signatory: false })]).toEqual([[], []]);
  });

  it('[R2] allows a second co-chair of another group, one of the two with lived experience', () => {
    const coChairs = [{ constituency: 'PEOPLE' }];
    expect(codesFor({ roles: ['co-chair'], constituency: 'COMMISSIONERS', coChairs })).toEqual([]);
  });

  it.each<[string, Partial<InviteRequest>, string]>([
    ['without a name', { fullName: ' ' }, 'invite.name'],
    ['with an address that is none', { email: 'joy' }, 'invite.email'],
    ['with a name that fills a page', { fullName: 'J'.repeat(201) }, 'invite.name'],
    ['as nothing', { capacity: '' }, 'invite.capacity'],
    ['in a role that nobody knows', { roles: ['member', 'administrator'] }, 'invite.roles'],
    ['in a group that nobody knows', { constituency: 'WIZARDS' }, 'invite.unknown-group'],
    ['of a kind that nobody knows', { kind: 'committee' }, 'invite.kind'],
    ['of an organisation of no known kind', { organisation: { type: 'club' } }, 'invite.organisation'],
    ['of an organisation of no known size', { organisation: { size: 'huge' } }, 'invite.organisation'],
    ['of nobody', { headcount: 0 }, 'invite.headcount'],
    ['to nothing', { roles: [] }, 'invite.roles'],
    ['to sign for no group', { constituency: null }, 'invite.group'],
    [
      '[R17] to sign, without an address, while others do',
      { email: null, isSigning: true },
      'invite.signs-without-address',
    ],
    ['to facilitate one group', { roles: ['facilitator'] }, 'invite.facilitator'],
    ['[R2] as a co-chair of the public', { roles: ['co-chair'], constituency: 'PUBLIC' }, 'invite.co-chairs'],
    [
      '[R2] as a third co-chair',
      { roles: ['co-chair'], coChairs: [{ constituency: 'PEOPLE' }, { constituency: 'COMMISSIONERS' }] },
      'invite.co-chairs',
    ],
    [
      '[R2] as a co-chair of the same group',
      { roles: ['co-chair'], constituency: 'PEOPLE', coChairs: [{ constituency: 'PEOPLE' }] },
      'invite.co-chairs',
    ],
    [
      '[R7] as a co-chair who follows another',
      { roles: ['co-chair'], constituency: 'PEOPLE', coChairs: [{ constituency: 'COMMISSIONERS' }], hasBegun: true },
      'invite.co-chairs',
    ],
    [
      '[R2] as a co-chair when neither has lived experience',
      { roles: ['co-chair'], constituency: 'PROVIDERS', coChairs: [{ constituency: 'COMMISSIONERS' }] },
      'invite.co-chairs',
    ],
  ])('refuses an invitation %s', (_what, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });
});
