import { nextStages } from './stages.js';
import type { DocumentState } from './states.js';

/** A step of a statement that no key of a stage takes: an act of its own does. */
export interface DocumentStep {
  readonly to: DocumentState;
  /** What has to happen, and who must do it, as a sentence. */
  readonly words: string;
}

const ALONE: DocumentStep = {
  to: 'PUBLISHED',
  words:
    'Where mediation did not help, the council can publish without the others, or other groups without the council, on the page "Publishing".',
};

const MINOR: DocumentStep = {
  to: 'PUBLISHED',
  words:
    'Where only what stands beside the text has changed, both co-chairs publish it again, on the page "Publishing".',
};

const BESIDE: Partial<Record<DocumentState, readonly DocumentStep[]>> = {
  PROPOSED: [
    { to: 'WITHDRAWN', words: 'Until both co-chairs take part, an officer of the council can take this back.' },
  ],
  SIGN_OFF: [ALONE],
  MEDIATION: [ALONE],
  COUNCIL_DECISION: [
    {
      to: 'PUBLISHED',
      words: 'The council’s decision is written down, then both co-chairs publish, on the page "Publishing".',
    },
  ],
  PUBLISHED: [MINOR],
  REVIEW_DUE: [MINOR],
};

/** Steps beside the stages that a statement can take now, with who takes them (docs/rules.md, 2). */
export function stepsBeside(state: DocumentState): readonly DocumentStep[] {
  return BESIDE[state] ?? [];
}

/** The state that a statement moves to. Throws where the tables have no such step: an act that asks for one is wrong. */
export function documentMoves(
  { state, pausedFrom }: { readonly state: DocumentState; readonly pausedFrom: DocumentState | null },
  to: DocumentState,
): DocumentState {
  const steps = [...nextStages(state, pausedFrom), ...stepsBeside(state)];
  if (!steps.some((step) => step.to === to)) throw new Error(`No statement goes from ${state} to ${to}.`);
  return to;
}
