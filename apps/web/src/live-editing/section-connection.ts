import { CloseCode, comesBackAfter, Frame, sentenceFor } from '#room';
import { readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { countingSocket } from './counting-socket.js';
import { SaveTracker } from './save-tracker.js';
import { wordsFrom } from './unsaved-words.js';

/** What the API gives to come into a section's room. */
export interface Opened {
  readonly ticket: string;
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly clientIds: readonly number[];
  readonly mayWrite: boolean;
  readonly because?: string | null;
}

/** What a page shows of a connection. A new object for each change. */
export interface ConnectionState {
  readonly status: 'connecting' | 'live' | 'offline' | 'ended';
  /** Whether the text has arrived once. */
  readonly hasText: boolean;
  readonly mayWrite: boolean;
  /** Why the person cannot write, as a whole sentence; null when they can. */
  readonly because: string | null;
  readonly isSaved: boolean;
  /** When the last change made here was stored; null before the first. */
  readonly savedAt: Date | null;
  /** Why the connection ended for good, and words that were not stored. */
  readonly ended: { readonly because: string; readonly unsaved: string } | null;
}

const OPENING: ConnectionState = {
  status: 'connecting',
  hasText: false,
  mayWrite: false,
  because: null,
  isSaved: true,
  savedAt: null,
  ended: null,
};

/** Without a sign of life for this long, the connection counts as lost: the server sends one every 5 seconds. */
const SILENCE_MS = 10_000;
const LOOK_EVERY_MS = 2_000;

/**
 * One section's live text in this browser: its document, its connection and what is saved. Comes back by itself with a
 * fresh ticket, until the server says not to (live-drafting.md, P0). `leave` ends it for good.
 */
export class SectionConnection {
  /** Deleted text stays in it: a document that forgets would be refused (P14). */
  readonly doc = new Y.Doc({ gc: false });
  private readonly tracker = new SaveTracker();
  private readonly listeners = new Set<() => void>();
  private readonly watch = setInterval(() => this.lookForLife(), LOOK_EVERY_MS);
  private state: ConnectionState = OPENING;
  private lastHeard = 0;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private left = false;
  private refusal: string | null = null;
  private epoch: number | null = null;
  provider: WebsocketProvider | null = null;

  constructor(
    private readonly sectionId: string,
    private readonly open: () => Promise<Opened>,
    private readonly server: string,
  ) {
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      this.tracker.changed();
      this.change({ isSaved: this.tracker.isSaved });
    });
    void this.connect();
  }

  readonly getState = (): ConnectionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Ends it for good. The document stays readable. */
  leave(): void {
    this.left = true;
    clearInterval(this.watch);
    if (this.retry) clearTimeout(this.retry);
    this.provider?.destroy();
  }

  private async connect(): Promise<void> {
    try {
      const opened = await this.open();
      if (this.left) return;
      if (this.epoch !== null && opened.epoch !== this.epoch) return this.end(CloseCode.reload);
      this.epoch = opened.epoch;
      const { mayWrite, because = null, ticket, schemaVersion } = opened;
      this.change({ mayWrite, because: mayWrite ? null : because });
      const provider = this.provider ?? this.newProvider(opened);
      provider.params = { ticket, schemaVersion: String(schemaVersion) };
      this.tracker.reconnected();
      this.lastHeard = performance.now();
      provider.connect();
    } catch {
      this.comeBackLater();
    }
  }

  private newProvider({ clientIds }: Opened): WebsocketProvider {
    const [clientId] = clientIds;
    // Whoever writes does so under an id that is lent to them alone (P2). It stays for as long as the page is open.
    if (clientId !== undefined) this.doc.clientID = clientId;
    const provider = new WebsocketProvider(this.server, this.sectionId, this.doc, {
      connect: false,
      // Tab to tab would go past the server's rights (P10).
      disableBc: true,
      shouldReconnect: () => false,
      WebSocketPolyfill: countingSocket(() => this.tracker.messageSent(Y.getState(this.doc.store, this.doc.clientID))),
    });
    this.provider = provider;
    this.listen(provider);
    return provider;
  }

  private listen(provider: WebsocketProvider): void {
    const handlers = provider.messageHandlers as unknown as Record<
      number,
      (encoder: unknown, decoder: Decoder) => void
    >;
    handlers[Frame.saved] = (_encoder, decoder) => this.hearSaved(readVarUint(decoder));
    handlers[Frame.rights] = (_encoder, decoder) => this.hearRights(JSON.parse(readVarString(decoder)) as Rights);
    handlers[Frame.notice] = (_encoder, decoder) => this.hearNotice(JSON.parse(readVarString(decoder)) as Notice);
    handlers[Frame.heartbeat] = () => this.heard();
    handlers[Frame.auth] = () => undefined;
    provider.on('sync', (synced: boolean) => {
      if (!synced) return;
      this.attempts = 0;
      this.heard();
      this.change({ status: 'live', hasText: true });
    });
    provider.on('connection-close', (event: CloseEvent | null) => this.closed(event?.code ?? 1006));
  }

  private heard(): void {
    this.lastHeard = performance.now();
  }

  private hearSaved(count: number): void {
    this.heard();
    this.tracker.acknowledged(count);
    const { isSaved } = this.tracker;
    this.change({ isSaved, ...(isSaved && !this.state.isSaved && { savedAt: new Date() }) });
  }

  private hearRights({ mayWrite, because }: Rights): void {
    this.heard();
    this.change({ mayWrite, because });
  }

  private hearNotice({ because }: Notice): void {
    this.refusal = because;
  }

  private closed(code: number): void {
    if (this.left || this.state.status === 'ended') return;
    if (!comesBackAfter(code)) return this.end(code);
    this.change({ status: this.state.hasText ? 'offline' : 'connecting' });
    this.comeBackLater();
  }

  private end(code: number): void {
    const unsaved = this.tracker.isSaved ? '' : wordsFrom(this.doc, this.tracker.unsavedFrom);
    const because = this.refusal ?? sentenceFor(code);
    this.change({ status: 'ended', mayWrite: false, because, ended: { because, unsaved } });
    this.leave();
  }

  /** With jitter, so that everyone does not come at once when a server returns. */
  private comeBackLater(): void {
    if (this.left || this.retry) return;
    if (this.state.hasText) this.change({ status: 'offline' });
    const delay = Math.min(200 * 2 ** this.attempts, 5_000) * (0.5 + Math.random());
    this.attempts += 1;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, delay);
  }

  private lookForLife(): void {
    if (this.state.status !== 'live' || performance.now() - this.lastHeard < SILENCE_MS) return;
    this.provider?.disconnect();
    this.closed(1006);
  }

  private change(change: Partial<ConnectionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

interface Rights {
  readonly mayWrite: boolean;
  readonly because: string | null;
}

interface Notice {
  readonly because: string;
}
