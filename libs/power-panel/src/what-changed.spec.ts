import {
  whyNotAgreeWhatChanged,
  whyNotFlagOpposed,
  whyNotSayWhatChanged,
  type ChangeAgreedRequest,
  type ChangeSaidRequest,
  type OpposedRequest,
} from './what-changed.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('whyNotSayWhatChanged', () => {
  const request: ChangeSaidRequest = {
    ...{ documentState: 'RESPONDING', leads: ['PEOPLE'], constituency: 'PEOPLE', roles: ['member', 'section-lead'] },
    text: 'Continuity of care became the same few people.',
  };

  it('lets a lead say it', () => {
    expect(whyNotSayWhatChanged(request)).toEqual([]);
  });

  it.each<[string, Partial<ChangeSaidRequest>, string]>([
    ['a member who leads nothing', { roles: ['member'] }, 'changed.not-lead'],
    ['a lead of another group', { constituency: 'CARERS' }, 'changed.not-lead'],
    ['before comments have closed', { documentState: 'COMMENT' }, 'changed.stage'],
    ['after publication', { documentState: 'PUBLISHED' }, 'changed.stage'],
    ['nothing', { text: ' ' }, 'changed.words'],
    ['two lines', { text: 'Something moved.\nAnd more.' }, 'changed.words'],
  ])('refuses %s', (_, change, code) => {
    expect(codes(whyNotSayWhatChanged({ ...request, ...change }))).toEqual([code]);
  });
});

describe('whyNotAgreeWhatChanged', () => {
  const request: ChangeAgreedRequest = {
    ...{ documentState: 'RESPONDING', saidBy: { constituency: 'PEOPLE' }, signatories: ['PEOPLE', 'CARERS'] },
    ...{ constituency: 'CARERS', isAgreed: false, isSeen: true },
  };

  it('lets somebody of another group agree', () => {
    expect(whyNotAgreeWhatChanged(request)).toEqual([]);
  });

  it.each<[string, Partial<ChangeAgreedRequest>, string]>([
    ['the same group', { constituency: 'PEOPLE' }, 'changed.same-group'],
    ['a group that does not sign it', { constituency: 'VCSE' }, 'changed.same-group'],
    ['somebody of no group', { constituency: null }, 'changed.same-group'],
    ['what is agreed', { isAgreed: true }, 'changed.agreed'],
    ['what nobody has said', { saidBy: null }, 'changed.nothing'],
    ['other words than were read', { isSeen: false }, 'changed.moved-on'],
  ])('refuses %s', (_, change, code) => {
    expect(codes(whyNotAgreeWhatChanged({ ...request, ...change }))).toEqual([code]);
  });
});

describe('whyNotFlagOpposed', () => {
  const request: OpposedRequest = {
    ...{ documentState: 'RESPONDING', roles: ['co-chair'], isFlagged: false, flag: true },
  };
  it.each<[string, Partial<OpposedRequest>, string[]]>([
    ['a co-chair', {}, []],
    ['a facilitator', { roles: ['facilitator'] }, []],
    ['a member', { roles: ['member'] }, ['opposed.who']],
    ['before comments', { documentState: 'DRAFTING' }, ['opposed.stage']],
    ['twice', { isFlagged: true }, ['opposed.same']],
    ['taking back what nobody said', { flag: false }, ['opposed.same']],
  ])('by %s', (_, change, expected) => {
    expect(codes(whyNotFlagOpposed({ ...request, ...change }))).toEqual(expected);
  });
});
