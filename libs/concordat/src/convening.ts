import type { Constituency } from './constituency.js';
import { LONGEST_SAID, LONGEST_WORDS, whyTooLong } from './how-long.js';
import type { Refusal } from './refusal.js';
import type { Role } from './role.js';
import type { DocumentState } from './states.js';
import { isDay } from './working-days.js';

/** Stages before anybody writes. */
const BEFORE_WRITING: ReadonlySet<DocumentState> = new Set(['PROPOSED', 'CONVENING', 'CONCORDAT']);

/** Stages in which a challenge of what is fixed still gets an answer: signing opens only once all have one (R5). */
const BEFORE_SIGNING: ReadonlySet<DocumentState> = new Set([...BEFORE_WRITING, 'DRAFTING', 'COMMENT', 'RESPONDING']);

/** Why nothing is said any more where people have stopped; null where they have not, so that another reason is the true one. */
function stoppedInWords(documentState: DocumentState): string | null {
  if (documentState === 'PAUSED')
    return 'This is paused. Say it when both co-chairs go on, if it is still time for it.';
  return documentState === 'WITHDRAWN' ? 'This was withdrawn, so nothing can be said here any more.' : null;
}

/** Fewest characters of a reason that somebody else is to be content with. */
const SHORTEST_REASON = 10;

/** What a limit is about. */
export const LIMIT_KINDS = ['money', 'law', 'contract', 'time', 'policy'] as const;

/** What a limit is about, in words. */
export const LIMIT_KIND_WORDS: Readonly<Record<string, string>> = {
  money: 'Money',
  law: 'The law',
  contract: 'A contract',
  time: 'Time',
  policy: 'A policy',
} satisfies Record<(typeof LIMIT_KINDS)[number], string>;

/** Everything the rules look at before somebody or something is nominated (R4). */
export interface NominationRequest {
  readonly documentState: DocumentState;
  readonly kind: string;
  readonly text: string;
}

/** Says why a nomination cannot be taken; empty when it can (R4). */
export function whyNotNominate({ documentState, kind, text }: NominationRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!BEFORE_WRITING.has(documentState)) {
    const because = 'Nominations closed when the writing began. You can suggest a change instead.';
    refusals.push({ code: 'nomination.closed', because: stoppedInWords(documentState) ?? because });
  }
  if (kind !== 'person' && kind !== 'topic') {
    refusals.push({ code: 'nomination.kind', because: 'Say whether this is a person or a topic.' });
  }
  if (text.trim() === '') refusals.push({ code: 'nomination.empty', because: 'Say who or what you nominate.' });
  return [...refusals, ...whySaidTooLong('nomination.too-long', 'This', text)];
}

/** Everything the rules look at before a nomination or a challenge is answered. */
export interface AnswerToOthers {
  readonly isAnswered: boolean;
  readonly roles: readonly Role[];
  /** Whether the one who answers is the one who asked. */
  readonly isOwn: boolean;
  readonly reason: string;
}

/** Says why somebody cannot answer a nomination; empty when they can (R4). */
export function whyNotAnswerNomination(request: AnswerToOthers): Refusal[] {
  const refusals: Refusal[] = [];
  if (!request.roles.some((role) => role === 'co-chair' || role === 'facilitator')) {
    const because = 'Co-chairs and facilitators answer nominations. Ask one of them.';
    refusals.push({ code: 'nomination.who-answers', because });
  }
  return [...refusals, ...whyNotAnswer(request)];
}

/** Everything the rules look at before a limit is declared (R5). */
export interface LimitRequest {
  readonly documentState: DocumentState;
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
  /** As YYYY-MM-DD. */
  readonly endsOn: string;
  /** As YYYY-MM-DD. */
  readonly today: string;
}

/** Says why a limit cannot be declared: too late, or without what makes it one; empty when it can (R5). */
export function whyNotDeclareLimit({ documentState, kind, text, reason, endsOn, today }: LimitRequest): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!BEFORE_WRITING.has(documentState)) {
    const because = 'What is fixed is said before the writing begins. Say it in a reason or a reservation now.';
    refuse('limit.too-late', stoppedInWords(documentState) ?? because);
  }
  if (!LIMIT_KINDS.some((known) => known === kind)) refuse('limit.kind', 'Choose what kind of limit this is.');
  if (text.trim() === '') refuse('limit.empty', 'Say what is fixed.');
  if (reason.trim().length < SHORTEST_REASON)
    refuse('limit.no-reason', 'Say why it is fixed. People may challenge it.');
  if (!isDay(endsOn) || endsOn <= today) {
    refuse('limit.no-end', 'Give the day until which it is fixed, after today.');
  }
  return [
    ...refusals,
    ...whySaidTooLong('limit.too-long', 'What is fixed', text),
    ...whySaidTooLong('limit.too-long', 'The reason', reason),
  ];
}

/**
 * Says why a limit cannot be challenged; empty when it can: once, before signing opens, by anybody of another group than
 * declared it (R5).
 */
