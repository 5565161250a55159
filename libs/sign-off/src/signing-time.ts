import { addWorkingDays, type Constituency, type Pause } from '#concordat';
import type { Position } from './position.js';

/** When people began to be able to sign what there is to sign now; each day as YYYY-MM-DD. */
export interface SigningBegan {
  /** The day of the newest lock of each section's words; null for a section that is not locked. */
  readonly lockedOn: readonly (string | null)[];
  /** The day on which signing was opened last; null before. */
  readonly openedOn: string | null;
  readonly pauses: readonly Pause[];
}

/** The last day on which people can sign, as the agreement gives them time (docs/rules.md, 6); null while it has not begun. */
export function signingUntil({ lockedOn, openedOn, pauses }: SigningBegan, workingDays: number): string | null {
  if (openedOn === null) return null;
  const days = lockedOn.flatMap((day) => day ?? []);
  if (days.length < lockedOn.length) return null;
  const began = [openedOn, ...days].reduce((latest, day) => (day > latest ? day : latest));
  return addWorkingDays(began, workingDays, pauses);
}

/** Groups that have not decided on one of these texts, each once, in the order in which they were asked (R20). */
export function stillSilent(
  texts: readonly (readonly { readonly constituency: Constituency; readonly position: Position | 'WAITING' }[])[],
): Constituency[] {
  const silent = texts.flat().filter(({ position }) => position === 'WAITING' || position === 'NO_RESPONSE');
  return [...new Set(silent.map(({ constituency }) => constituency))];
}
