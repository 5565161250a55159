import type { Constituency, DocumentState, Refusal } from '#concordat';

/** The rungs of the ladder, from 1 to 7 (docs/rules.md). */
export const RUNGS = [
  'coercion',
  'educating',
  'informing',
  'consultation',
  'engagement',
  'co-design',
  'co-production',
] as const;

/** Stages in which a group can say how equal it was: after signing has begun, before publication. */
const RATING: ReadonlySet<DocumentState> = new Set(['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION']);

/** Everything the rules look at before a group says how equal it was. */
export interface RatingRequest {
  readonly documentState: DocumentState;
  /** Groups that sign the statement. */
  readonly signing: readonly Constituency[];
  readonly constituency: Constituency | null;
  readonly signatory: boolean;
  readonly rung: number;
  readonly why: string;
}

const SHORTEST_WHY = 10;
const LONGEST_WHY = 1_500;

/** Tells whether groups can say now how equal it was. */
export function isRatingOpen(state: DocumentState): boolean {
  return RATING.has(state);
}

/** Says why a group cannot say how equal it was; empty when it can. It may be said again until publication. */
export function whyNotRate({ documentState, signing, constituency, signatory, rung, why }: RatingRequest): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isRatingOpen(documentState)) {
    refuse('rating.stage', 'A group says how equal it was after signing has begun and before publication.');
  }
  if (constituency === null || !signing.includes(constituency) || !signatory) {
    refuse('rating.who', 'Only somebody who signs for a group can say it for that group.');
  }
  if (!Number.isInteger(rung) || rung < 1 || rung > RUNGS.length) refuse('rating.rung', 'Choose a rung from 1 to 7.');
  const said = why.trim();
  if (said.length < SHORTEST_WHY || said.length > LONGEST_WHY || /\n\s*\n/.test(said)) {
    refuse(
      'rating.why',
      `Say why in one paragraph, of ${SHORTEST_WHY} to ${LONGEST_WHY.toLocaleString('en-GB')} characters.`,
    );
  }
  return refusals;
}
