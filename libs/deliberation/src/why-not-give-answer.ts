import { dayInWords, LONGEST_WORDS, whyTooLong, type MembershipId, type Refusal } from '#concordat';
import { isView, whyNotDecide, type DecisionRequest, type View } from './why-not-decide.js';

/** What the first of two deciders says; the other agrees with exactly this, or says something else (R13). */
export interface AnswerRequest extends Omit<DecisionRequest, 'deciders'> {
  readonly decider: DecisionRequest['deciders'][number];
  /** Words as suggested. */
  readonly proposedText: string;
  /** Words that are to go in; null where none are. */
  readonly acceptedText: string | null;
  /** Whether it says that the suggestion is outside of something that is fixed. */
  readonly namesLimit: boolean;
}

/** Says why somebody cannot put an answer forward; empty when they can, and one of another group may then agree with it. */
export function whyNotGiveAnswer({ proposedText, acceptedText, namesLimit, ...request }: AnswerRequest): Refusal[] {
  const refusals = [...whyNotPutForward(request), ...whyNotWords(request.decision, { proposedText, acceptedText })];
  if (namesLimit && request.decision !== 'NOT_ACCEPTED') {
    const because = 'What you agree to is not outside what is fixed. Leave that out, or do not agree.';
    refusals.push({ code: 'proposal.limit', because });
  }
  return refusals;
}

/** Says why a limit is no reason for an answer any more; empty while it holds. Days as YYYY-MM-DD (R5). */
export function whyNotNameLimit({ endsOn, today }: { readonly endsOn: string; readonly today: string }): Refusal[] {
  if (endsOn >= today) return [];
  const because = `What this answer calls fixed was so until ${dayInWords(endsOn)}. Leave that out, and give another reason.`;
  return [{ code: 'proposal.limit-ended', because }];
}

/** The same for what asks for no exact words, such as a comment from the public (R12, R13). */
export function whyNotPutForward({
  decider,
  ...request
}: Omit<AnswerRequest, 'proposedText' | 'acceptedText' | 'namesLimit'>): Refusal[] {
  const alone = whyNotDecide({ ...request, deciders: [decider] }).filter(({ code }) => !TAKES_TWO.has(code));
  return [...alone, ...whyNotOfAGroup(decider)];
}

/** What only two together can meet. */
const TAKES_TWO: ReadonlySet<string> = new Set(['proposal.two-groups', 'proposal.no-lead']);

function whyNotOfAGroup({ constituency }: AnswerRequest['decider']): Refusal[] {
  if (constituency !== null) return [];
  return [{ code: 'proposal.no-group', because: 'Only people who speak for a group answer suggestions.' }];
}

function whyNotWords(
  decision: View,
  { proposedText, acceptedText }: Pick<AnswerRequest, 'proposedText' | 'acceptedText'>,
): Refusal[] {
  if (!isView(decision)) return [{ code: 'proposal.decision', because: 'Choose one of the answers.' }];
  const words = acceptedText?.trim() ?? '';
  if (decision === 'ACCEPTED_IN_PART' && (acceptedText === null || words === proposedText.trim())) {
    const because = 'Write the words that are to go in. They are not the same as those that were suggested.';
    return [{ code: 'proposal.which-part', because }];
  }
  // A part of what was suggested is no longer than that.
  const most = Math.max(LONGEST_WORDS, proposedText.length);
  return whyTooLong({ code: 'proposal.too-long', what: 'What is to go in', text: words, most });
}

/** Everything the rules look at before somebody agrees with an answer. */
export interface AgreeRequest {
  /** Answers that people have put forward. */
  readonly given: readonly { readonly by: MembershipId; readonly hash: string }[];
  readonly agreeing: MembershipId;
  /** Hash of the answer that the person saw. */
  readonly seenHash: string;
}

/** Says why somebody cannot agree with an answer; who may decide is asked of the two together, by `whyNotDecide`. */
export function whyNotAgreeWithAnswer({ given, agreeing, seenHash }: AgreeRequest): Refusal[] {
  if (given.length === 0) {
    return [{ code: 'answer.none', because: 'Nobody has put an answer forward yet. You can be the first.' }];
  }
  const seen = given.find(({ hash }) => hash === seenHash);
  if (!seen) {
    return [{ code: 'answer.changed', because: 'This answer changed since you read it. Read it again, then decide.' }];
  }
  if (seen.by === agreeing) {
    return [{ code: 'answer.own', because: 'You put this answer forward. Somebody of another group has to agree.' }];
  }
  return [];
}

/** Tells whether somebody's agreement would be taken, so that it is offered to nobody whose would not (R13). */
export function mayAgree(
  agreeing: DecisionRequest['deciders'][number],
  { by, ...request }: Omit<DecisionRequest, 'deciders'> & { readonly by: DecisionRequest['deciders'][number] },
): boolean {
  return by.membership !== agreeing.membership && whyNotDecide({ ...request, deciders: [by, agreeing] }).length === 0;
}
