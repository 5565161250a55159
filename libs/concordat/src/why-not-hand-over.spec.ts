import type { MembershipId } from './ids.js';
import {
  handoverInWords,
  handoverOutcome,
  isHandedRole,
  keysNeeded,
  whyNotAnswerHandover,
  whyNotGiveUp,
  whyNotHandOver,
  whyNotPutForward,
  type HandoverRequest,
  type HandoverVotes,
  type PutForwardRequest,
  type Successor,
} from './why-not-hand-over.js';

const id = (name: string) => name as MembershipId;

const lorraine: Successor = {
  ...{ membershipId: id('lorraine'), constituency: 'PEOPLE', active: true, administrator: false, signsIn: true },
  ...{ hasRole: false, standsAside: false },
};

/** A handover that every rule allows. Each test changes only what it is about. */
const allowed: HandoverRequest = {
  ...{ role: 'co-chair', group: 'PEOPLE', isThere: true, to: lorraine },
  ...{ otherCoChairs: [{ constituency: 'COMMISSIONERS' }], invitedCoChairs: 0 },
};
const codesFor = (change: Partial<HandoverRequest>) =>
  whyNotHandOver({ ...allowed, ...change }).map(({ code }) => code);
const to = (change: Partial<Successor>): Partial<HandoverRequest> => ({ to: { ...lorraine, ...change } });

