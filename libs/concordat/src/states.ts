/** Where a statement is (docs/rules.md, 2). */
export type DocumentState =
  | 'PROPOSED'
  | 'CONVENING'
  | 'CONCORDAT'
  | 'DRAFTING'
  | 'COMMENT'
  | 'RESPONDING'
  | 'SIGN_OFF'
  | 'MEDIATION'
  | 'COUNCIL_DECISION'
  | 'PUBLISHED'
  | 'REVIEW_DUE'
  | 'SUPERSEDED'
  | 'PAUSED'
  | 'WITHDRAWN';

/** Where a section is (docs/rules.md, 2). */
export type SectionState =
  | 'EMPTY'
  | 'DRAFTING'
  | 'READY'
  | 'IN_COMMENT'
  | 'RESPONDING'
  | 'FROZEN'
  | 'SIGNED'
  | 'SIGNED_WITH_DISSENT'
  | 'NOT_AGREED';

/** How a state is shown: the words of its tag, the tag's colour, and what it means at first use. */
export interface StateWords {
  readonly tag: string;
  readonly colour: 'grey' | 'blue' | 'purple' | 'yellow' | 'plain';
  readonly meaning: string;
}

/** The one list of words for the states of sections. */
export const SECTION_STATE_WORDS: Readonly<Record<SectionState, StateWords>> = {
  EMPTY: { tag: 'Not started', colour: 'grey', meaning: 'No one has written here yet.' },
  DRAFTING: { tag: 'Drafting', colour: 'blue', meaning: 'People are still writing this.' },
  READY: { tag: 'Ready for comment', colour: 'blue', meaning: 'The section lead says it can be read.' },
  IN_COMMENT: { tag: 'Open for comment', colour: 'purple', meaning: 'Anyone can say what they think.' },
  RESPONDING: { tag: 'Answering what people said', colour: 'purple', meaning: 'Every suggestion gets an answer.' },
  FROZEN: { tag: 'Signing – locked', colour: 'yellow', meaning: 'No one can change the words.' },
  SIGNED: { tag: 'Signed by all', colour: 'plain', meaning: 'Every group asked agreed.' },
  SIGNED_WITH_DISSENT: { tag: 'Signed, with disagreement', colour: 'plain', meaning: 'Read why some did not sign.' },
  NOT_AGREED: { tag: 'Not agreed', colour: 'plain', meaning: 'Not enough groups signed.' },
};

/** The one list of words for the stages of a statement. */
export const DOCUMENT_STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  PROPOSED: 'Proposed',
  CONVENING: 'Getting together',
  CONCORDAT: 'Our agreement',
  DRAFTING: 'Drafting',
  COMMENT: 'Have your say',
  RESPONDING: 'Answering',
  SIGN_OFF: 'Signing',
  MEDIATION: 'In mediation',
  COUNCIL_DECISION: 'Council decision',
  PUBLISHED: 'Published',
  REVIEW_DUE: 'Review due',
  SUPERSEDED: 'Replaced',
  PAUSED: 'Paused',
  WITHDRAWN: 'Withdrawn',
};

/** Tells whether nobody can change a section's words because people sign or have signed them. */
export function isLocked(state: SectionState): boolean {
  return LOCKED.has(state);
}

const LOCKED: ReadonlySet<SectionState> = new Set(['FROZEN', 'SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED']);
