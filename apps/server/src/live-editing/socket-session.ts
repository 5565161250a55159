import { CloseCode, encodeHeartbeat, sentenceFor } from '#room';
import type { Duplex } from 'node:stream';
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
  /** Roles, group and capacity that they came in with. */
  readonly standing: string;
}

/** How many heartbeats may pass without an answer before a connection counts as dead. */
const SILENT_BEATS = 6;

/** A room's session over a WebSocket: keeps the limits of a connection (P0) and knows when it has gone quiet. */
export class SocketSession implements RoomSession {
  readonly author: Author;
  readonly sessionId: string;
  readonly allowedClients: ReadonlySet<number>;
  readonly shownAs: PresenceUser | null;
  readonly standing: string;
  private readonly updates: TokenBucket;
  private readonly frames: TokenBucket;
  private silentBeats = 0;
  private closed = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly network: Duplex,
    visitor: Visitor,
    private readonly settings: RoomSettings,
    private readonly onSlow: () => void,
  ) {
    ({ author: this.author, sessionId: this.sessionId, standing: this.standing } = visitor);
    ({ allowedClients: this.allowedClients, shownAs: this.shownAs } = visitor);
    const now = (): number => performance.now();
    this.updates = new TokenBucket(settings.updatesPerSecond, settings.updateBurst, now);
    this.frames = new TokenBucket(settings.framesPerSecond, settings.framesPerSecond, now);
    socket.on('pong', () => (this.silentBeats = 0));
  }

  /** Straight to the network in one write: ws would frame the same bytes again for each connection of a room. */
  send(...frames: readonly Uint8Array[]): void {
    if (this.closed || this.socket.readyState !== OPEN) return;
    if (this.socket.bufferedAmount > this.settings.maxBufferedBytes) {
      this.onSlow();
      return this.close(CloseCode.resync);
    }
    const [first] = frames;
    if (first) this.network.write(frames.length === 1 ? onTheWire(first) : Buffer.concat(frames.map(onTheWire)));
  }

  listen(on: boolean): void {
    if (on) this.socket.resume();
    else this.socket.pause();
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
    // Who is not listened to cannot answer.
    if (this.socket.isPaused) return;
    this.silentBeats += 1;
    if (this.silentBeats > SILENT_BEATS) this.socket.terminate();
    else if (!this.closed && this.socket.readyState === OPEN) this.network.write(HEARTBEAT);
  }
}

const GOODBYE_MS = 2_000;

/** Of a WebSocket. */
const OPEN = 1;

const framed = new WeakMap<Uint8Array, Buffer>();

/** A message as WebSocket bytes (RFC 6455: binary, final, unmasked), made once however many are sent it. */
function onTheWire(message: Uint8Array): Buffer {
  const known = framed.get(message);
  if (known) return known;
  const length = message.length;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(header + length);
  bytes[0] = 0x82;
  bytes[1] = header === 2 ? length : header === 4 ? 126 : 127;
  if (header === 4) bytes.writeUInt16BE(length, 2);
  if (header === 10) bytes.writeBigUInt64BE(BigInt(length), 2);
  bytes.set(message, header);
  framed.set(message, bytes);
  return bytes;
}

/** A sign of life for the browser's script, and a ping for the browser itself, which answers it. */
const HEARTBEAT = Buffer.concat([onTheWire(encodeHeartbeat()), Buffer.of(0x89, 0x00)]);

/** First bytes of y-websocket's sync messages. */
const SYNC = 0;
const STEP_1 = 0;

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
