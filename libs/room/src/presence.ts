import type { Refusal } from '#concordat';
import { ROOT } from '#document';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { ByteReader } from './byte-reader.js';
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
    const reader = new ByteReader(payload);
    const cursors: HeardCursor[] = [];
    for (let left = reader.count(SMALLEST_STATE); left > 0; left -= 1) {
      const clientId = reader.uint();
      reader.uint();
      const state: unknown = JSON.parse(reader.text());
      if (allowedClients.has(clientId) && isObject(state)) cursors.push({ clientId, cursor: cursorIn(state.cursor) });
    }
    return reader.left > 0 ? MALFORMED : { admitted: true, cursors };
  } catch {
    return MALFORMED;
  }
}

/** The states that a room shows, with clocks that the server keeps. */
export class PresenceBoard {
  private readonly shown = new Map<number, { clock: number; state: object | null }>();

  /**
   * `now` gives ever higher numbers, on every server that has the room about the same ones: browsers pass over clocks
   * below those they know, also of an earlier board or of another server's.
   */
  constructor(private readonly now: () => number = () => 0) {}

  /** Shows a cursor. `color` is the name under which editors look for the colour. */
  set(clientId: number, user: ShownUser, cursor: unknown): void {
    this.put(clientId, { user: { ...user, color: user.colour }, cursor });
  }

  /** What is shown of a client; undefined when nothing is. */
  stateOf(clientId: number): object | undefined {
    return this.shown.get(clientId)?.state ?? undefined;
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
    const clock = Math.max((this.shown.get(clientId)?.clock ?? 0) + 1, this.now());
    this.shown.set(clientId, { clock, state });
  }
}

const MALFORMED: PresenceAdmission = refuse('p9.malformed', 'This window said something that could not be read.');

/** A client, a clock, and a text of at least a length. */
const SMALLEST_STATE = 3;

/** Where a cursor is, without anything that an editor does not ask for; null where it is no cursor. */
function cursorIn(cursor: unknown): unknown {
  if (!isObject(cursor)) return null;
  const [anchor, head] = [positionIn(cursor.anchor), positionIn(cursor.head)];
  return anchor && head ? { anchor, head } : null;
}

/** A relative position of Yjs. Looked at closely, because other people's editors trust what they are shown. */
function positionIn(position: unknown): object | null {
  if (!isObject(position)) return null;
  const { type = null, tname = null, item = null, assoc = 0 } = position;
  // An editor would make a root of any other name, and fails on a position that names nothing.
  if ((tname !== null && tname !== ROOT) || (type === null && tname === null && item === null)) return null;
  if (!isUnitOrNull(type) || !isUnitOrNull(item) || !Number.isSafeInteger(assoc)) return null;
  return { type: unitIn(type), tname, item: unitIn(item), assoc };
}

function isUnitOrNull(unit: unknown): unit is Record<'client' | 'clock', number> | null {
  return unit === null || (isObject(unit) && isCount(unit.client) && isCount(unit.clock));
}

function unitIn(unit: Record<'client' | 'clock', number> | null): object | null {
  return unit && { client: unit.client, clock: unit.clock };
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(code: string, because: string): PresenceAdmission {
  return { admitted: false, refusals: [{ code, because }] };
}
