import type { MembershipId } from '#concordat';
import { applyExactly, keepNeighboursInOrder, plainText, readSection } from '#document';
import { encodeAnswer, encodeStep1, encodeStep2, encodeUpdates, Frame } from '#room';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import type { Author } from './author.js';
import type { PresenceUser, RoomSession } from './room-session.js';
import type { SectionRoom } from './section-room.js';

const SYNC_STEP_1 = 0;

keepNeighboursInOrder();

/** A browser for tests of a room: a real document and the y-websocket protocol, without a socket. */
export class FakeBrowser implements RoomSession {
  readonly author: Author;
  readonly allowedClients: ReadonlySet<number>;
  readonly doc = new Y.Doc({ gc: false });
  /** Saved counts as they came. */
  readonly saved: number[] = [];
  readonly rights: { mayWrite: boolean; because: string | null }[] = [];
  readonly notices: { code: string; because: string; confirm?: number }[] = [];
  /** Numbers of the kinds of frames as they came. */
  readonly kinds: number[] = [];
  /** How often the server asked what this browser has. */
  asked = 0;
  closedWith: number | null = null;
  /** False while the room has stopped listening. */
  listens = true;
  private room: SectionRoom | null = null;

  constructor(
    readonly name: string,
    leases: readonly number[],
    readonly shownAs: PresenceUser | null = null,
  ) {
    this.author = { membershipId: name as MembershipId, capacity: 'person', onBehalfOf: null };
    this.allowedClients = new Set(leases);
    const [clientId] = leases;
    if (clientId !== undefined) this.doc.clientID = clientId;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.room?.receive(this, encodeUpdates([update]));
    });
  }

  /** Joins as a y-websocket provider does: first of all it asks for the text. */
  open(room: SectionRoom, mayWrite = true): this {
    this.room = room;
    this.closedWith = null;
    room.join(this, { mayWrite, because: mayWrite ? null : 'You read along here.' });
    room.receive(this, encodeStep1(Y.encodeStateVector(this.doc)));
    return this;
  }

  /** Answers the newest question about a change that is held (P8). */
  decide(confirm: boolean, token = this.notices.at(-1)?.confirm ?? 0): void {
    this.room?.receive(this, encodeAnswer({ token, confirm }));
  }

  /** Words of the whole text, one line for each block. */
  get text(): string {
    return readSection(this.doc).map(plainText).join('\n');
  }

  send(...frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.take(frame);
  }

  listen(on: boolean): void {
    this.listens = on;
  }

  close(code: number): void {
    this.closedWith = code;
    this.room = null;
  }

  private take(frame: Uint8Array): void {
    const decoder = createDecoder(frame);
    const kind = readVarUint(decoder);
    this.kinds.push(kind);
    if (kind === Frame.sync) this.hear(readVarUint(decoder), readVarUint8Array(decoder));
    if (kind === Frame.saved) this.saved.push(readVarUint(decoder));
    if (kind === Frame.rights) this.rights.push(JSON.parse(readVarString(decoder)) as (typeof this.rights)[0]);
    if (kind === Frame.notice) this.notices.push(JSON.parse(readVarString(decoder)) as (typeof this.notices)[0]);
  }

  private hear(kind: number, payload: Uint8Array): void {
    if (kind !== SYNC_STEP_1) return applyExactly(this.doc, [payload], this);
    this.asked += 1;
    this.room?.receive(this, encodeStep2(Y.encodeStateAsUpdate(this.doc, payload)));
  }
}
