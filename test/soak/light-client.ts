import type { SectionId } from '#concordat';
import { applyExactly } from '#document';
import { encodeStep1, encodeStep2, encodeUpdates, Frame } from '#room';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { randomInt } from 'node:crypto';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const SYNC = { step1: 0, step2: 1, update: 2 } as const;
const OPEN = `mutation ($id: ID!) { openSection(sectionId: $id) { opened { ticket schemaVersion clientIds mayWrite } } }`;

interface Opened {
  readonly ticket: string;
  readonly schemaVersion: number;
  readonly clientIds: number[];
}

/** Where a client goes and as whom. */
export interface Way {
  /** Of the server, without a slash at the end. */
  readonly url: string;
  readonly cookie: string;
  readonly sectionId: SectionId;
}

/**
 * A window on a section that costs the load generator little: the protocol of the rooms on a bare socket. With `follows`
 * it keeps a whole copy; without, it counts what it is shown and holds only its own words.
 */
export class LightClient {
  readonly doc = new Y.Doc({ gc: false });
  /** Milliseconds from sending an update until it was called saved. */
  readonly ackedAfterMs: number[] = [];
  /** Frames with others' words. */
  framesSeen = 0;
  isSynced = false;
  closedWith: number | null = null;
  /** Called when the connection has ended. */
  onClosed: () => void = () => undefined;
  private socket: WebSocket | null = null;
  private sentAt: number[] = [];
  private acked = 0;
  /** Each has an address of its own, so that none is slowed down for what another did. */
  private readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  constructor(
    private readonly way: Way,
    private readonly follows: boolean,
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.socket?.readyState === WebSocket.OPEN) this.sendUpdate(encodeUpdates([update]));
    });
  }

  /** Whether everything that was sent is called saved. */
  get isSaved(): boolean {
    return this.acked === this.sentAt.length;
  }

  /** Asks for a ticket and connects; settles when the text has come. Rejects when there is no way in. */
  async enter(): Promise<void> {
    const { ticket, schemaVersion, clientIds } = await this.open();
    const [clientId] = clientIds;
    if (this.doc.store.clients.size === 0 && clientId !== undefined) this.doc.clientID = clientId;
    const { url, cookie, sectionId } = this.way;
    const address = `${url.replace('http', 'ws')}/collab/${sectionId}?ticket=${ticket}&schemaVersion=${schemaVersion}`;
    const socket = new WebSocket(address, { headers: { cookie, origin: url }, perMessageDeflate: false });
    [this.socket, this.sentAt, this.acked] = [socket, [], 0];
    [this.isSynced, this.closedWith] = [false, null];
    await new Promise<void>((synced, failed) => {
      socket.on('open', () => socket.send(encodeStep1(Y.encodeStateVector(this.doc))));
      socket.on('message', (data: Buffer) => {
        this.hear(data);
        if (this.isSynced) synced();
      });
      socket.on('error', () => undefined);
      socket.on('close', (code) => {
        this.closedWith = code;
        failed(new Error(`Closed with ${code}.`));
        if (this.socket === socket) this.onClosed();
      });
    });
  }

  /** `abruptly`: as when a laptop is shut. */
  leave({ abruptly = false }: { abruptly?: boolean } = {}): void {
    this.onClosed = () => undefined;
    if (abruptly) this.socket?.terminate();
    else this.socket?.close();
    this.doc.destroy();
  }

  private async open(): Promise<Opened> {
    const { url, cookie, sectionId } = this.way;
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie, 'x-forwarded-for': this.address },
      body: JSON.stringify({ query: OPEN, variables: { id: sectionId } }),
    });
    const { data } = (await answer.json()) as { data?: { openSection: { opened: Opened } } | null };
    if (!data) throw new Error('The section was not opened.');
    return data.openSection.opened;
  }

  private hear(data: Buffer): void {
    const decoder = createDecoder(data);
    const kind = readVarUint(decoder);
    if (kind === Frame.saved) this.hearSaved(readVarUint(decoder));
    if (kind === Frame.sync) this.hearSync(readVarUint(decoder), readVarUint8Array(decoder));
  }

  private hearSync(kind: number, payload: Uint8Array): void {
    if (kind === SYNC.step1) return this.sendUpdate(encodeStep2(Y.encodeStateAsUpdate(this.doc, payload)));
    if (this.follows) applyExactly(this.doc, [payload], this);
    if (kind === SYNC.step2) this.isSynced = true;
    else this.framesSeen += 1;
  }

  private hearSaved(count: number): void {
    const now = performance.now();
    for (; this.acked < count; this.acked += 1) this.ackedAfterMs.push(now - (this.sentAt[this.acked] ?? now));
  }

  private sendUpdate(frame: Uint8Array): void {
    this.sentAt.push(performance.now());
    this.socket?.send(frame);
  }
}