export function whyNotChallenge({
  documentState,
  isChallenged,
  isOfOwner,
  reason,
}: {
  documentState: DocumentState;
  isChallenged: boolean;
  /** Whether the one who challenges declared the limit, or is of the group of whoever did. */
  isOfOwner: boolean;
  reason: string;
}): Refusal[] {
  const refusals: Refusal[] = [];
  if (!BEFORE_SIGNING.has(documentState)) {
    // Later, a challenge would wait for no answer: it could be signed and published over.
    const because =
      'What is fixed is challenged before signing opens, so that it gets its answer. Say it in a reservation, or as the reason why you do not sign.';
    refusals.push({ code: 'challenge.too-late', because: stoppedInWords(documentState) ?? because });
  }
  if (isChallenged) {
    refusals.push({ code: 'challenge.once', because: 'This limit has been challenged already. That happens once.' });
  }
  if (isOfOwner) {
    // A limit gets one challenge: its own group could use it up.
    const because = 'You or your group declared this limit, so somebody of another group challenges it.';
    refusals.push({ code: 'challenge.own', because });
  }
  if (reason.trim().length < SHORTEST_REASON) {
    refusals.push({ code: 'challenge.no-reason', because: 'Say why this should not be fixed.' });
  }
  return [...refusals, ...whySaidTooLong('challenge.too-long', 'The reason', reason)];
}

/** Everything the rules look at before a challenge is answered (R5). */
export interface AnswerToChallenge extends AnswerToOthers {
  /** Whether the one who answers declared the limit, or is of the group of whoever did. */
  readonly isOfOwner: boolean;
  /** Whether nobody is left who could answer as one of them: who declared it takes part no more, nor anybody of the group. */
  readonly isOwnerGone: boolean;
  /** Whether the one who answers is of the group that challenges. */
  readonly isOfChallenger: boolean;
}

/**
 * Says why somebody cannot answer a challenge; empty when they can. The group that declared the limit answers; where nobody of
 * it is left, a co-chair of another group than the one that challenges, so that signing does not wait for ever (R5).
 */
export function whyNotAnswerChallenge(request: AnswerToChallenge): Refusal[] {
  const { isOfOwner, isOwnerGone, isOfChallenger, roles } = request;
  const refusals: Refusal[] = [];
  const standsIn = isOwnerGone && roles.includes('co-chair') && !isOfChallenger;
  if (!isOfOwner && !standsIn) {
    const because = isOwnerGone
      ? 'Nobody is left of the group that declared this limit. A co-chair of another group than the one that challenges answers.'
      : 'The group that declared this limit answers. Ask one of them.';
    refusals.push({ code: 'challenge.who-answers', because });
  }
  return [...refusals, ...whyNotAnswer(request)];
}

/** Everything the rules look at before a group's starting position is sealed (R6). */
export interface SealRequest {
  readonly documentState: DocumentState;
  /** Groups that sign the statement. */
  readonly signing: readonly Constituency[];
  readonly constituency: Constituency | null;
  readonly signatory: boolean;
  /** Whether the group has sealed one before: for the same section, or for the whole. */
  readonly isSealed: boolean;
  /** Whether those of the statement have been opened. */
  readonly isOpen: boolean;
  readonly text: string;
}

/** Says why a starting position cannot be sealed; empty when it can. A sealed one never changes (R6). */
export function whyNotSeal(request: SealRequest): Refusal[] {
  const { documentState, signing, constituency, signatory, isSealed, isOpen, text } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!BEFORE_WRITING.has(documentState)) {
    const because = 'A starting position is sealed before the writing begins.';
    refuse('position.too-late', stoppedInWords(documentState) ?? because);
  }
  if (isOpen) {
    const because = 'The starting positions have been opened. Suggest what your group wants when the writing begins.';
    refuse('position.open', because);
  }
  if (constituency === null || !signing.includes(constituency) || !signatory) {
    refuse('position.who', 'Only somebody who signs for a group can seal its starting position.');
  }
  if (isSealed) refuse('position.sealed', 'Your group has sealed its starting position on this. Nobody can change it.');
  if (text.trim() === '') refuse('position.empty', 'Write where your group stands now.');
  const what = 'Where your group stands';
  return [...refusals, ...whyTooLong({ code: 'position.too-long', what, text, most: LONGEST_WORDS })];
}

function whyNotAnswer({ isAnswered, isOwn, reason }: AnswerToOthers): Refusal[] {
  const refusals: Refusal[] = [];
  if (isAnswered) refusals.push({ code: 'answer.given', because: 'This has its answer already.' });
  if (isOwn) refusals.push({ code: 'answer.own', because: 'You asked this yourself, so somebody else answers.' });
  if (reason.trim().length < SHORTEST_REASON) {
    const because = `Give the reason, in at least ${SHORTEST_REASON} characters. Everybody can read it.`;
    refusals.push({ code: 'answer.no-reason', because });
  }
  return [...refusals, ...whySaidTooLong('answer.too-long', 'The reason', reason)];
}

function whySaidTooLong(code: string, what: string, text: string): Refusal[] {
  return whyTooLong({ code, what, text, most: LONGEST_SAID });
}
