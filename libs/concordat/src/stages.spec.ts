import { nextStages, whyNotAdvance, type StageGates } from './stages.js';
import type { DocumentState, SectionState } from './states.js';

const section = (state: SectionState, title = 'Money') => ({ state, appendix: false, title });

/** Gates that let every stage open. Each test changes only what it is about. */
const open: StageGates = {
  state: 'DRAFTING',
  to: 'COMMENT',
  sections: [section('READY', 'Need'), section('READY')],
  constituenciesShort: [],
  agreement: { required: ['PEOPLE', 'CARERS'], agreed: ['PEOPLE', 'CARERS'] },
  openProposals: 0,
  openNominations: 0,
  openChallenges: 0,
  label: 'CO_PRODUCED',
  councilDecision: false,
};

const codesFor = (change: Partial<StageGates>) => whyNotAdvance({ ...open, ...change }).map(({ code }) => code);

describe('nextStages (RULES.md, stages)', () => {
  it.each<[DocumentState, DocumentState[]]>([
    ['CONVENING', ['CONCORDAT']],
    ['CONCORDAT', ['DRAFTING']],
    ['DRAFTING', ['COMMENT']],
    ['COMMENT', ['RESPONDING']],
    ['RESPONDING', ['SIGN_OFF']],
    ['SIGN_OFF', ['COUNCIL_DECISION', 'MEDIATION']],
    ['MEDIATION', ['SIGN_OFF']],
    ['COUNCIL_DECISION', ['RESPONDING']],
    ['PUBLISHED', []],
    ['WITHDRAWN', []],
  ])('after %s come %j', (state, stages) => {
    expect(nextStages(state).map(({ to }) => to)).toEqual(stages);
  });
});

describe('whyNotAdvance (RULES.md, gates)', () => {
  it.each<[DocumentState, DocumentState, Partial<StageGates>]>([
    ['CONVENING', 'CONCORDAT', {}],
    ['CONCORDAT', 'DRAFTING', {}],
    ['DRAFTING', 'COMMENT', {}],
    ['COMMENT', 'RESPONDING', {}],
    ['RESPONDING', 'SIGN_OFF', { sections: [section('FROZEN'), section('SIGNED')] }],
    ['SIGN_OFF', 'COUNCIL_DECISION', {}],
    ['SIGN_OFF', 'MEDIATION', { label: null }],
    ['COUNCIL_DECISION', 'RESPONDING', {}],
  ])('lets %s become %s', (state, to, change) => {
    expect(codesFor({ state, to, ...change })).toEqual([]);
  });

  it.each<[string, Partial<StageGates>, string]>([
    ['a stage that does not follow', { state: 'DRAFTING', to: 'SIGN_OFF' }, 'stage.not-next'],
    ['[R22] publishing as if it were a stage', { state: 'COUNCIL_DECISION', to: 'PUBLISHED' }, 'stage.not-next'],
    [
      '[R17] agreeing with too few signatories',
      { state: 'CONVENING', to: 'CONCORDAT', constituenciesShort: ['CARERS'] },
      'stage.short',
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
      '[R12] signing over a suggestion without an answer',
      { state: 'RESPONDING', to: 'SIGN_OFF', sections: [section('FROZEN')], openProposals: 1 },
      'stage.unanswered',
    ],
    ['[R21] a decision without a label', { state: 'SIGN_OFF', to: 'COUNCIL_DECISION', label: null }, 'stage.no-label'],
  ])('%s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });

  it('names every section that is not ready', () => {
    const refusals = whyNotAdvance({ ...open, sections: [section('EMPTY', 'Need'), section('DRAFTING', 'Money')] });
    expect(refusals.map(({ because }) => because)).toEqual([
      '"Need" is not marked ready by its lead.',
      '"Money" is not marked ready by its lead.',
    ]);
  });
});
