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
export function authorKey(author: Author): string {
  const known = keys.get(author);
  if (known !== undefined) return known;
  const { membershipId, capacity, onBehalfOf } = author;
  const key = JSON.stringify([membershipId, capacity, onBehalfOf]);
  keys.set(author, key);
  return key;
}

/** A connection has one author for all that it sends. */
const keys = new WeakMap<Author, string>();

/** Whose right to write is asked: the one on whose behalf it is done, if anyone, else the writer. */
export function rightsHolder({ membershipId, onBehalfOf }: Author): MembershipId {
  return onBehalfOf ?? membershipId;
}
