import { admitPresence, PresenceBoard, type HeardCursor } from '#room';
import { PresenceElsewhere, type FarCursor } from './presence-elsewhere.js';
import type { RoomSession } from './room-session.js';

/** At most one cursor of a connection in this time reaches the others: 10 a second (P9). */
const CURSORS_EVERY_MS = 100;

interface Place {
  /** The lease under which the others see this connection; null until it has said where its cursor is. */
  clientId: number | null;
  /** The newest cursor that the others have not seen. */
  waiting: HeardCursor | null;
  /** The cursor that they see. */
  shown: HeardCursor | null;
  /** True once it has said anything: a browser first speaks of itself, and only then repeats what it hears. */
  hasSpoken: boolean;
}

/**
 * Who is in a room and where their cursors are (P9). Name, group and colour come from the server; a connection says
 * only where its cursor is, under a lease of its own, the same one for as long as it lasts. Anything else it sends is
 * passed over: an honest y-websocket client repeats to the server what it hears of others, and these may be other
 * windows of the same member, whose leases are its own as well.
 */
export class RoomPresence {
  private readonly board = new PresenceBoard(Date.now);
  private readonly elsewhere = new PresenceElsewhere(Date.now);
  private readonly places = new Map<RoomSession, Place>();
  private timer: NodeJS.Timeout | null = null;

  /** `tellElsewhere` hears who is here, for the servers that have the same section. */
  constructor(private readonly tellElsewhere: (cursors: readonly FarCursor[]) => void = () => undefined) {}

  /** Lets a connection in and shows it who is there. */
  enter(session: RoomSession): void {
    this.places.set(session, { clientId: null, waiting: null, shown: null, hasSpoken: false });
    this.showAll(session);
  }

  /** Shows everyone to one connection. */
  showAll(session: RoomSession): void {
    const others = this.shownClients().filter((clientId) => clientId !== this.places.get(session)?.clientId);
    if (others.length > 0) session.send(this.board.encode(others));
  }

  /** Takes what a connection says about itself; shown to the others a moment later. */
  hear(session: RoomSession, payload: Uint8Array): void {
    const place = this.places.get(session);
    if (!place || !session.shownAs) return;
    const heard = admitPresence(payload, session.allowedClients);
    if (!heard.admitted) return;
    const own = this.ownOf(place, heard.cursors);
    place.hasSpoken = true;
    if (!own) return;
    place.clientId = own.clientId;
    place.waiting = own;
    this.timer ??= setTimeout(() => this.tell(), CURSORS_EVERY_MS);
  }

  leave(session: RoomSession): void {
    const clientId = this.places.get(session)?.clientId ?? null;
    this.places.delete(session);
    if (clientId === null) return;
    this.board.remove(clientId);
    this.send([clientId]);
    this.tellElsewhere([{ clientId, user: null, cursor: null }]);
  }

  /** Shows who is in the section on another server. */
  hearElsewhere(cursors: readonly FarCursor[]): void {
    const changed: number[] = [];
    for (const far of cursors) {
      // Whoever has come over here since is here.
      if (this.holderOf(far.clientId)) continue;
      this.elsewhere.heard(far);
      if (far.user) this.board.set(far.clientId, far.user, far.cursor);
      else this.board.remove(far.clientId);
      changed.push(far.clientId);
    }
    if (changed.length > 0) this.send(changed);
  }

  /** Tells other servers again who is here, and forgets whom none of them has named for long. */
  renewElsewhere(): void {
    const here = this.heldHere();
    if (here.length > 0) this.tellElsewhere(here);
    const lost = this.elsewhere.takeLost();
    for (const clientId of lost) this.board.remove(clientId);
    if (lost.length > 0) this.send(lost);
  }

  /** Stops the timer; a room that is not closed would keep the process. */
  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.places.clear();
  }

  private tell(): void {
    this.timer = null;
    const changed = [...this.places].flatMap(([session, place]) => this.moveCursor(session, place));
    if (changed.length === 0) return;
    this.send(changed);
    this.tellElsewhere(this.heldHere(changed));
  }

  private heldHere(only?: readonly number[]): FarCursor[] {
    return [...this.places].flatMap(([{ shownAs }, { clientId, shown }]) =>
      clientId === null || !shownAs || !shown || only?.includes(clientId) === false
        ? []
        : [{ clientId, user: shownAs, cursor: shown.cursor }],
    );
  }

  /** Which of these cursors is the connection's own; null when it only repeats others. */
  private ownOf(place: Place, cursors: readonly HeardCursor[]): HeardCursor | null {
    if (place.clientId !== null) return cursors.findLast(({ clientId }) => clientId === place.clientId) ?? null;
    const free = cursors.findLast(({ clientId }) => !this.holderOf(clientId));
    const [only] = cursors;
    if (free || !only || place.hasSpoken || cursors.length > 1) return free ?? null;
    // A window that came back, while its old connection is not known to be dead: the new one stands for it now.
    const old = this.holderOf(only.clientId);
    if (old) Object.assign(old, { clientId: null, waiting: null, shown: null });
    return only;
  }

  private holderOf(clientId: number): Place | undefined {
    return [...this.places.values()].find((place) => place.clientId === clientId);
  }

  private moveCursor(session: RoomSession, place: Place): number[] {
    const { waiting } = place;
    if (!waiting || !session.shownAs) return [];
    place.waiting = null;
    place.shown = waiting;
    this.board.set(waiting.clientId, session.shownAs, waiting.cursor);
    return [waiting.clientId];
  }

  /** One frame for all but those it is about: a browser keeps its own state itself. */
  private send(changed: readonly number[]): void {
    const frame = this.board.encode([...changed]);
    for (const [session, { clientId }] of this.places) {
      if (clientId === null || !changed.includes(clientId)) {
        session.send(frame);
        continue;
      }
      const others = changed.filter((other) => other !== clientId);
      if (others.length > 0) session.send(this.board.encode(others));
    }
  }

  private shownClients(): number[] {
    const here = [...this.places.values()].flatMap(({ clientId }) => (clientId === null ? [] : [clientId]));
    return [...new Set([...here, ...this.elsewhere.clients])];
  }
}
