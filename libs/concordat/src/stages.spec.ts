import { whyNotMixed } from './group-mix.js';
import { PAYMENT_NOT_STATED } from './payment.js';
import { nextStages, whyNotAdvance, whyNotReason, type StageGates } from './stages.js';
import type { DocumentState, SectionState } from './states.js';

const section = (state: SectionState, title = 'Money') => ({ state, appendix: false, title });

/** Gates that let every stage open. Each test changes only what it is about. */
const open: StageGates = {
  state: 'DRAFTING',
  to: 'COMMENT',
  pausedFrom: null,
  reason: null,
  otherReason: null,
  sections: [section('READY', 'Need'), section('READY')],
  sponsorNamed: true,
  coChairs: ['PEOPLE', 'COMMISSIONERS'],
  constituenciesShort: [],
  unmixed: [],
  paymentPolicy: { offered: true, say: '£15 an hour.' },
  agreement: { required: ['PEOPLE', 'CARERS'], agreed: ['PEOPLE', 'CARERS'] },
  openProposals: 0,
  openNominations: 0,
  callOpenUntil: '2027-03-09',
  openChallenges: 0,
  comments: [],
  opening: null,
  today: '2027-03-10',
  signing: { until: '2027-03-09', silent: ['PROVIDERS'] },
  label: 'CO_PRODUCED',
  whyNoLabel: [],
  councilDecision: false,
};

const codesFor = (change: Partial<StageGates>) => whyNotAdvance({ ...open, ...change }).map(({ code }) => code);

describe('nextStages (RULES.md, stages)', () => {
  it.each<[DocumentState, DocumentState[]]>([
    ['PROPOSED', ['CONVENING', 'PAUSED', 'WITHDRAWN']],
    ['CONVENING', ['CONCORDAT', 'PAUSED', 'WITHDRAWN']],
    ['CONCORDAT', ['DRAFTING', 'PAUSED', 'WITHDRAWN']],
    ['DRAFTING', ['COMMENT', 'PAUSED', 'WITHDRAWN']],
    ['COMMENT', ['RESPONDING', 'PAUSED', 'WITHDRAWN']],
    ['RESPONDING', ['SIGN_OFF', 'PAUSED', 'WITHDRAWN']],
    ['SIGN_OFF', ['COUNCIL_DECISION', 'MEDIATION', 'PAUSED', 'WITHDRAWN']],
    ['MEDIATION', ['SIGN_OFF', 'PAUSED', 'WITHDRAWN']],
    ['COUNCIL_DECISION', ['RESPONDING', 'MEDIATION', 'PAUSED', 'WITHDRAWN']],
    ['PUBLISHED', ['REVIEW_DUE', 'RESPONDING', 'SUPERSEDED', 'WITHDRAWN']],
    ['REVIEW_DUE', ['RESPONDING', 'SUPERSEDED', 'WITHDRAWN']],
    ['SUPERSEDED', []],
    ['WITHDRAWN', []],
  ])('after %s come %j', (state, stages) => {
    expect(nextStages(state).map(({ to }) => to)).toEqual(stages);
  });
});

