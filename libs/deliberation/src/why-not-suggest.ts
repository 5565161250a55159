import {
  isLocked,
  LONGEST_SAID,
  LONGEST_WORDS,
  mustDeclareInterests,
  whyTooLong,
  type Constituency,
  type DocumentState,
  type Refusal,
  type SectionState,
} from '#concordat';

/** Everything the rules look at before a suggestion is taken. */
export interface SuggestionRequest {
  readonly documentState: DocumentState;
  readonly sectionState: SectionState;
  readonly membershipStatus: 'active' | 'suspended' | 'ended';
  /** Group of who suggests. */
  readonly constituency: Constituency | null;
  /** Whether they have declared interests, or that there are none (R31). */
  readonly interestsDeclared: boolean;
  /** Whether a facilitator writes it down for them (R9). */
  readonly isForAnother?: boolean;
  /** Words as they are now; empty for a new paragraph. */
  readonly baseText: string;
  /** Whether those words stand in that block now. */
  readonly baseIsThere: boolean;
  /** Words as they should be; empty to take the old ones away. */
  readonly proposedText: string;
  readonly reason: string;
  /** Whether these are words that were taken out, and that a group asks back (R8): they are as long as they were. */
  readonly wereInText?: boolean;
}

/** Says why a suggestion cannot be taken; empty when it can. Its words may stand in the text: so R31 holds as for typing. */
export function whyNotSuggest(request: SuggestionRequest): Refusal[] {
  const { documentState, sectionState, membershipStatus, baseText, baseIsThere, proposedText, reason } = request;
  const isActive = membershipStatus === 'active';
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isActive) refuse('suggestion.not-active', 'You no longer take part in this statement.');
  if (isActive && !request.interestsDeclared && mustDeclareInterests(request.constituency)) {
    refuse('suggestion.no-interests', request.isForAnother ? THEY_DECLARE : YOU_DECLARE);
  }
  if (!isOpenToSuggestions(documentState, sectionState)) {
    refuse('suggestion.not-open', 'Nobody can suggest a change to this section now.');
  }
  if (baseText !== '' && !baseIsThere) {
    refuse(
      'suggestion.stale',
      'These words do not stand together in that paragraph or item now. Read it again, then choose words of one line.',
    );
  }
  if (proposedText.trim() === baseText.trim()) refuse('suggestion.no-change', 'Write what should be different.');
  if (reason.trim() === '') refuse('suggestion.no-reason', 'Say why. One or two sentences is fine.');
  return [...refusals, ...whySuggestsTooMuch(request)];
}

function whySuggestsTooMuch({ proposedText, reason, wereInText = false }: SuggestionRequest): Refusal[] {
  const most = wereInText ? proposedText.length : LONGEST_WORDS;
  const code = 'suggestion.too-long';
  return [
    ...whyTooLong({ code, what: 'What you suggest', text: proposedText, most }),
    ...whyTooLong({ code, what: 'The reason', text: reason, most: LONGEST_SAID }),
  ];
}

const YOU_DECLARE =
  'Before you suggest, say what interests you have, or that you have none, on the page "Your interests".';
const THEY_DECLARE =
  'Before you suggest for them, they say what interests they have, or that they have none, on the page "Your interests".';

/** Tells whether anybody can suggest a change to a section, or comment on it as a member. */
export function isOpenToSuggestions(documentState: DocumentState, sectionState: SectionState): boolean {
  return OPEN_TO_SUGGESTIONS.has(documentState) && !isLocked(sectionState);
}

const OPEN_TO_SUGGESTIONS: ReadonlySet<DocumentState> = new Set([
  ...(['DRAFTING', 'COMMENT', 'RESPONDING', 'SIGN_OFF', 'MEDIATION'] as const),
]);
