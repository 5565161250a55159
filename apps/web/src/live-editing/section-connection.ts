import { keepNeighboursInOrder } from '#document';
import { CloseCode, comesBackAfter, encodeAnswer, sentenceFor } from '#room';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { OPENING, type ConnectionState, type Opened, type Opening } from './connection-state.js';
import { countingSocket } from './counting-socket.js';
import { listenToRoom, type Notice, type Rights } from './room-messages.js';
import { SaveTracker } from './save-tracker.js';
import { wordsFrom } from './unsaved-words.js';
import type { DeviceStore } from './device-store.js';
import { UnsentKeeper } from './unsent-keeper.js';

/** Without a sign of life for this long, the connection counts as lost: the server sends one every 5 seconds. */
const SILENCE_MS = 10_000;
const LOOK_EVERY_MS = 2_000;

/** Where the rooms are. */
export interface RoomsPlace {
  /** Such as `wss://example.org/collab`. */
  readonly address: string;
  readonly Socket: typeof WebSocket;
}

/**
 * One section's live text in this browser: its document, its connection and what is saved. Comes back by itself with a
 * fresh ticket, until the server says not to (docs/rules.md, P0). `leave` ends it for good.
 */
export class SectionConnection {
  /** Deleted text stays in it: a document that forgets would be refused (P14). */
  readonly doc = new Y.Doc({ gc: false });
  /** Null until the section is opened for the first time. */
  provider: WebsocketProvider | null = null;
  private readonly tracker = new SaveTracker();
  private readonly unsent = new UnsentKeeper(this.doc, () => this.tracker.unsavedFrom);
  private readonly listeners = new Set<() => void>();
  private readonly watch = setInterval(() => this.lookForLife(), LOOK_EVERY_MS);
  private state: ConnectionState = OPENING;
  private lastHeard = 0;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private left = false;
  private refusal: string | null = null;
  private epoch: number | null = null;
  /** Whether `doc` writes under an id that is lent to this member (P2). */
  private hasLease = false;

