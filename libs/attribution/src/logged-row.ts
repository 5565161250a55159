/** Whose hand a row or a lease is: a member, in a capacity, perhaps writing for somebody else (P2, P6). */
export interface Writer {
  readonly membershipId: string;
  readonly capacity: string;
  /** The member whose words they are, when somebody writes for somebody else (R9). */
  readonly onBehalfOf: string | null;
}

/** A row of a section's update log, as far as it says who did what. */
export interface LoggedRow {
  /** Its number; rows are taken in this order. */
  readonly seq: number;
  /** Who sent it: what it deletes is theirs. */
  readonly author: Writer;
  /** Yjs clients with new structs in the bytes. */
  readonly clientIds: readonly number[];
  /** A Yjs update in its first encoding. */
  readonly bytes: Uint8Array;
  /** When it was stored, in milliseconds. */
  readonly at: number;
  /** For a row that restores an earlier text: number of the row after which that text stood (P14). */
  readonly restores?: number | null;
}

/** Who is credited: a membership id. */
export type ContributorKey = string;

/** The member whose words a writer's are: the one written for, where somebody wrote for them (R9). */
export function creditedTo({ membershipId, onBehalfOf }: Writer): ContributorKey {
  return onBehalfOf ?? membershipId;
}
