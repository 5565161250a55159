import type { MembershipId } from '#concordat';
import {
  AGREED_TO,
  mayAgree,
  standingOf,
  whyNotCloseWithBothViews,
  whyNotSayIn,
  type SameAnswers,
} from '#deliberation';
import type { Actor } from '../membership/actor.js';
import { hashOfAnswer } from './answer-put-forward.entity.js';
import type { MergedProposal } from './merged-proposal.entity.js';
import type { OutsideLimitType } from './outside-limit.type.js';
import type { Proposal, Response } from './proposal.entity.js';
import type { BlockWords } from '../live-editing/section-words.js';
import type { SuggestionFacts } from './suggestion-facts.reader.js';
import type {
  AnswerPutForwardType,
  JoinedSuggestionType,
  SuggestionAnswerType,
  SuggestionAsItCameType,
  SuggestionPersonType,
  SuggestionStandingType,
} from './suggestion.types.js';

type People = (id: MembershipId) => SuggestionPersonType;

/** One suggestion with what is known of it, and who reads it. */
export interface ShownSuggestion {
  readonly row: Proposal;
  readonly facts: SuggestionFacts;
  readonly people: People;
  readonly reader: Pick<Actor, 'membershipId' | 'constituency'>;
  /** Written 2027-03-03. */
  readonly today: string;
}

/** What a suggestion has joined, what has joined it, and what people have put forward. */
export function joinedShown(shown: ShownSuggestion): {
  readonly merged: MergedProposal | null;
  readonly joined: JoinedSuggestionType | null;
  readonly joinedBy: JoinedSuggestionType[];
  readonly putForward: AnswerPutForwardType[];
} {
  const { row, facts, people } = shown;
  const merged = facts.merged.find(({ proposalId }) => proposalId === row.id) ?? null;
  const other = (id: string, { reason }: MergedProposal): JoinedSuggestionType[] => {
    const found = facts.byId.get(id);
    return found ? [{ id, by: people(found.proposal.proposerId), reason }] : [];
  };
  const joinedBy = facts.merged
    .filter(({ intoId }) => intoId === row.id)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .flatMap((one) => other(one.proposalId, one));
  const putForward = facts.putForward
    .filter(({ proposalId }) => proposalId === row.id)
    .map((given) => ({
      ...{ decision: given.decision, reason: given.reason, acceptedText: given.acceptedText },
      outside: outsideOf(facts, given),
      ...{ mergeInto: given.mergeInto, by: people(given.givenBy), hash: hashOfAnswer(given) },
      mayAgree: agreementIsTaken(shown, given),
    }));
  return { merged, joined: merged && (other(merged.intoId, merged)[0] ?? null), joinedBy, putForward };
}

function agreementIsTaken(
  { row, facts, reader }: ShownSuggestion,
  { givenBy, decision, reason }: SuggestionFacts['putForward'][number],
): boolean {
  const by = facts.deciders.get(givenBy);
  if (!by) return false;
  const agreeing = { membership: reader.membershipId, constituency: reader.constituency };
  return mayAgree(agreeing, { by, decision, reason, status: row.status, ...decidedBy(row, facts) });
}

/** Tells whether this reader could close it now with both views published. */
export function mayCloseWithBothViews({ row, facts, reader, today }: ShownSuggestion): boolean {
  const views = facts.putForward.flatMap(({ proposalId, givenBy, decision, acceptedText }) => {
    const decider = proposalId === row.id ? facts.deciders.get(givenBy) : undefined;
    return decider ? [{ decider, decision, acceptedText }] : [];
  });
  const { status } = row;
  const asked = { status, views, closing: reader.membershipId, today, due: facts.dueOf(row) };
  return whyNotCloseWithBothViews({ ...asked, ...decidedBy(row, facts) }).length === 0;
}

/** Tells whether this reader is somebody who can say that its accepted words are in the text already. */
export function maySayIn({ row, facts, reader }: ShownSuggestion): boolean {
  const { status, sectionId } = row;
  const response = facts.byId.get(row.id)?.response ?? null;
  const asked = {
    ...{ status, wordsWait: wordsWait(status, response), decidedBy: response?.decidedBy ?? [] },
    saying: { membership: reader.membershipId, constituency: reader.constituency },
    ...{ leads: facts.leadsOf(sectionId), sectionState: facts.stateOf(sectionId) },
  };
  return whyNotSayIn(asked).length === 0;
}

function wordsWait(status: Proposal['status'], response: Response | null): boolean {
  return AGREED_TO.has(status) && response !== null && response.acceptedText !== null && response.appliedAtSeq === null;
}

function decidedBy(row: Proposal, facts: SuggestionFacts) {
  return {
    documentState: facts.documentState,
    proposer: row.proposerId,
    alsoOf: facts.alsoOf(row.id),
    leads: facts.leadsOf(row.sectionId),
    earlierDeciders: facts.earlierDeciders(row),
  };
}

/** Whether the words that it is about still stand, and what their block says now. */
export function standingType(row: Proposal, now: BlockWords | null): SuggestionStandingType {
  return { state: standingOf(row, now && now.lines), wordsNow: now && now.words };
}

/** How it was before its words moved on and somebody tied it to others; null where nobody has. */
export function asItCame({ row, facts, people }: ShownSuggestion): SuggestionAsItCameType | null {
  const rebased = facts.rebased.filter(({ proposalId }) => proposalId === row.id);
  const [first] = rebased;
  const last = rebased.at(-1);
  if (!first || !last) return null;
  const { baseText, proposedText } = first;
  return { baseText, proposedText, rebasedBy: people(last.rebasedBy), rebasedAt: last.at };
}

function outsideOf(
  { limits }: SuggestionFacts,
  { limitId }: { readonly limitId: string | null },
): OutsideLimitType | null {
  return limits.get(limitId ?? '') ?? null;
}

/** An answer as it is shown; `sameAs` counts all answers in its section (R14). */
export function answerType(
  { status }: Proposal,
  response: Response,
  { people, facts, sameAs }: Pick<ShownSuggestion, 'people' | 'facts'> & { sameAs: SameAnswers | undefined },
): SuggestionAnswerType {
  const { decision, reason, decidedBy: deciders, decidedAt: at, acceptedText, appliedAtSeq } = response;
  const views = (response.views ?? []).map((view) => ({
    ...{ decision: view.decision, reason: view.reason, acceptedText: view.acceptedText, by: people(view.givenBy) },
  }));
  const same = response.views ? null : (sameAs?.(reason) ?? null);
  return {
    decision,
    reason,
    outside: outsideOf(facts, response),
    decidedBy: deciders.map(people),
    at,
    acceptedText,
    appliedAtSeq,
    sameAnswerTo: same,
    wordsWait: wordsWait(status, response),
    views,
  };
}
