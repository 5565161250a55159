import { addWorkingDays, type DocumentState, type Pause } from '#concordat';

/** A lock that one co-chair has asked for, while the other's key is missing; the day as YYYY-MM-DD. */
export interface LockAsked {
  readonly documentState: DocumentState;
  /** When they first asked for it since the section was opened again. */
  readonly askedOn: string;
  /** How long a mediation may last by the agreement, in working days: as long may a lock be kept waiting. */
  readonly limitWorkingDays: number;
  readonly pauses: readonly Pause[];
}

/** Tells whether a lock that the other co-chair does not answer comes by itself in this stage: only while people sign. */
export function locksByItself(documentState: DocumentState): boolean {
  return documentState === 'SIGN_OFF' || documentState === 'MEDIATION';
}

/**
 * The last day for the other co-chair to agree to a lock: after it, the section is locked without their key. Else one
 * person could keep from the groups for ever what is open to them when nothing can be published together (R24, R24b).
 * Null where it is not.
 */
export function lastDayToAnswerLock({ documentState, askedOn, limitWorkingDays, pauses }: LockAsked): string | null {
  return locksByItself(documentState) ? addWorkingDays(askedOn, limitWorkingDays, pauses) : null;
}
