import { Frame } from '#room';
import { readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';

/** What the person may do here, as the server says (101). */
export interface Rights {
  readonly mayWrite: boolean;
  readonly because: string | null;
}

/** Something that the person has to know (102). */
export interface Notice {
  readonly code: string;
  readonly because: string;
  /** With a change that waits until the person has confirmed it: what the answer carries (P8). */
  readonly confirm?: number;
}

/** What a room says beside y-websocket's own messages. */
export interface RoomListener {
  /** So many update messages of this connection are in the database (100). */
  saved(count: number): void;
  rights(rights: Rights): void;
  /** A lock, a reload, why a change was refused or is held. */
  notice(notice: Notice): void;
  /** Only that the connection lives. */
  heartbeat(): void;
}

/** Has a provider pass our own messages on. "Permission denied" of y-websocket is not ours: it would write to the console. */
export function listenToRoom(provider: WebsocketProvider, listener: RoomListener): void {
  const handlers = provider.messageHandlers as unknown as Record<number, (_: unknown, decoder: Decoder) => void>;
  handlers[Frame.saved] = (_, decoder) => listener.saved(readVarUint(decoder));
  handlers[Frame.rights] = (_, decoder) => listener.rights(JSON.parse(readVarString(decoder)) as Rights);
  handlers[Frame.notice] = (_, decoder) => listener.notice(JSON.parse(readVarString(decoder)) as Notice);
  handlers[Frame.heartbeat] = () => listener.heartbeat();
  handlers[Frame.auth] = () => undefined;
}
