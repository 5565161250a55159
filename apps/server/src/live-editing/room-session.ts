import type { Refusal } from '#concordat';
import type { Author } from './author.js';
import type { EditRights } from './edit-rights.js';
import type { LogHead } from './update-log.js';

/** How a person is shown to the others in a room: made by the server from the session, never by a browser (P9). */
export interface PresenceUser {
  readonly id: string;
  readonly name: string;
  /** Code of the group; empty for those who belong to none. */
  readonly group: string;
  readonly colour: string;
}

/** Port: one connection of a member to a room. */
export interface RoomSession {
  readonly author: Author;
  /** Every lease of the member in this section (P2); empty for those who only read. */
  readonly allowedClients: ReadonlySet<number>;
  /** Null for a person who hides their presence. */
  readonly shownAs: PresenceUser | null;
  /** Sends frames in this order. The same bytes sent to several are made ready for the wire once. */
  send(...frames: readonly Uint8Array[]): void;
  /** Whether to take what comes in: while it is not, it waits in the network. */
  listen(on: boolean): void;
  close(code: number): void;
}

/** Something that a room refused, for the record and the operator. Holds no text but the update's own bytes. */
export interface RoomRefusal {
  readonly author: Author;
  /** Stable code of the first reason. */
  readonly cause: string;
  /** The update to set aside for inspection; null where it is of no use. */
  readonly setAside: Uint8Array | null;
}

/** What one flush came to. */
export interface RoomFlush {
  /** Where the log now ends; null while nobody has looked. */
  readonly head: LogHead | null;
  /** Updates that were taken. */
  readonly admitted: number;
  /** Milliseconds that admitting, checking and storing took. */
  readonly tookMs: number;
  /** For each update, milliseconds from its arrival until it was called saved. */
  readonly ackedAfterMs: readonly number[];
}

/** Port: where a room reports what it did, what it refused and what broke. None of it holds up the room. */
export interface RoomReports {
  flushed(flush: RoomFlush): void;
  refused(refusal: RoomRefusal): void;
  /** A connection was ended by the room. */
  sentAway(code: number): void;
  fault(fault: unknown): void;
}

/** A session in a room, with what the room keeps about it. */
export interface Participant {
  readonly session: RoomSession;
  rights: EditRights;
  /** Update messages of this connection that are done with, in order: stored, or of no consequence. */
  handled: number;
  /** True once its first state vector was answered: from then on it gets what is committed. */
  synced: boolean;
  /**
   * Updates that wait for the answer to the server's question; null when none is owed. Who types while they come back
   * sends new words before the older ones that this answer holds, and alone the new ones would seem to have a gap.
   */
  held: Uint8Array[] | null;
  /** What someone sent before they left is still stored; of someone who was dismissed nothing more is. */
  presence: 'here' | 'left' | 'dismissed';
}

/** Someone who has just come in. */
export function newParticipant(session: RoomSession, rights: EditRights): Participant {
  return { session, rights, handled: 0, synced: false, held: rights.mayWrite ? [] : null, presence: 'here' };
}

/** The reason as it is sent in a notice: the first, with what to do. */
export function firstReason(refusals: readonly Refusal[]): Refusal {
  const [first] = refusals;
  return first
    ? { code: first.code, because: first.because }
    : { code: 'room.refused', because: 'This change could not be taken. Open the section again.' };
}

/** What is held of someone who types before they have answered; an honest answer takes one round trip. */
const HELD_UPDATES = 600;
const HELD_BYTES = 4 * 1024 * 1024;

/** Holds one more of them. False when that is too much. */
export function hold(held: Uint8Array[], update: Uint8Array): boolean {
  held.push(update);
  return held.length <= HELD_UPDATES && held.reduce((sum, { length }) => sum + length, 0) <= HELD_BYTES;
}

/** What a flush of these offers came to, now that they are answered. */
export function flushOf(
  head: LogHead | null,
  offers: readonly { readonly at: number }[],
  { began, refused }: { began: number; refused: number },
): RoomFlush {
  const now = performance.now();
  const ackedAfterMs = offers.map(({ at }) => now - at);
  return { head, admitted: offers.length - refused, tookMs: now - began, ackedAfterMs };
}
