import {
  LONGEST_SAID,
  whyTooLong,
  type Constituency,
  type DocumentState,
  type MembershipId,
  type Refusal,
} from '#concordat';

/** Where a suggestion is (docs/rules.md, 2). */
export type ProposalStatus =
  'RECEIVED' | 'HELD' | 'OPEN' | 'ACCEPTED' | 'ACCEPTED_IN_PART' | 'NOT_ACCEPTED' | 'MERGED' | 'WITHDRAWN';

/** What deciders can answer. "Outside our limits" is a reason for the last, not a way to avoid an answer. */
export type Decision = Extract<ProposalStatus, 'ACCEPTED' | 'ACCEPTED_IN_PART' | 'NOT_ACCEPTED'>;

/** What somebody can put forward: a decision, or that it says the same as an earlier suggestion and joins it. */
export type View = Decision | 'MERGED';

/** Tells whether a word is something that can be put forward. */
export function isView(word: string): word is View {
  return VIEWS.has(word);
}

const VIEWS: ReadonlySet<string> = new Set<View>(['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED', 'MERGED']);

/** One of those who answer a suggestion. */
export interface Decider {
  readonly membership: MembershipId;
  /** Null for those who belong to no group. */
  readonly constituency: Constituency | null;
}

/** Everything the rules look at before a suggestion is answered. The caller reads it with the suggestion's row locked. */
export interface DecisionRequest {
  readonly documentState: DocumentState;
  readonly status: ProposalStatus;
  readonly decision: View;
  /** Null for somebody of the public, who is no member. */
  readonly proposer: MembershipId | null;
  /** Who suggested the same and joined it: it is their own suggestion too. */
  readonly alsoOf?: readonly MembershipId[];
  /** Active memberships of the statement who decide. */
  readonly deciders: readonly Decider[];
  /** Groups that lead the section. */
  readonly leads: readonly Constituency[];
  readonly reason: string;
  /** Who answered it before, when another pair was asked for; empty the first time (R15). */
  readonly earlierDeciders?: readonly MembershipId[];
}

/** Fewest characters of a reason. */
const SHORTEST_REASON = 10;

/** Tells whether a suggestion needs no answer any more. One that does blocks the freeze of its section (R12). */
export function isAnswered(status: ProposalStatus): boolean {
  return !UNANSWERED.has(status);
}

/** What a suggestion is while it needs an answer. */
export const UNANSWERED: ReadonlySet<ProposalStatus> = new Set(['RECEIVED', 'HELD', 'OPEN']);

/** Says why nothing is answered or asked in a statement; empty unless it rests: a pause takes nobody's time (decision 0041). */
export function whyNotAtRest(documentState: DocumentState): Refusal[] {
  if (documentState === 'PAUSED') {
    const because = 'This statement is paused, so nothing is answered. Go on once both co-chairs have ended the pause.';
    return [{ code: 'answer.paused', because }];
  }
  if (documentState !== 'WITHDRAWN') return [];
  return [{ code: 'answer.withdrawn', because: 'This statement was withdrawn. Nothing in it is answered any more.' }];
}

/** Says why these people cannot answer a suggestion so; empty when they can (R12, R13). */
export function whyNotDecide(request: DecisionRequest): Refusal[] {
  const { status, reason } = request;
  const refusals = whyNotAtRest(request.documentState);
  if (isAnswered(status)) {
    refusals.push({ code: 'proposal.answered', because: 'This suggestion has its answer already.' });
  }
  refusals.push(...whyNotDeciders(request));
  if (reason.trim().length < SHORTEST_REASON) {
    const because = `Give the reason, in at least ${SHORTEST_REASON} characters. Whoever suggested this will read it.`;
    refusals.push({ code: 'proposal.no-reason', because });
  }
  return [
    ...refusals,
    ...whyTooLong({ code: 'proposal.too-long', what: 'The reason', text: reason, most: LONGEST_SAID }),
  ];
}

/** Two memberships of different groups, one of a group that leads the section, and nobody on their own suggestion (R13). */
export function whyNotDeciders({
  deciders,
  leads,
  proposer,
  alsoOf = [],
  earlierDeciders = [],
}: Pick<DecisionRequest, 'deciders' | 'leads' | 'proposer' | 'alsoOf' | 'earlierDeciders'>): Refusal[] {
  const refusals: Refusal[] = [];
  const groups = new Set(deciders.flatMap(({ constituency }) => constituency ?? []));
  if (groups.size < 2) {
    const because = 'Two people of different groups decide together. Ask somebody of another group.';
    refusals.push({ code: 'proposal.two-groups', because });
  }
  if (!leads.some((lead) => groups.has(lead))) {
    const because = 'One of those who decide must be of a group that leads this section. Ask one of them.';
    refusals.push({ code: 'proposal.no-lead', because });
  }
  if (deciders.some(({ membership }) => membership === proposer || alsoOf.includes(membership))) {
    refusals.push({ code: 'proposal.own', because: 'You cannot answer your own suggestion.' });
  }
  if (deciders.some(({ membership }) => earlierDeciders.includes(membership))) {
    const because = 'This is looked at again, by people who have not answered it before. Ask somebody else.';
    refusals.push({ code: 'proposal.same-pair', because });
  }
  return refusals;
}