  constructor(
    private readonly sectionId: string,
    private readonly open: () => Promise<Opening>,
    private readonly rooms: RoomsPlace,
    device: DeviceStore | null = null,
  ) {
    keepNeighboursInOrder();
    this.unsent.use(device);
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      this.tracker.changed(performance.now());
      this.unsent.changed();
      const { isSaved, unsavedSince } = this.tracker;
      this.change({ isSaved, unsavedSince });
    });
    void this.connect();
  }

  readonly getState = (): ConnectionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Words typed here that are not known to be stored; empty when there are none. */
  unsavedWords(): string {
    if (this.tracker.isSaved) return '';
    return [this.unsent.words, wordsFrom(this.doc, this.tracker.unsavedFrom)]
      .filter((words) => words !== '')
      .join('\n');
  }

  /** From now on keeps what is not saved on this device, or with null no more, and deletes what it kept (P10). */
  keepOn(device: DeviceStore | null): void {
    this.unsent.use(device);
    if (device && !this.tracker.isSaved) this.unsent.changed();
  }

  /** Lets go of what this device has kept: its member has seen it. */
  discardKept(): Promise<void> {
    return this.unsent.discard();
  }

  /**
   * Answers whether the change that waits is meant (P8). When it is not, this copy of the text is of no use any more,
   * for it lacks the words: the connection ends, with what else was typed here to copy.
   */
  answer(confirm: boolean): void {
    const { question } = this.state;
    if (!question) return;
    this.provider?.ws?.send(new Uint8Array(encodeAnswer({ token: question.token, confirm })));
    this.change({ question: null });
    if (!confirm) this.end(CloseCode.resync, WORDS_KEPT);
  }

  /** Ends it for good. The document stays readable. */
  leave(): void {
    this.left = true;
    clearInterval(this.watch);
    if (this.retry) clearTimeout(this.retry);
    this.unsent.stop();
    this.provider?.destroy();
    this.provider?.awareness.destroy();
  }

  private async connect(): Promise<void> {
    const opening = await this.open().catch(() => null);
    if (this.left) return;
    if (!opening) return this.comeBackLater('offline');
    if ('turnedAway' in opening) return this.end(opening.turnedAway);
    if (this.epoch !== null && opening.epoch !== this.epoch) return this.end(CloseCode.reload);
    const { mayWrite, because = null } = opening;
    if (this.epoch === null) {
      const { words, fits } = await this.unsent.look(opening);
      if (this.left) return;
      if (words !== '' && !(fits && mayWrite)) return this.showKept(words, fits ? because : MADE_ANEW);
    }
    this.epoch = opening.epoch;
    // The room asks those who may not write for nothing, so what they typed without a connection would wait for ever.
    if (!mayWrite && !this.tracker.isSaved) return this.end(CloseCode.mayNot, because);
    this.change({ mayWrite, because: mayWrite ? null : because });
    this.enter(opening);
  }

  private enter({ clientIds, ticket, schemaVersion }: Opened): void {
    const [clientId] = clientIds;
    if (!this.hasLease && clientId !== undefined) {
      // It stays for as long as the page is open: what was typed under it is still on its way.
      this.doc.clientID = clientId;
      this.hasLease = true;
      this.dropProvider();
    }
    this.provider ??= this.newProvider();
    this.provider.params = { ticket, schemaVersion: String(schemaVersion) };
    this.tracker.reconnected();
    this.lastHeard = performance.now();
    this.provider.connect();
  }

  private newProvider(): WebsocketProvider {
    const { address, Socket } = this.rooms;
    const provider = new WebsocketProvider(address, this.sectionId, this.doc, {
      connect: false,
      // Tab to tab would go past the server's rights (P10).
      disableBc: true,
      WebSocketPolyfill: countingSocket(Socket, () =>
        this.tracker.messageSent(Y.getState(this.doc.store, this.doc.clientID)),
      ),
    });
    listenToRoom(provider, {
      saved: (count) => this.hearSaved(count),
      rights: (rights) => this.hearRights(rights),
      notice: (notice) => this.hearNotice(notice),
      heartbeat: () => this.heard(),
    });
    provider.on('sync', (synced: boolean) => synced && this.arrived());
    provider.on('connection-close', (event: { readonly code: number } | null) => {
      if (this.provider !== provider) return;
      // It would come back with the ticket that it has, and a ticket is good for one connection.
      provider.shouldConnect = false;
      this.closed(event?.code ?? 1006);
    });
    return provider;
  }

  private dropProvider(): void {
    const dropped = this.provider;
    this.provider = null;
    dropped?.destroy();
    dropped?.awareness.destroy();
  }

  private arrived(): void {
    this.attempts = 0;
    this.heard();
    this.change({ status: 'live', hasText: true });
    this.unsent.putIn();
    if (this.tracker.isSaved) this.unsent.saved();
  }

  private heard(): void {
    this.lastHeard = performance.now();
  }

  private hearSaved(count: number): void {
    this.heard();
    this.tracker.acknowledged(count);
    const { isSaved, unsavedSince } = this.tracker;
    if (isSaved) this.unsent.saved();
    this.change({ isSaved, unsavedSince, ...(isSaved && !this.state.isSaved && { savedAt: new Date() }) });
  }

  private hearRights({ mayWrite, because }: Rights): void {
    this.heard();
    if (mayWrite && !this.hasLease) {
      // A reader has no id to write under: the section is opened again to be lent one.
      this.dropProvider();
      void this.connect();
      return;
    }
    this.change({ mayWrite, because });
  }

  private hearNotice({ code, because, confirm }: Notice): void {
    if (confirm !== undefined) return this.change({ question: { because, token: confirm } });
    // Nobody answered in time, and coming back with this copy would ask the same again.
    if (code === 'p8.kept') return this.end(CloseCode.resync, because);
    this.refusal = because;
  }

  private closed(code: number): void {
    if (this.left || this.state.status === 'ended') return;
    // The room has forgotten what it held; it asks again when the change comes again.
    this.change({ question: null });
    if (!comesBackAfter(code)) return this.end(code);
    this.comeBackLater('reconnecting');
  }

  /** Words that this device kept and that cannot go in any more: to be copied (P7). */
  private showKept(unsaved: string, because: string | null): void {
    const ended = { because: because ?? sentenceFor(CloseCode.mayNot), unsaved, isSaved: false };
    this.change({ status: 'ended', mayWrite: false, because: ended.because, ended });
    this.leave();
  }

  private end(code: number, reason = this.refusal): void {
    const { isSaved } = this.tracker;
    const because = reason ?? sentenceFor(code);
    const ended = { because, unsaved: this.unsavedWords(), isSaved };
    this.change({ status: 'ended', mayWrite: false, because, ended, question: null });
    this.leave();
  }

  /** With jitter, so that everyone does not come at once when a server returns. */
  private comeBackLater(status: 'reconnecting' | 'offline'): void {
    if (this.left || this.retry) return;
    if (this.state.hasText) this.change({ status });
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
  }

  private change(change: Partial<ConnectionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

const MADE_ANEW = 'This text was made anew after you wrote these words, so they could not be put in.';
const WORDS_KEPT = 'No words were taken away.';
