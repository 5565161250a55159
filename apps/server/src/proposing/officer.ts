import type { PersonId } from '#concordat';

/** Somebody whom the operator named to answer for a council. */
export interface Officer {
  readonly personId: PersonId;
  readonly pseudonym: string;
}
