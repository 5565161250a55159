import { CloseCode, sentenceFor } from '#room';
import type { RawData, WebSocket } from 'ws';
import type { Author } from './author.js';
import type { RoomSettings } from './room-settings.js';
import type { PresenceUser, RoomSession } from './room-session.js';
import { TokenBucket } from './token-bucket.js';

/** Who is behind a connection. */
export interface Visitor {
  readonly author: Author;
  readonly sessionId: string;
  readonly allowedClients: ReadonlySet<number>;
  readonly shownAs: PresenceUser | null;
}

/** How many heartbeats may pass without an answer before a connection counts as dead. */
const SILENT_BEATS = 6;

/** A room's session over a WebSocket: keeps the limits of a connection (P0) and knows when it has gone quiet. */
export class SocketSession implements RoomSession {
  readonly author: Author;
  readonly sessionId: string;
  readonly allowedClients: ReadonlySet<number>;
  readonly shownAs: PresenceUser | null;
  private readonly updates: TokenBucket;
  private readonly frames: TokenBucket;
  private silentBeats = 0;
  private closed = false;

  constructor(
    private readonly socket: WebSocket,
    visitor: Visitor,
    private readonly settings: RoomSettings,
  ) {
    ({ author: this.author, sessionId: this.sessionId } = visitor);
    ({ allowedClients: this.allowedClients, shownAs: this.shownAs } = visitor);
    const now = (): number => performance.now();
    this.updates = new TokenBucket(settings.updatesPerSecond, settings.updateBurst, now);
    this.frames = new TokenBucket(settings.framesPerSecond, settings.framesPerSecond, now);
    socket.on('pong', () => (this.silentBeats = 0));
  }

  send(frame: Uint8Array): void {
    if (this.closed) return;
    if (this.socket.bufferedAmount > this.settings.maxBufferedBytes) return this.close(CloseCode.resync);
    this.socket.send(frame);
  }

  close(code: number): void {
    if (this.closed) return;
    this.closed = true;
    this.socket.close(code, sentenceFor(code));
    // Who does not answer a goodbye must not hold up a server that is stopping.
    setTimeout(() => this.socket.terminate(), GOODBYE_MS).unref();
  }

  /** The bytes of a message that keeps to the limits; null, and the connection closed, where it does not. */
  accept(data: RawData, isBinary: boolean): Uint8Array | null {
    if (this.closed) return null;
    const bytes = asBytes(data);
    const isUpdate = bytes[0] === SYNC && bytes[1] !== STEP_1;
    if (!isBinary) this.close(CloseCode.badFrame);
    else if (!this.frames.take() || (isUpdate && !this.updates.take())) this.close(CloseCode.tooFast);
    return this.closed ? null : bytes;
  }

  /** Asks whether anyone is there; a network that has gone away says nothing, so silence ends the connection. */
  beat(): void {
    this.silentBeats += 1;
    if (this.silentBeats > SILENT_BEATS) this.socket.terminate();
    else if (!this.closed) this.socket.ping();
  }
}

const GOODBYE_MS = 2_000;

/** First bytes of y-websocket's sync messages. */
const SYNC = 0;
const STEP_1 = 0;

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
