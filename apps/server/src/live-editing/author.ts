import type { MembershipId } from '#concordat';

/** To whom a row of the update log belongs (P6). */
export interface Author {
  /** Who sent it: its deletions are theirs. */
  readonly membershipId: MembershipId;
  readonly capacity: string;
  /** Whose words they are, when somebody writes for somebody else. */
  readonly onBehalfOf: MembershipId | null;
}

/** Tells authors apart; two with the same key may share a row. */
export function authorKey({ membershipId, capacity, onBehalfOf }: Author): string {
  return JSON.stringify([membershipId, capacity, onBehalfOf]);
}

/** Whose right to write is asked: the one on whose behalf it is done, if anyone, else the writer. */
export function rightsHolder({ membershipId, onBehalfOf }: Author): MembershipId {
  return onBehalfOf ?? membershipId;
}
