import { dayInWords, isDay, whyTooLong, type DocumentState, type Refusal, type Role } from '#concordat';

/** A member about to record what the council decided. */
export interface CouncilDecisionRequest {
  readonly documentState: DocumentState;
  readonly documentHash: string | null;
  readonly roles: readonly Role[];
  readonly body: string;
  /** ISO dates. */
  readonly date: string;
  readonly callInEnds: string;
  /** As YYYY-MM-DD. */
  readonly today: string;
  /** The day since which every section says what it says, as YYYY-MM-DD; null while one is not locked. */
  readonly wordsSince: string | null;
  readonly reference: string;
  readonly decision: string;
}

const LONGEST_REFERENCE = 200;

/** Says why a council decision cannot be recorded; empty when it can (R22). */
export function whyNotCouncilDecision(request: CouncilDecisionRequest): Refusal[] {
  const { documentState, documentHash, roles, body, reference, decision } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!roles.includes('co-chair') && !roles.includes('sponsor')) {
    refuse('decision.not-yours', 'A co-chair or the sponsor records what the council decided.');
  }
  if (documentState !== 'COUNCIL_DECISION' || documentHash === null) {
    refuse('decision.not-open', 'The council decides on a text that is signed and was sent to it. This is not yet.');
  }
  if (body.trim() === '' || reference.trim() === '') {
    refuse('decision.body', 'Say who decided, and the reference of the decision.');
  }
  for (const [what, text] of Object.entries({ 'Who decided': body, 'The reference': reference })) {
    refusals.push(...whyTooLong({ code: 'decision.too-long', what, text, most: LONGEST_REFERENCE }));
  }
  refusals.push(...whyNotDates(request));
  if (decision !== 'AGREED' && decision !== 'CHANGES_ASKED_FOR') {
    refuse('decision.unknown', 'Say whether the council agreed or asks for changes.');
  }
  return refusals;
}

function whyNotDates({ date, callInEnds, today, wordsSince }: CouncilDecisionRequest): Refusal[] {
  if (![date, callInEnds].every(isDay)) {
    return [{ code: 'decision.dates', because: 'Give both dates like this: 2027-03-31.' }];
  }
  if (date > today) {
    return [{ code: 'decision.future', because: 'Record the decision once the council has taken it, with its day.' }];
  }
  if (wordsSince !== null && date < wordsSince) {
    const because = `These words were locked on ${dayInWords(wordsSince)}. A decision before that day was about others.`;
    return [{ code: 'decision.before-words', because: `${because} Record one about these words, with its day.` }];
  }
  if (callInEnds >= date) return [];
  return [{ code: 'decision.call-in', because: 'The time in which it can be called in ends after the decision.' }];
}
