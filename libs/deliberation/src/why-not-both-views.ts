import {
  addWorkingDays,
  dayInEngland,
  type DocumentState,
  type MembershipId,
  type Pause,
  type Refusal,
} from '#concordat';
import {
  isAnswered,
  whyNotAtRest,
  whyNotDeciders,
  type Decider,
  type ProposalStatus,
  type View,
} from './why-not-decide.js';

/** What one of those who decide thinks the answer should be. */
export interface PutForwardView {
  readonly decider: Decider;
  readonly decision: View;
  readonly acceptedText: string | null;
}

/** Everything the rules look at before a suggestion is closed with both views. */
export interface BothViewsRequest {
  readonly documentState: DocumentState;
  readonly status: ProposalStatus;
  readonly proposer: MembershipId;
  /** Who suggested the same and joined it. */
  readonly alsoOf?: readonly MembershipId[];
  readonly closing: MembershipId;
  /** Views of active members. */
  readonly views: readonly PutForwardView[];
  readonly leads: readonly string[];
  readonly earlierDeciders?: readonly MembershipId[];
  /** Days, written 2027-03-03. */
  readonly today: string;
  readonly due: string;
}

/** The last day on which a suggestion gets its answer in time: some working days after it came, or was asked again. */
export function answerDue(since: Date, answerWorkingDays: number, pauses: readonly Pause[]): string {
  return addWorkingDays(dayInEngland(since), answerWorkingDays, pauses);
}

/**
 * Says why a suggestion cannot be closed with both views published; empty when it can: two who could decide together
 * think differently, and the time for an answer is over (R13).
 */
export function whyNotCloseWithBothViews(request: BothViewsRequest): Refusal[] {
  const { status, closing, views, today, due } = request;
  const refusals = whyNotAtRest(request.documentState);
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (isAnswered(status)) refuse('proposal.answered', 'This suggestion has its answer already.');
  const own = views.find(({ decider }) => decider.membership === closing);
  if (!own) refuse('both-views.no-view', 'Say first what you think the answer should be.');
  else refusals.push(...whyNotAPair(own, request));
  if (today <= due) {
    const day = new Date(`${due}T12:00:00Z`).toLocaleDateString('en-GB', { ...LONG, timeZone: 'UTC' });
    refuse('both-views.too-early', `There is time to agree until ${day}.`);
  }
  return refusals;
}

const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function whyNotAPair(own: PutForwardView, request: BothViewsRequest): Refusal[] {
  const { views, leads, proposer, alsoOf = [], earlierDeciders = [] } = request;
  const pairs = views.filter(({ decider }) => {
    const deciders = [own.decider, decider];
    return whyNotDeciders({ deciders, leads, proposer, alsoOf, earlierDeciders }).length === 0;
  });
  if (pairs.length === 0) {
    const because =
      'A second person, of another group, has to say what they think. One of you is of a group that leads this section.';
    return [{ code: 'both-views.alone', because }];
  }
  if (pairs.some((other) => !isSame(own, other))) return [];
  return [{ code: 'both-views.same', because: 'You say the same. One of you agrees with the answer of the other.' }];
}

function isSame(one: PutForwardView, other: PutForwardView): boolean {
  return one.decision === other.decision && one.acceptedText === other.acceptedText;
}
