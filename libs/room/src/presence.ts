import type { Refusal } from '#concordat';

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

/** Reads a presence message (RULES.md, P9). */
export function admitPresence(_payload: Uint8Array, _allowedClients: ReadonlySet<number>): PresenceAdmission {
  throw new Error('Presence is not built yet.');
}

/** The states that a room shows, with clocks that the server keeps. */
export class PresenceBoard {
  set(_clientId: number, _user: ShownUser, _cursor: unknown): void {}

  remove(_clientId: number): void {}

  encode(_clientIds?: readonly number[]): Uint8Array {
    throw new Error('Presence is not built yet.');
  }
}
