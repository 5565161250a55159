import type { DocumentState, SectionState } from './states.js';

/** A step that a section can take, in words for the page that shows it. */
export interface SectionStep {
  readonly to: SectionState;
  /** What has to happen, and who must do it, as a sentence. */
  readonly words: string;
}

const READY_BY_LEAD = { to: 'READY', words: 'A lead of this section says that it can be read.' } as const;
const REOPENED: SectionStep = { to: 'RESPONDING', words: 'Both co-chairs can open it again.' };
const SIGNED: readonly SectionStep[] = [
  { to: 'SIGNED', words: 'It is signed once every group that is asked has signed.' },
  {
    to: 'SIGNED_WITH_DISSENT',
    words: 'Where some groups do not sign, it is signed with their disagreement beside it.',
  },
  { to: 'NOT_AGREED', words: 'Where too few groups sign, it is not agreed.' },
];

/** The one table of the states of a section (docs/rules.md, 2): every step that there is, the usual one first. */
const STEPS: Readonly<Record<SectionState, readonly SectionStep[]>> = {
  EMPTY: [{ to: 'DRAFTING', words: 'Anybody of a group that signs writes the first words.' }],
  DRAFTING: [READY_BY_LEAD],
  READY: [
    { to: 'IN_COMMENT', words: 'Both co-chairs open it for comment, once every section is ready.' },
    { to: 'DRAFTING', words: 'A lead of this section can open it for writing again.' },
  ],
  IN_COMMENT: [{ to: 'RESPONDING', words: 'Both co-chairs close comments, once every group has had its time.' }],
  RESPONDING: [{ to: 'FROZEN', words: 'Both co-chairs lock it for signing, once every suggestion has its answer.' }],
  FROZEN: [...SIGNED, REOPENED],
  SIGNED: [REOPENED],
  SIGNED_WITH_DISSENT: [REOPENED],
  NOT_AGREED: [REOPENED],
};

/** Steps that a section can take now. */
export function sectionSteps(state: SectionState): readonly SectionStep[] {
  return STEPS[state];
}

/** What sign-offs amount to is worked out anew whenever one is given or lapses, also when the section is locked. */
const OUTCOMES: ReadonlySet<SectionState> = new Set(['FROZEN', 'SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED']);

/** The state that a section moves to. Throws where the table has no such step: an act that asks for one is wrong. */
export function sectionMoves(from: SectionState, to: SectionState): SectionState {
  const isStep = from === to || STEPS[from].some((step) => step.to === to);
  // Locked and signed at once: a text that comes back unchanged keeps its signatures.
  const isOutcome = OUTCOMES.has(to) && (OUTCOMES.has(from) || from === 'RESPONDING');
  if (!isStep && !isOutcome) throw new Error(`No section goes from ${from} to ${to}.`);
  return to;
}

const LOCKING: ReadonlySet<DocumentState> = new Set(['RESPONDING', 'SIGN_OFF', 'MEDIATION']);

/** Tells whether sections are locked for signing, or opened again, in this stage of the statement: never while it is paused. */
export function isLockingOpen(state: DocumentState): boolean {
  return LOCKING.has(state);
}
