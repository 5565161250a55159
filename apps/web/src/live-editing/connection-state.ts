/** What the API gives to come into a section's room. */
export interface Opened {
  readonly ticket: string;
  readonly epoch: number;
  readonly schemaVersion: number;
  /** Yjs client ids to write with; empty for those who only read. */
  readonly clientIds: readonly number[];
  readonly mayWrite: boolean;
  readonly because?: string | null;
}

/** A way into a room, or the close code that says why there is none for this person. */
export type Opening = Opened | { readonly turnedAway: number };

/** Why a connection ended for good, and what was not stored. */
export interface Ended {
  readonly because: string;
  /** Words typed here that are not known to be stored. */
  readonly unsaved: string;
  /** Whether nothing at all was lost; without words to copy something taken out or restyled may be. */
  readonly isSaved: boolean;
}

/** A change that takes much away and waits for the person's answer (P8). */
export interface Question {
  /** How much it takes away, as a sentence. */
  readonly because: string;
  readonly token: number;
}

/** What a page shows of a connection. A new object for each change. */
export interface ConnectionState {
  readonly status: 'connecting' | 'live' | 'reconnecting' | 'offline' | 'ended';
  /** Whether the text has arrived once. */
  readonly hasText: boolean;
  readonly mayWrite: boolean;
  /** Why the person cannot write, as a whole sentence; null when they can. */
  readonly because: string | null;
  readonly isSaved: boolean;
  /** When the oldest change was made that is not saved, by `performance.now()`; null when all are. */
  readonly unsavedSince: number | null;
  /** When the last change made here was stored; null before the first. */
  readonly savedAt: Date | null;
  readonly ended: Ended | null;
  /** Null when nothing waits for an answer. */
  readonly question: Question | null;
}

/** Before anything is known. */
export const OPENING: ConnectionState = {
  status: 'connecting',
  hasText: false,
  mayWrite: false,
  because: null,
  isSaved: true,
  unsavedSince: null,
  savedAt: null,
  ended: null,
  question: null,
};
