import type { SectionId } from '#concordat';
import { applyExactly } from '#document';
import { encodeStep1, encodeStep2, Frame } from '#room';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { WebSocket } from 'ws';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { ORIGIN, type RoomsApp } from './rooms-app.js';
import { aTicket, rawSocket } from './room-visitor.js';
import { until } from './until.js';

const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** A connection that sends what a test wants and hears everything: nothing happens on it by itself. */
export class RawWindow {
  /** The text as this connection was shown it. */
  readonly doc = new Y.Doc({ gc: false });
  readonly notices: { code: string; because: string }[] = [];
  readonly rights: { mayWrite: boolean }[] = [];
  readonly presence = new Awareness(new Y.Doc());
  /** Presence messages heard. */
  presences = 0;
  /** How many messages are called saved. */
  saved = 0;
  /** The state vector of the server's question; null where it has not asked. */
  question: Uint8Array | null = null;
  closedWith: number | null = null;
  private answers = 0;

  private constructor(
    readonly socket: WebSocket,
    readonly ended: Promise<number>,
    readonly clientIds: readonly number[],
  ) {
    // Its timer would keep the process.
    this.presence.destroy();
    const [clientId] = clientIds;
    if (clientId !== undefined) this.doc.clientID = clientId;
    socket.on('message', (data: Buffer) => this.hear(data));
    socket.on('close', (code) => (this.closedWith = code));
  }

  /** Connects, and waits for the text; or until it is turned away. */
  static async open(rooms: RoomsApp, member: Membership, sectionId: SectionId): Promise<RawWindow> {
    const { address, cookie, clientIds } = await aTicket(rooms, member, sectionId);
    const { socket, ended } = rawSocket(address, { cookie, origin: ORIGIN });
    const window = new RawWindow(socket, ended, clientIds);
    await until(() => window.rights.length > 0 || window.closedWith !== null);
    await window.settled();
    return window;
  }

  /** Answers the server's question as a browser does: it has nothing to add. */
  answerQuestion(): void {
    if (this.question) this.send(encodeStep2(Y.encodeStateAsUpdate(this.doc, this.question)));
  }

  send(data: Uint8Array | string): void {
    if (this.closedWith === null) this.socket.send(data);
  }

  /** Waits until the server has dealt with all that was sent: it answers in order. Then, or when it was closed, settles. */
  async settled(withinMs = 10_000): Promise<void> {
    const before = this.answers;
    this.send(encodeStep1(Y.encodeStateVector(this.doc)));
    await until(() => this.answers > before || this.closedWith !== null, withinMs);
  }

  close(): void {
    this.socket.terminate();
    this.doc.destroy();
  }

  private hear(data: Buffer): void {
    const decoder = createDecoder(data);
    const kind = readVarUint(decoder);
    if (kind === Frame.saved) this.saved = readVarUint(decoder);
    if (kind === Frame.rights) this.rights.push(JSON.parse(readVarString(decoder)) as { mayWrite: boolean });
    if (kind === Frame.notice) this.notices.push(JSON.parse(readVarString(decoder)) as (typeof this.notices)[0]);
    if (kind === Frame.awareness) {
      this.presences += 1;
      applyAwarenessUpdate(this.presence, readVarUint8Array(decoder), 'server');
    }
    if (kind === Frame.sync) this.hearSync(readVarUint(decoder), readVarUint8Array(decoder));
  }

  private hearSync(kind: number, payload: Uint8Array): void {
    if (kind === SYNC.step1) {
      this.question = payload;
      return;
    }
    applyExactly(this.doc, [payload], this);
    if (kind === SYNC.step2) this.answers += 1;
  }
}

/** What an edit of a copy comes to as an update. The copy has it from then on. */
export function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  let made = Uint8Array.of(0, 0);
  const keep = (update: Uint8Array): void => void (made = new Uint8Array(update));
  doc.on('update', keep);
  doc.transact(() => edit(doc));
  doc.off('update', keep);
  return made;
}
