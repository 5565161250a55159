import type { SectionId } from '#concordat';
import { appendToBlock, plainText, readSection } from '#document';
import { Frame } from '#room';
import { readVarUint, type Decoder } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { apiAs } from './api.js';

const OPEN = `mutation ($id: ID!) { openSection(sectionId: $id) { opened { ticket epoch schemaVersion clientIds } } }`;

interface Opened {
  readonly ticket: string;
  readonly schemaVersion: number;
  readonly clientIds: number[];
}

/** A person who types on, comes back whenever the server does, and knows which of their words were called saved. */
export class ReturningWriter {
  readonly doc = new Y.Doc({ gc: false });
  /** Words typed so far, in order. */
  readonly typed: string[] = [];
  /** How many of the words typed are covered by an acknowledgement. */
  acknowledged = 0;
  private provider: WebsocketProvider | null = null;
  /** For this connection: how many words were typed when each update message was sent. */
  private sent: number[] = [];
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly sectionId: SectionId,
  ) {}

  /** Opens the section, and again whenever the connection ends. */
  async connect(): Promise<void> {
    const { openSection } = await apiAs(this.url, this.cookie).ask<{ openSection: { opened: Opened } }>(OPEN, {
      id: this.sectionId,
    });
    const { opened } = openSection;
    const [clientId] = opened.clientIds;
    if (!this.provider && clientId !== undefined) this.doc.clientID = clientId;
    this.sent = [];
    this.provider?.destroy();
    this.provider = this.newProvider(opened);
    this.provider.connect();
  }

  /** Types a word at the end of a block. */
  type(blockId: string, word: string): void {
    this.typed.push(word);
    appendToBlock(this.doc, blockId, `${word} `);
  }

  text(): string {
    return readSection(this.doc).map(plainText).join('\n');
  }

  get isSynced(): boolean {
    return this.provider?.synced ?? false;
  }

  leave(): void {
    this.stopped = true;
    this.provider?.destroy();
    this.doc.destroy();
  }

  private newProvider({ ticket, schemaVersion }: Opened): WebsocketProvider {
    const provider = new WebsocketProvider(`${this.url.replace('http', 'ws')}/collab`, this.sectionId, this.doc, {
      connect: false,
      disableBc: true,
      shouldReconnect: () => false,
      params: { ticket, schemaVersion: String(schemaVersion) },
      WebSocketPolyfill: this.countingSocket() as unknown as typeof globalThis.WebSocket,
    });
    const handlers = provider.messageHandlers as ((...args: [unknown, Decoder]) => void)[];
    handlers[Frame.saved] = (_encoder, decoder) => {
      const covered = this.sent[readVarUint(decoder) - 1] ?? 0;
      this.acknowledged = Math.max(this.acknowledged, covered);
    };
    for (const kind of [Frame.rights, Frame.notice, Frame.heartbeat]) handlers[kind] = () => undefined;
    provider.on('connection-close', () => void this.comeBack());
    return provider;
  }

  private async comeBack(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.connect();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  private countingSocket(): typeof WebSocket {
    const note = (data: unknown): void => {
      const bytes = data as Uint8Array;
      if (bytes[0] === Frame.sync && bytes[1] !== 0) this.sent.push(this.typed.length);
    };
    const { cookie, url: origin } = this;
    return class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { cookie, origin } });
        this.on('error', () => undefined);
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        note(data);
        super.send(data);
      }
    } as unknown as typeof WebSocket;
  }
}
