import { WebSocket } from 'ws';
import { hear, helloOf, nothingNewFrame, prefixOf, updateFrame, type Dialect } from './wire.js';

/** Where somebody may connect once. */
export interface Seat {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the room, as the dialect has it. */
  readonly room: string;
  /** The client id that they may write with; 0 for those who only read. */
  readonly client: number;
}

/** One connection of the generator: a raw WebSocket that keeps no document. */
export class BenchSocket {
  readonly prefix: Uint8Array;
  /** The time at which the document had come. */
  readonly synced: Promise<number>;
  /** The document as it came. */
  state: Uint8Array | null = null;
  /** Update messages that the server called saved (ours) or applied (Hocuspocus), without the answer to its question. */
  acknowledged = 0;
  onUpdate: (update: Uint8Array, now: number) => void = () => undefined;
  private readonly socket: WebSocket;
  private answered = false;
  private isLeaving = false;

  constructor(
    seat: Seat,
    private readonly dialect: Dialect,
    private readonly onBroken: (reason: string) => void,
  ) {
    this.prefix = prefixOf(dialect, seat.room);
    this.socket = new WebSocket(seat.address, { headers: { ...seat.headers }, perMessageDeflate: false });
    this.synced = new Promise((resolve, reject) => this.listen(resolve, reject));
    // Whoever does not wait for it hears of it by `onBroken`.
    this.synced.catch(() => undefined);
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame);
  }

  sendUpdate(update: Uint8Array): void {
    this.socket.send(updateFrame(this.prefix, update));
  }

  leave(): void {
    this.isLeaving = true;
    this.socket.terminate();
  }

  private listen(synced: (now: number) => void, failed: (fault: Error) => void): void {
    const { socket, dialect, prefix } = this;
    socket.on('open', () => {
      for (const frame of helloOf(dialect, prefix)) socket.send(frame);
      if (dialect === 'relay') synced(performance.now());
    });
    socket.on('message', (data: Buffer) => this.take(data, synced));
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      const said = `A connection ended with ${code} ${reason.toString()}.`;
      failed(new Error(said));
      if (!this.isLeaving) this.onBroken(said);
    });
  }

  private take(data: Buffer, synced: (now: number) => void): void {
    const heard = hear(this.dialect, data, this.prefix.length);
    switch (heard.kind) {
      case 'update':
        return this.onUpdate(heard.update, performance.now());
      case 'step2':
        this.state ??= Uint8Array.from(heard.update);
        return synced(performance.now());
      case 'step1':
        this.answered = true;
        return this.socket.send(nothingNewFrame(this.prefix));
      case 'saved':
        this.acknowledged = Math.max(0, heard.count - (this.answered ? 1 : 0));
        return;
      case 'applied':
        this.countApplied();
    }
  }

  /** Hocuspocus acknowledges the answer to its question too. */
  private countApplied(): void {
    if (this.answered) this.answered = false;
    else this.acknowledged += 1;
  }
}

/** Connects everybody, some at a time, and waits until each has the document. */
export async function connectAll(
  seats: readonly Seat[],
  dialect: Dialect,
  onBroken: (reason: string) => void,
): Promise<BenchSocket[]> {
  const sockets: BenchSocket[] = [];
  for (let from = 0; from < seats.length; from += AT_A_TIME) {
    const group = seats.slice(from, from + AT_A_TIME).map((seat) => new BenchSocket(seat, dialect, onBroken));
    await Promise.all(group.map(({ synced }) => synced));
    sockets.push(...group);
  }
  return sockets;
}

const AT_A_TIME = 20;
