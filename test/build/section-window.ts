import type { SectionId } from '#concordat';
import { appendBlocks, appendToBlock, findBlock, plainText, readSection } from '#document';
import { CloseCode, Frame } from '#room';
import { createDecoder, readVarUint } from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { ConnectionState, Opened, Opening } from '../../apps/web/src/live-editing/connection-state.js';
import { SectionConnection } from '../../apps/web/src/live-editing/section-connection.js';
import { apiAs } from './api.js';

interface Answer {
  readonly openSection: { readonly opened: Opened; readonly refusals: readonly { readonly because: string }[] };
}

const OPEN = `mutation ($id: ID!) { openSection(sectionId: $id) { opened { ticket epoch schemaVersion clientIds mayWrite } refusals { because } } }`;

/** Whose window, on what, on which server. */
export interface Place {
  readonly url: string;
  readonly cookie: string;
  readonly sectionId: SectionId;
}

/**
 * A person's window on a section: the browser's own connection over a real socket, without a page around it. It knows
 * which of its words were called saved.
 */
export class SectionWindow {
  readonly connection: SectionConnection;
  /** Words typed so far, in order. */
  readonly typed: string[] = [];
  /** How many of them are covered by an acknowledgement. */
  acknowledged = 0;
  /** How often a connection came about. */
  connections = 0;
  /** Codes with which connections ended. */
  readonly closedWith: number[] = [];
  private isOnline = true;
  private socket: WebSocket | null = null;
  /** For this connection: how many words were typed when each update message was sent. */
  private sent: number[] = [];

  constructor(
    readonly name: string,
    readonly place: Place,
  ) {
    const Socket = this.socketClass() as unknown as typeof globalThis.WebSocket;
    const address = `${place.url.replace('http', 'ws')}/collab`;
    this.connection = new SectionConnection(place.sectionId, () => this.open(), { address, Socket });
  }

  get state(): ConnectionState {
    return this.connection.getState();
  }

  get isLive(): boolean {
    return this.state.status === 'live';
  }

  /** Words of the whole text, one line for each block. */
  get text(): string {
    return readSection(this.connection.doc).map(plainText).join('\n');
  }

  /** Types a word at the end of a paragraph of one's own, which is made when there is none. */
  type(word: string): void {
    const { doc } = this.connection;
    const id = `of-${this.name}`;
    this.typed.push(word);
    if (!findBlock(doc, id)) appendBlocks(doc, [{ type: 'paragraph', attrs: { id } }]);
    appendToBlock(doc, id, `${word} `);
  }

  /** Takes the network away, as a tunnel does. */
  goOffline(): void {
    this.isOnline = false;
    this.socket?.terminate();
  }

  goOnline(): void {
    this.isOnline = true;
  }

  leave(): void {
    this.connection.leave();
    this.socket?.terminate();
    this.connection.doc.destroy();
  }

  private async open(): Promise<Opening> {
    const { url, cookie, sectionId } = this.place;
    if (!this.isOnline) throw new Error('There is no network.');
    try {
      const { openSection } = await apiAs(url, cookie).ask<Answer>(OPEN, { id: sectionId });
      const reasons = openSection.refusals.map(({ because }) => because);
      return { ...openSection.opened, because: reasons.length > 0 ? reasons.join(' ') : null };
    } catch (fault) {
      // As the page does it: useSectionRoom.ts.
      if (String(fault).includes('UNAUTHENTICATED')) return { turnedAway: CloseCode.signedOut };
      if (String(fault).includes('FORBIDDEN')) return { turnedAway: CloseCode.mayNot };
      throw fault;
    }
  }

  private socketClass(): typeof WebSocket {
    const { cookie, url: origin } = this.place;
    const opened = (socket: WebSocket): void => this.opened(socket);
    const noteSent = (bytes: Uint8Array): void => {
      if (bytes[0] === Frame.sync && bytes[1] !== 0) this.sent.push(this.typed.length);
    };
    return class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { cookie, origin } });
        opened(this);
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        noteSent(data as Uint8Array);
        super.send(data);
      }
    } as unknown as typeof WebSocket;
  }

  private opened(socket: WebSocket): void {
    this.sent = [];
    this.socket = socket;
    this.connections += 1;
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.closedWith.push(code));
    socket.on('message', (data: ArrayBuffer | Buffer) => {
      const decoder = createDecoder(new Uint8Array(data as ArrayBuffer));
      if (readVarUint(decoder) !== Frame.saved || this.socket !== socket) return;
      this.acknowledged = Math.max(this.acknowledged, this.sent[readVarUint(decoder) - 1] ?? 0);
    });
  }
}

/** Each types a word of its own now and then until this is called back. */
export function keepTyping(windows: readonly SectionWindow[], everyMs = 60): () => void {
  const timer = setInterval(() => {
    for (const window of windows) if (window.state.hasText) window.type(`${window.name}${window.typed.length}`);
  }, everyMs).unref();
  return () => clearInterval(timer);
}

/** Whether everybody has everybody's words, and has been told that their own are saved. */
export function haveConverged(windows: readonly SectionWindow[]): boolean {
  const [first] = windows;
  const words = new Set(first?.text.split(/\s+/));
  return (
    windows.every(({ isLive, state }) => isLive && state.isSaved) &&
    windows.every(({ text }) => text === first?.text) &&
    windows.every(({ typed }) => typed.every((word) => words.has(word)))
  );
}