describe('whyNotHandOver', () => {
  it('[R2] allows a member of the same group, to be co-chair or to sign', () => {
    expect([codesFor({}), codesFor({ role: 'signatory', otherCoChairs: [] })]).toEqual([[], []]);
  });

  it.each<[string, Partial<HandoverRequest>, string]>([
    ['where nobody has the role', { isThere: false }, 'handover.not-there'],
    ['to nobody', { to: null }, 'handover.to'],
    ['to somebody who has left or is suspended', to({ active: false }), 'handover.to'],
    ['[R7] to an administrator', to({ administrator: true }), 'handover.to'],
    ['to somebody who cannot sign in', to({ signsIn: false }), 'handover.to'],
    ['to somebody of no group', to({ constituency: null }), 'handover.to'],
    ['to somebody who has it', to({ hasRole: true }), 'handover.has-it'],
    ['[R2] while somebody is invited to be co-chair', { invitedCoChairs: 1 }, 'handover.invited'],
    [
      '[R21] to another group than had it, while people sign',
      { chairGroups: ['CARERS', 'COMMISSIONERS'] },
      'handover.chair-group',
    ],
    ['[R2] without another co-chair', { otherCoChairs: [] }, 'handover.co-chairs'],
    [
      '[R2] where the other is of the same group',
      { otherCoChairs: [{ constituency: 'PEOPLE' }] },
      'handover.co-chairs',
    ],
    [
      '[R2] where there would be three',
      { otherCoChairs: [{ constituency: 'COMMISSIONERS' }, { constituency: 'CARERS' }] },
      'handover.co-chairs',
    ],
    [
      '[R2] where neither has lived experience',
      { group: 'PROVIDERS', ...to({ constituency: 'PROVIDERS' }) },
      'handover.co-chairs',
    ],
    [
      '[R2] to be co-chair of the public',
      { group: 'PUBLIC', otherCoChairs: [{ constituency: 'PEOPLE' }], ...to({ constituency: 'PUBLIC' }) },
      'handover.co-chairs',
    ],
    ['[R17] of signing, to who stands aside', { role: 'signatory', ...to({ standsAside: true }) }, 'handover.interest'],
  ])('refuses a handover %s', (_what, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it('[R17] keeps a role in its group', () => {
    expect(codesFor({ role: 'signatory', ...to({ constituency: 'CARERS' }) })).toEqual(['handover.group']);
  });

  it('[R38] has people of any group, or of none, look at worries about people', () => {
    const worries = { role: 'safeguarding-lead', group: null } as const;
    expect(codesFor({ ...worries, ...to({ constituency: 'CARERS' }) })).toEqual([]);
    expect(codesFor({ ...worries, ...to({ constituency: null }) })).toEqual([]);
    expect(codesFor({ ...worries, ...to({ administrator: true }) })).toEqual(['handover.to']);
    expect(codesFor({ ...worries, ...to({ hasRole: true }) })).toEqual(['handover.has-it']);
  });

  it('knows what can be handed over', () => {
    const roles = ['co-chair', 'signatory', 'section-lead', 'safeguarding-lead', 'facilitator', 'administrator'];
    expect(roles.filter((role) => !isHandedRole(role))).toEqual(['facilitator', 'administrator']);
  });
});

describe('whyNotPutForward', () => {
  const putting: PutForwardRequest = {
    ...{ role: 'co-chair', reason: 'Des is in hospital.', isHolder: false, isOfGroup: true, isCoChair: false },
    ...{ isFacilitator: false, isOpen: false, needs: ['to', 'group', 'co-chair'], inGroup: 2 },
  };
  const codes = (change: Partial<PutForwardRequest>) =>
    whyNotPutForward({ ...putting, ...change }).map(({ code }) => code);

  it('[R2] lets the co-chair and members of the group put somebody forward', () => {
    expect([codes({}), codes({ isHolder: true, isOfGroup: false })]).toEqual([[], []]);
  });

  it('[R38] lets a co-chair and the facilitator put somebody forward to look at worries', () => {
    const worries = { role: 'safeguarding-lead', isOfGroup: false, needs: ['to', 'co-chair'] } as const;
    expect([codes({ ...worries, isCoChair: true }), codes({ ...worries, isFacilitator: true })]).toEqual([[], []]);
  });

  it.each<[string, Partial<PutForwardRequest>, string]>([
    ['without a reason', { reason: ' because ' }, 'handover.reason'],
    ['with a reason that fills a page', { reason: 'x'.repeat(501) }, 'handover.reason'],
    ['by another group', { isOfGroup: false, isCoChair: true }, 'handover.who'],
    ['to sign, by who is no co-chair', { role: 'signatory' }, 'handover.who'],
    ['[R38] to look at worries, by a member', { role: 'safeguarding-lead' }, 'handover.who'],
    ['to lead, by another group', { role: 'section-lead', isOfGroup: false, isCoChair: true }, 'handover.who'],
    ['by a group of one', { inGroup: 1 }, 'handover.group-small'],
    ['twice', { isOpen: true }, 'handover.open'],
  ])('refuses to have somebody put forward %s', (_what, change, code) => {
    expect(codes(change)).toEqual([code]);
  });
});

describe('handoverOutcome', () => {
  const [des, m, table, amira] = ['des', 'm', 'table', 'amira'].map(id) as [
    ...[MembershipId, MembershipId, MembershipId, MembershipId],
  ];
  const taker = lorraine.membershipId;
  const votes: HandoverVotes = {
    ...{ needs: ['to', 'group', 'co-chair'], to: taker, holder: des, group: [taker, m, table], coChairs: [amira] },
    signatories: [],
    ...{ agreed: [], refused: [] },
  };
  const stateOf = (change: Partial<HandoverVotes>) => handoverOutcome({ ...votes, ...change }).state;

  it('needs only who takes it over where the holder hands it over', () => {
    expect(keysNeeded('co-chair', { isHolder: true, isVacant: false })).toEqual(['to']);
    expect(stateOf({ needs: ['to'], agreed: [taker] })).toBe('DONE');
  });

  it('[R38] needs a co-chair, and the person, for who comes to read what is hidden', () => {
    expect(keysNeeded('safeguarding-lead', { isHolder: false, isVacant: true })).toEqual(['to', 'co-chair']);
  });

  it('[R2] needs two groups where the holder does not act', () => {
    for (const role of ['co-chair', 'signatory'] as const) {
      expect(keysNeeded(role, { isHolder: false, isVacant: false })).toEqual(['to', 'group', 'co-chair']);
    }
    expect(keysNeeded('co-chair', { isHolder: false, isVacant: true })).toContain('group');
    expect(keysNeeded('signatory', { isHolder: false, isVacant: true })).toEqual(['to', 'co-chair']);
    expect(stateOf({ agreed: [taker, m] })).toBe('OPEN');
    expect(stateOf({ agreed: [taker, amira] })).toBe('OPEN');
    expect(stateOf({ agreed: [m, table, amira] })).toBe('OPEN');
    expect(stateOf({ agreed: [taker, m, amira] })).toBe('DONE');
  });

  it('asks for a majority of the group, and for two at least', () => {
    const group = [taker, m, table, id('ana')];
    expect(stateOf({ group, agreed: [taker, m, amira] })).toBe('OPEN');
    expect(stateOf({ group, agreed: [taker, m, table, amira] })).toBe('DONE');
    expect(stateOf({ group: [taker], agreed: [taker, amira] })).not.toBe('DONE');
  });

  it('counts nobody of another group, and not the holder', () => {
    expect(stateOf({ agreed: [taker, des, amira, id('stranger')] })).toBe('OPEN');
  });

  it.each<[string, Partial<HandoverVotes>]>([
    ['who takes it over', { refused: [taker] }],
    ['the holder', { refused: [des] }],
    ['the other co-chair', { refused: [amira] }],
    ['so many of the group that no majority is left', { refused: [m, table] }],
  ])('does not take place when it is refused by %s', (_who, change) => {
    expect(stateOf({ ...change, agreed: [taker] })).toBe('REFUSED');
  });

  it('[section 8] gives leading sections with two of the group: who does it, and somebody else who signs for it', () => {
    expect(keysNeeded('section-lead', { isHolder: false, isVacant: true })).toEqual(['to', 'signatory']);
    const leading = { needs: ['to', 'signatory'], holder: null, signatories: [m, table], coChairs: [] } as const;
    expect(stateOf({ ...leading, agreed: [taker] })).toBe('OPEN');
    expect(stateOf({ ...leading, agreed: [m, table] })).toBe('OPEN');
    expect(stateOf({ ...leading, agreed: [taker, id('stranger')] })).toBe('OPEN');
    expect(stateOf({ ...leading, agreed: [taker, m] })).toBe('DONE');
    expect(stateOf({ ...leading, agreed: [taker], refused: [m] })).toBe('OPEN');
    expect(stateOf({ ...leading, agreed: [taker], refused: [m, table] })).toBe('REFUSED');
    expect(handoverInWords(handoverOutcome({ ...votes, ...leading, agreed: [taker] }), 'section-lead')).toEqual([
      'Somebody else who signs for the group has to agree.',
    ]);
    const answer = { state: 'OPEN', agree: true };
    expect(whyNotAnswerHandover({ ...votes, ...leading }, { ...answer, member: m })).toEqual([]);
    expect(whyNotAnswerHandover({ ...votes, ...leading }, { ...answer, member: amira })).toHaveLength(1);
  });

  it('[R40] says who has to act', () => {
    expect(handoverInWords(handoverOutcome({ ...votes, agreed: [m] }), 'co-chair')).toEqual([
      'Who takes it over has to agree.',
      '1 more member of the group has to agree.',
      'The other co-chair has to agree.',
    ]);
    expect(handoverInWords(handoverOutcome(votes), 'signatory').slice(1)).toEqual([
      '2 more members of the group have to agree.',
      'A co-chair has to agree.',
    ]);
  });

  it('takes answers only while it is open, and only of those who are asked', () => {
    const codes = (member: MembershipId, agree: boolean, state = 'OPEN') =>
      whyNotAnswerHandover(votes, { state, member, agree }).map(({ code }) => code);
    expect([codes(taker, true), codes(m, false), codes(amira, true), codes(des, false)]).toEqual([[], [], [], []]);
    expect([codes(des, true), codes(id('stranger'), false)]).toEqual([['handover.not-asked'], ['handover.not-asked']]);
    expect(codes(taker, true, 'DONE')).toEqual(['handover.over']);
  });
});

describe('whyNotGiveUp', () => {
  const part = { roles: ['member', 'co-chair'], signatory: true };
  const codes = (role: string, change: object = {}) =>
    whyNotGiveUp(role, { ...part, ...change }).map(({ code }) => code);

  it('lets people give up what they have', () => {
    expect([codes('co-chair'), codes('signatory')]).toEqual([[], []]);
  });

  it.each<[string, string, object, string]>([
    ['that somebody does not have', 'facilitator', {}, 'role.not-yours'],
    ['of signing, where they do not', 'signatory', { signatory: false }, 'role.not-yours'],
    ['that is everybody’s', 'member', {}, 'role.not-yours'],
    ['that is all they do', 'facilitator', { roles: ['facilitator'] }, 'role.only'],
  ])('refuses to give up a role %s', (_what, role, change, code) => {
    expect(codes(role, change)).toEqual([code]);
  });
});
