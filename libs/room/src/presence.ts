import type { Refusal } from '#concordat';
import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { PRESENCE_BYTES } from './limits.js';
import { encodePresence } from './messages.js';

/** A cursor of a member, under one of their leases; null where they have none. */
export interface HeardCursor {
  readonly clientId: number;
  readonly cursor: unknown;
}

/** What may be taken from a presence message. */
export type PresenceAdmission =
  | { readonly admitted: true; readonly cursors: HeardCursor[] }
  | { readonly admitted: false; readonly refusals: Refusal[] };

/** Who a cursor belongs to, as the server says (P9). */
export interface ShownUser {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly colour: string;
}

/**
 * Reads a presence message: the cursors under leases of the sender's own, and nothing else of it. Names, groups and
 * clocks that a browser claims are passed over, and so is what it repeats of others (RULES.md, P9). Never throws.
 */
export function admitPresence(payload: Uint8Array, allowedClients: ReadonlySet<number>): PresenceAdmission {
  if (payload.length > PRESENCE_BYTES) return refuse('p9.size', 'This window said too much about where you are.');
  try {
    const decoder = createDecoder(payload.slice());
    const cursors: HeardCursor[] = [];
    for (let left = readVarUint(decoder); left > 0; left -= 1) {
      const clientId = readVarUint(decoder);
      readVarUint(decoder);
      const state: unknown = JSON.parse(readVarString(decoder));
      if (allowedClients.has(clientId) && state !== null) cursors.push({ clientId, cursor: cursorIn(state) });
    }
    return hasContent(decoder) ? MALFORMED : { admitted: true, cursors };
  } catch {
    return MALFORMED;
  }
}

/** The states that a room shows, with clocks that the server keeps. */
export class PresenceBoard {
  private readonly shown = new Map<number, { clock: number; state: object | null }>();

  /** `firstClock` must lie above every clock of an earlier board of the room: browsers pass over what is older. */
  constructor(private readonly firstClock = 0) {}

  /** Shows a cursor. `color` is the name under which editors look for the colour. */
  set(clientId: number, user: ShownUser, cursor: unknown): void {
    this.put(clientId, { user: { ...user, color: user.colour }, cursor });
  }

  remove(clientId: number): void {
    if (this.shown.has(clientId)) this.put(clientId, null);
  }

  /** A frame with these clients' states; without a list, all that are shown. */
  encode(clientIds?: readonly number[]): Uint8Array {
    const asked = clientIds ?? [...this.shown].flatMap(([clientId, { state }]) => (state ? [clientId] : []));
    const known = asked.flatMap((clientId) => {
      const entry = this.shown.get(clientId);
      return entry ? [{ clientId, ...entry }] : [];
    });
    const encoder = createEncoder();
    writeVarUint(encoder, known.length);
    for (const { clientId, clock, state } of known) {
      writeVarUint(encoder, clientId);
      writeVarUint(encoder, clock);
      writeVarString(encoder, JSON.stringify(state));
    }
    return encodePresence(toUint8Array(encoder));
  }

  private put(clientId: number, state: object | null): void {
    const clock = (this.shown.get(clientId)?.clock ?? this.firstClock) + 1;
    this.shown.set(clientId, { clock, state });
  }
}

const MALFORMED: PresenceAdmission = refuse('p9.malformed', 'This window said something that could not be read.');

function cursorIn(state: unknown): unknown {
  if (typeof state !== 'object' || state === null || !('cursor' in state)) return null;
  return typeof state.cursor === 'object' ? state.cursor : null;
}

function refuse(code: string, because: string): PresenceAdmission {
  return { admitted: false, refusals: [{ code, because }] };
}
