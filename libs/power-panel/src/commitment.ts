import { isDay, type Constituency, type DocumentState, type Refusal, type Role } from '#concordat';

const ADDING: ReadonlySet<DocumentState> = new Set([
  ...(['RESPONDING', 'SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION', 'PUBLISHED', 'REVIEW_DUE'] as const),
]);
const FOLLOWING: ReadonlySet<DocumentState> = new Set(['PUBLISHED', 'REVIEW_DUE', 'SUPERSEDED']);

/** Tells whether a group can say now what it will do. */
export function isCommittingOpen(state: DocumentState): boolean {
  return ADDING.has(state);
}

/** Tells whether it can be noted now how far a commitment has come. */
export function isFollowing(state: DocumentState): boolean {
  return FOLLOWING.has(state);
}

/** Everything the rules look at before a group commits to do something. */
export interface CommitmentRequest {
  readonly documentState: DocumentState;
  readonly roles: readonly Role[];
  readonly constituency: Constituency | null;
  /** The group that will do it. */
  readonly owner: Constituency;
  /** Groups that can own one. */
  readonly groups: readonly Constituency[];
  readonly what: string;
  /** YYYY-MM-DD. */
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** How everybody will know that it is done. */
  readonly measure: string;
}

const SHORTEST = 10;
const LONGEST = 500;

/** Says why a commitment cannot be added; empty when it can: by a member of the group that owns it, or by a co-chair. */
export function whyNotCommit(request: CommitmentRequest): Refusal[] {
  const { documentState, owner, groups, what, by, today, measure } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isCommittingOpen(documentState)) {
    refuse('commitment.stage', 'Groups say what they will do once comments have closed.');
  }
  if (!groups.includes(owner)) refuse('commitment.group', 'Choose the group that will do it.');
  if (!maySpeakFor(request)) {
    refuse('commitment.who', 'A member of the group that will do it adds this, or a co-chair.');
  }
  if (what.trim().length < SHORTEST || what.length > LONGEST) {
    refuse('commitment.what', `Say what will be done, in ${SHORTEST} to ${LONGEST} characters.`);
  }
  if (!isDay(by) || by <= today) {
    refuse('commitment.by', 'Give the day by which it is done, after today.');
  }
  if (measure.trim() === '' || measure.length > LONGEST) {
    refuse('commitment.measure', 'Say how everybody will know that it is done.');
  }
  return refusals;
}

/** Everything the rules look at before it is noted how far a commitment has come. */
export interface ProgressRequest {
  readonly documentState: DocumentState;
  readonly roles: readonly Role[];
  readonly constituency: Constituency | null;
  readonly owner: Constituency;
  readonly text: string;
}

/** Says why it cannot be noted how far a commitment has come; empty when it can, from publication on. */
export function whyNotNoteProgress(request: ProgressRequest): Refusal[] {
  const { documentState, text } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isFollowing(documentState)) refuse('progress.stage', 'Progress is noted once the statement is published.');
  if (!maySpeakFor(request)) {
    refuse('progress.who', 'A member of the group that does it notes how far it has come, or a co-chair.');
  }
  if (text.trim().length < SHORTEST || text.length > LONGEST) {
    refuse('progress.text', `Say how far it has come, in ${SHORTEST} to ${LONGEST} characters.`);
  }
  return refusals;
}

function maySpeakFor(request: Pick<CommitmentRequest, 'roles' | 'constituency' | 'owner'>): boolean {
  return request.constituency === request.owner || request.roles.includes('co-chair');
}
