import { addWorkingDays, workingDaysBetween, type Pause, type Refusal, type Role } from '#concordat';

/** How a mediation ends. */
export type MediationOutcome = 'agreed' | 'failed';

/** A mediation as far as it decides what may follow. */
export interface MediationTerms {
  /** Null while both co-chairs have not said. */
  readonly outcome: MediationOutcome | null;
  /** The last day of it, as YYYY-MM-DD. */
  readonly until: string;
}

/** The last day of a mediation: the one that was said when it began, and as much later as the statement was paused since. */
export function mediationUntil(
  said: { readonly openedOn: string; readonly until: string },
  pauses: readonly Pause[],
): string {
  return addWorkingDays(said.openedOn, workingDaysBetween(said.openedOn, said.until), pauses);
}

/** Where a mediation stands: never asked for, going on, or how it ended. */
export type MediationStanding = 'none' | 'open' | MediationOutcome;

/** Where the newest mediation stands. One whose last day has passed without an outcome has failed (R24). */
export function mediationStanding(mediation: MediationTerms | null, today: string): MediationStanding {
  if (mediation === null) return 'none';
  if (mediation.outcome !== null) return mediation.outcome;
  return today > mediation.until ? 'failed' : 'open';
}

/** Mediation that one co-chair has asked for, while the other's key is missing; each day as YYYY-MM-DD. */
export interface MediationAsked {
  readonly askedOn: string;
  /** How long a mediation may last by the agreement, in working days: as long may its beginning be kept waiting. */
  readonly limitWorkingDays: number;
  readonly pauses: readonly Pause[];
  /** The last day to sign; null while it has not begun. */
  readonly signingUntil: string | null;
  /** The label under which it can be published together; null while there is none (R21). */
  readonly label: string | null;
  readonly standing: MediationStanding;
}

/**
 * The last day for the other co-chair to agree to mediation: after it, mediation begins without their key (R24, R24b). Null
 * where it does not: it can be published together, people have time to sign still, or a mediation goes on or has failed.
 */
export function lastDayToAgree(asked: MediationAsked): string | null {
  const { askedOn, limitWorkingDays, pauses, signingUntil, label, standing } = asked;
  if (label !== null || signingUntil === null || standing === 'open' || standing === 'failed') return null;
  const waited = addWorkingDays(askedOn, limitWorkingDays, pauses);
  return waited > signingUntil ? waited : signingUntil;
}

/** Everything the rules look at before somebody writes about a mediation. */
export interface AboutMediation {
  readonly standing: MediationStanding;
  readonly roles: readonly Role[];
}

/** Says why somebody cannot say what a mediation is about; empty when they can. */
export function whyNotDescribe(
  request: AboutMediation & { readonly issue: string; readonly mediator: string },
): Refusal[] {
  const refusals = whyNotWrite(request);
  if (!isIssue(request.issue)) refusals.push(NO_ISSUE);
  if (request.mediator.trim() === '') {
    refusals.push({ code: 'mediation.no-mediator', because: 'Say who helps you to agree, in a few words.' });
  }
  return refusals;
}

/** Says why an attempt cannot be noted; empty when it can. */
export function whyNotNoteAttempt(request: AboutMediation & { readonly note: string }): Refusal[] {
  const refusals = whyNotWrite(request);
  const note = request.note.trim();
  if (note === '' || note.length > LONGEST_NOTE) {
    const because = `Say what was tried, in at most ${LONGEST_NOTE} characters.`;
    refusals.push({ code: 'mediation.note', because });
  }
  return refusals;
}

/** Says why a co-chair cannot end a mediation now, early and by agreement with the other; empty when they can (R2). */
export function whyNotEnd(request: {
  readonly standing: MediationStanding;
  readonly issue: string | null;
  readonly outcome: string;
}): Refusal[] {
  const refusals = whyNotOpen(request.standing);
  if (!isIssue(request.issue ?? '')) refusals.push(NO_ISSUE);
  if (request.outcome !== 'agreed' && request.outcome !== 'failed') {
    refusals.push({ code: 'mediation.outcome', because: 'Say whether you have agreed or not.' });
  }
  return refusals;
}

const SHORTEST_ISSUE = 10;
const LONGEST_NOTE = 500;
const NO_ISSUE: Refusal = {
  code: 'mediation.no-issue',
  because: `Say what you cannot agree about, in at least ${SHORTEST_ISSUE} characters.`,
};

function isIssue(issue: string): boolean {
  return issue.trim().length >= SHORTEST_ISSUE;
}

function whyNotWrite({ standing, roles }: AboutMediation): Refusal[] {
  const refusals = whyNotOpen(standing);
  if (!roles.some((role) => role === 'co-chair' || role === 'facilitator')) {
    const because = 'Co-chairs and facilitators write this down. Ask one of them.';
    refusals.push({ code: 'mediation.who', because });
  }
  return refusals;
}

function whyNotOpen(standing: MediationStanding): Refusal[] {
  if (standing === 'open') return [];
  return [{ code: 'mediation.over', because: 'This mediation is over. Both co-chairs can ask for another.' }];
}
