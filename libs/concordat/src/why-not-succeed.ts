import type { CouncilId, StatementId } from './ids.js';
import type { Refusal } from './refusal.js';
import type { DocumentState } from './states.js';

/** What is known of a statement that is to take another's place. */
export interface PossibleSuccessor {
  readonly councilId: CouncilId;
  readonly state: DocumentState;
  /** Whether a version of it was published. */
  readonly isPublished: boolean;
}

/** One co-chair's choice of the statement that takes the place of theirs. */
export interface SuccessorChoice {
  readonly to: DocumentState;
  readonly statement: { readonly id: StatementId; readonly councilId: CouncilId };
  /** Null where they name none. */
  readonly chosen: StatementId | null;
  /** Null where nothing is chosen, and where there is no such statement. */
  readonly successor: PossibleSuccessor | null;
  /** What the other co-chair chose, who waits; null where none does. */
  readonly other: { readonly chosen: StatementId | null } | null;
}

/** Says why a statement cannot take the place of another, or why the two co-chairs do not mean the same one (R2). */
export function whyNotSucceed(choice: SuccessorChoice): Refusal[] {
  const { to, chosen, other } = choice;
  if (to !== 'SUPERSEDED') return chosen === null ? [] : [NOT_HERE];
  const refusals = chosen === null ? [] : whyNotChosen(choice, chosen);
  return other === null || other.chosen === chosen ? refusals : [...refusals, ANOTHER];
}

/** Tells whether readers can be sent to a statement: it was published, and nothing took it out of use. */
export function canSucceed({ state, isPublished }: Pick<PossibleSuccessor, 'state' | 'isPublished'>): boolean {
  return isPublished && state !== 'WITHDRAWN' && state !== 'SUPERSEDED';
}

function whyNotChosen({ statement, successor }: SuccessorChoice, chosen: StatementId): Refusal[] {
  if (chosen === statement.id) return [ITSELF];
  if (successor?.councilId !== statement.councilId) return [OTHER_COUNCIL];
  if (successor.state === 'SUPERSEDED') return [REPLACED];
  return canSucceed(successor) ? [] : [NOT_PUBLISHED];
}

const NOT_HERE: Refusal = {
  code: 'successor.not-here',
  because: 'Only a statement that is replaced names the one that takes its place. Leave it out.',
};
const ITSELF: Refusal = {
  code: 'successor.itself',
  because: 'A statement cannot take its own place. Choose another, or work on a new version.',
};
const OTHER_COUNCIL: Refusal = {
  code: 'successor.other-council',
  because: 'That is no statement of your council. Choose one of your council.',
};
/** So no two statements ever stand for each other: whoever follows the links comes to an end. */
const REPLACED: Refusal = {
  code: 'successor.replaced',
  because: 'That statement was itself replaced. Choose the one that took its place.',
};
const NOT_PUBLISHED: Refusal = {
  code: 'successor.not-published',
  because: 'Readers are sent to it, so choose a statement that is published and was not withdrawn.',
};
const ANOTHER: Refusal = {
  code: 'successor.other',
  because: 'The other co-chair chose another statement to take its place. Talk to each other, then choose the same.',
};