describe('whyNotAdvance (RULES.md, gates)', () => {
  it('[R20] lets it go to the council early where every group has decided', () => {
    const signing = { until: '2027-04-10', silent: [] };
    expect(codesFor({ state: 'SIGN_OFF', to: 'COUNCIL_DECISION', signing })).toEqual([]);
  });

  it.each<[DocumentState, DocumentState, Partial<StageGates>]>([
    ['PROPOSED', 'CONVENING', {}],
    ['CONVENING', 'CONCORDAT', {}],
    ['CONCORDAT', 'DRAFTING', {}],
    ['DRAFTING', 'COMMENT', {}],
    ['COMMENT', 'RESPONDING', {}],
    ['RESPONDING', 'SIGN_OFF', { sections: [section('FROZEN'), section('SIGNED')] }],
    ['SIGN_OFF', 'COUNCIL_DECISION', {}],
    ['SIGN_OFF', 'MEDIATION', { label: null }],
    ['COUNCIL_DECISION', 'RESPONDING', {}],
    ['COUNCIL_DECISION', 'MEDIATION', { label: null }],
  ])('lets %s become %s', (state, to, change) => {
    expect(codesFor({ state, to, ...change })).toEqual([]);
  });

  it.each<[string, Partial<StageGates>, string]>([
    [
      '[R2] getting together without a sponsor',
      { state: 'PROPOSED', to: 'CONVENING', sponsorNamed: false },
      'stage.no-sponsor',
    ],
    [
      '[R2] getting together with one co-chair',
      { state: 'PROPOSED', to: 'CONVENING', coChairs: ['PEOPLE'] },
      'stage.no-co-chairs',
    ],
    [
      '[R2] getting together with co-chairs of one group',
      { state: 'PROPOSED', to: 'CONVENING', coChairs: ['PEOPLE', 'PEOPLE'] },
      'stage.no-co-chairs',
    ],
    [
      '[R2] getting together with neither people nor carers in the chair',
      { state: 'PROPOSED', to: 'CONVENING', coChairs: ['PROVIDERS', 'COMMISSIONERS'] },
      'stage.no-co-chairs',
    ],
    [
      '[R4] writing while anybody can still ask to take part',
      { state: 'CONCORDAT', to: 'DRAFTING', callOpenUntil: '2027-03-10' },
      'stage.call-open',
    ],
    [
      '[R20] going to the council while a group still has time to sign',
      { state: 'SIGN_OFF', to: 'COUNCIL_DECISION', signing: { until: '2027-03-10', silent: ['PROVIDERS'] } },
      'stage.signing-time',
    ],
    ['a stage that does not follow', { state: 'DRAFTING', to: 'SIGN_OFF' }, 'stage.not-next'],
    ['[R22] publishing as if it were a stage', { state: 'COUNCIL_DECISION', to: 'PUBLISHED' }, 'stage.not-next'],
    [
      '[R17] agreeing with too few signatories',
      { state: 'CONVENING', to: 'CONCORDAT', constituenciesShort: ['CARERS'] },
      'stage.short',
    ],
    [
      '[R17] agreeing with providers of one organisation',
      { state: 'CONVENING', to: 'CONCORDAT', unmixed: whyNotMixed([], { PROVIDERS: 0 }) },
      'stage.mix',
    ],
    [
      '[R1] agreeing with payment not stated',
      { state: 'CONVENING', to: 'CONCORDAT', paymentPolicy: { offered: false, say: PAYMENT_NOT_STATED } },
      'stage.payment',
    ],
    [
      '[R1] writing before all have agreed',
      { state: 'CONCORDAT', to: 'DRAFTING', agreement: { required: ['PEOPLE', 'CARERS'], agreed: ['PEOPLE'] } },
      'stage.not-agreed',
    ],
    [
      'comments on a section that is not ready',
      { sections: [section('READY'), section('DRAFTING')] },
      'stage.not-ready',
    ],
    [
      'signing while a section can change',
      { state: 'RESPONDING', to: 'SIGN_OFF', sections: [section('FROZEN'), section('RESPONDING')] },
      'stage.not-frozen',
    ],
    [
      '[R4] writing over a nomination without an answer',
      { state: 'CONCORDAT', to: 'DRAFTING', openNominations: 1 },
      'stage.nominations',
    ],
    [
      '[R5] signing over a challenge without an answer',
      { state: 'RESPONDING', to: 'SIGN_OFF', sections: [section('FROZEN')], openChallenges: 1 },
      'stage.challenges',
    ],
    [
      '[R12] signing over a suggestion without an answer',
      { state: 'RESPONDING', to: 'SIGN_OFF', sections: [section('FROZEN')], openProposals: 1 },
      'stage.unanswered',
    ],
    ['[R24] mediation while the council can decide', { state: 'COUNCIL_DECISION', to: 'MEDIATION' }, 'stage.has-label'],
    ['[R21] a decision without a label', { state: 'SIGN_OFF', to: 'COUNCIL_DECISION', label: null }, 'stage.no-label'],
  ])('%s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it('[R21] says why there is no label', () => {
    const whyNoLabel = [
      { code: 'label.lead-not-signed', because: 'Care providers lead "Money" and have not signed it.' },
    ];
    const refusals = whyNotAdvance({ ...open, state: 'SIGN_OFF', to: 'COUNCIL_DECISION', label: null, whyNoLabel });
    expect(refusals.map(({ code }) => code)).toEqual(['stage.no-label', 'label.lead-not-signed']);
  });

  it('names every section that is not ready', () => {
    const refusals = whyNotAdvance({ ...open, sections: [section('EMPTY', 'Need'), section('DRAFTING', 'Money')] });
    expect(refusals.map(({ because }) => because)).toEqual([
      '"Need" is not marked ready by its lead.',
      '"Money" is not marked ready by its lead.',
    ]);
  });
});

describe('stages beside the way', () => {
  it('lets a paused statement go on where it stopped, and nowhere else', () => {
    expect(nextStages('PAUSED', 'SIGN_OFF').map(({ to }) => to)).toEqual(['SIGN_OFF', 'WITHDRAWN']);
    const paused = { state: 'PAUSED', pausedFrom: 'SIGN_OFF', sections: [section('DRAFTING')] } as const;
    expect(codesFor({ ...paused, to: 'SIGN_OFF' })).toEqual([]);
    expect(codesFor({ ...paused, to: 'DRAFTING' })).toEqual(['stage.not-next']);
  });

  it.each([
    ['without a reason', { reason: null }, ['stage.no-reason']],
    ['with a reason of one word', { reason: 'Later.' }, ['stage.no-reason']],
    ['with another reason than the other co-chair', { otherReason: 'The election is called.' }, ['stage.other-reason']],
    ['with the same', { otherReason: 'Nobody has time before June.' }, []],
  ])('[R2] is paused and withdrawn by both co-chairs: %s', (_what, change, codes) => {
    for (const to of ['PAUSED', 'WITHDRAWN'] as const) {
      const gates = { ...open, to, reason: 'Nobody has time before June.', ...change };
      expect(whyNotReason(gates).map(({ code }) => code)).toEqual(codes);
    }
  });
});

describe('[R11] closing comments', () => {
  const closing = (comments: StageGates['comments'], state: DocumentState = 'COMMENT') =>
    whyNotAdvance({ ...open, state, to: 'RESPONDING', comments });

  it('waits for the time of every group, each with its own last day', () => {
    const refusals = closing([
      { constituency: 'PROVIDERS', closesOn: '2027-03-09' },
      { constituency: 'CARERS', closesOn: '2027-03-10' },
      { constituency: 'PEOPLE', closesOn: null },
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(['stage.comment-time', 'stage.format-owed']);
    expect(refusals[0]?.because).toBe('Unpaid carers and family members can comment until the end of 10 March 2027.');
  });

  it('is allowed once all have had theirs, and asks nothing when the council sends the text back', () => {
    expect(closing([{ constituency: 'PEOPLE', closesOn: '2027-03-09' }])).toEqual([]);
    expect(closing([{ constituency: 'PEOPLE', closesOn: null }], 'COUNCIL_DECISION')).toEqual([]);
  });
});
