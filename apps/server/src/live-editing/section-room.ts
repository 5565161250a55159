import {
  brakes,
  CloseCode,
  decodeFrame,
  encodeHeld,
  encodeHeartbeat,
  encodeNotice,
  encodeRights,
  encodeSaved,
  encodeStep1,
  encodeStep2,
  encodeUpdates,
  mayBrake,
  whyHeld,
} from '#room';
import * as Y from 'yjs';
import { Refused } from '../platform/refused.js';
import { ANSWER_MS, BrakedOffers, weigh } from './braked-offers.js';
import type { EditRights } from './edit-rights.js';
import { RoomPresence } from './room-presence.js';
import { firstReason, newParticipant, type Participant, type RoomReports, type RoomSession } from './room-session.js';
import { LogMovedOn, type OfferRefusal, type OwnEdit, type RoomText, type SignedOffer } from './room-text.js';

/** What came of an edit that the server made in a member's name. */
export interface Written {
  readonly seq: number;
  readonly refusals: readonly { readonly code: string; readonly because: string }[];
}

interface Settle {
  readonly resolve: (written: Written) => void;
  readonly reject: (fault: unknown) => void;
}

type Turn =
  | { readonly kind: 'step1'; readonly by: Participant; readonly stateVector: Uint8Array }
  | { readonly kind: 'greet'; readonly by: Participant }
  | { readonly kind: 'offer'; readonly by: Participant; readonly offer: SignedOffer }
  /** An offer that deletes much: its words are counted first, on the text with all before it (P8). */
  | { readonly kind: 'weigh'; readonly by: Participant; readonly offer: SignedOffer }
  | { readonly kind: 'write'; readonly own: OwnEdit; readonly settle: Settle };

/** Most updates in one flush. */
const FLUSH_AT = 64;

/** What is held of someone who types before they have answered; an honest answer takes one round trip. */
const HELD_UPDATES = 600;
const HELD_BYTES = 4 * 1024 * 1024;

/**
 * The live text of one section and the people in it. Everything happens in turns, one flush at a time: an update is
 * admitted, stored with its author, and only then shown to others and called saved. Whatever arrives while a flush is
 * being stored shares the next one. Wire format: y-websocket, unchanged, and ours beside it.
 */
export class SectionRoom {
  private readonly participants = new Map<RoomSession, Participant>();
  private readonly presence = new RoomPresence();
  private readonly turns: Turn[] = [];
  private readonly braked: BrakedOffers;
  private working: Promise<void> = Promise.resolve();
  private busy = false;

  constructor(
    private readonly text: RoomText,
    private readonly reports: RoomReports,
    answerMs = ANSWER_MS,
  ) {
    this.braked = new BrakedOffers((by) => this.notConfirmed(by), answerMs);
  }

  get sessions(): RoomSession[] {
    return [...this.participants.keys()];
  }

  join(session: RoomSession, rights: EditRights): void {
    const participant = newParticipant(session, rights);
    this.participants.set(session, participant);
    session.send(encodeRights(rights));
    this.presence.enter(session);
    this.take({ kind: 'greet', by: participant });
  }

  /** For a connection that has ended. What it sent before is still stored. */
  leave(session: RoomSession): void {
    const participant = this.participants.get(session);
    if (participant) this.remove(participant);
  }

  /** Takes a frame from a connection; never throws and never waits. */
  receive(session: RoomSession, bytes: Uint8Array): void {
    const by = this.participants.get(session);
    if (!by) return;
    const frame = decodeFrame(bytes);
    switch (frame.kind) {
      case 'step1': {
        const { stateVector } = frame;
        if (!isStateVector(stateVector)) return this.refuse(by, { by: 'gate', refusals: [BAD_FRAME] }, null);
        return this.take({ kind: 'step1', by, stateVector });
      }
      case 'step2':
        return this.hearAnswer(by, frame.update);
      case 'update':
        return by.held ? this.hold(by, by.held, frame.update) : this.offer(by, 'update', frame.update);
      case 'presence':
        return this.presence.hear(session, frame.payload);
      case 'query-presence':
        return this.presence.showAll(session);
      case 'answer':
        return this.hearDecision(by, frame);
      case 'bad':
        return this.refuse(by, { by: 'gate', refusals: [BAD_FRAME] }, null);
    }
  }

  /** Writes in a member's name, in its turn among the others. Rejects when it cannot be stored. */
  write(own: OwnEdit): Promise<Written> {
    return new Promise((resolve, reject) => this.take({ kind: 'write', own, settle: { resolve, reject } }));
  }

  /** Tells a session what it may do now, where that has changed (101). */
  changeRights(session: RoomSession, rights: EditRights): void {
    const participant = this.participants.get(session);
    if (!participant) return;
    const before = participant.rights;
    participant.rights = rights;
    if (before.mayWrite === rights.mayWrite && before.because === rights.because) return;
    session.send(encodeRights(rights));
    if (!rights.mayWrite || before.mayWrite) return;
    participant.held = [];
    this.take({ kind: 'greet', by: participant });
  }

  /** Keeps every connection from looking dead while nobody writes. */
  beat(): void {
    const frame = encodeHeartbeat();
    for (const { session } of this.participants.values()) session.send(frame);
  }

  /** Ends one connection, or all of them. */
  dismiss(code: number, only?: RoomSession): void {
    for (const participant of [...this.participants.values()]) {
      if (!only || participant.session === only) this.end(participant, code);
    }
  }

  /** Settles when nothing waits to be stored. */
  settled(): Promise<void> {
    return this.working;
  }

  /** Ends every connection with this code once what they sent is stored. */
  async close(code: number): Promise<void> {
    await this.working;
    this.dismiss(code);
    this.presence.close();
    this.text.drop();
  }

  private offer(by: Participant, kind: 'step2' | 'update', update: Uint8Array): void {
    const { author, allowedClients } = by.session;
    const offer: SignedOffer = { kind, update, author, allowedClients, from: by };
    if (!this.braked.isHolding(by)) this.take({ kind: mayBrake(update) ? 'weigh' : 'offer', by, offer });
    else if (!this.braked.add(by, offer)) this.end(by, CloseCode.resync);
  }

  /** What is confirmed goes in, and what came after it in its order; what is not is forgotten, and the window begins anew. */
  private hearDecision(by: Participant, { token, confirm }: { token: number; confirm: boolean }): void {
    const [offer, ...later] = this.braked.answered(by, token) ?? [];
    if (!offer) return;
    if (!confirm) return this.end(by, CloseCode.resync);
    this.take({ kind: 'offer', by, offer });
    for (const { kind, update } of later) this.offer(by, kind, update);
  }

  private notConfirmed(by: Participant): void {
    by.session.send(encodeNotice(NOT_CONFIRMED));
    this.end(by, CloseCode.resync);
  }

  private hearAnswer(by: Participant, update: Uint8Array): void {
    const held = by.held ?? [];
    by.held = null;
    this.offer(by, 'step2', update);
    for (const earlier of held) this.offer(by, 'update', earlier);
  }

  private hold(by: Participant, held: Uint8Array[], update: Uint8Array): void {
    held.push(update);
    const bytes = held.reduce((sum, { length }) => sum + length, 0);
    if (held.length > HELD_UPDATES || bytes > HELD_BYTES) this.end(by, CloseCode.resync);
  }

  private take(turn: Turn): void {
    this.turns.push(turn);
    if (this.busy) return;
    this.busy = true;
    this.working = this.work();
  }

  private async work(): Promise<void> {
    while (this.turns.length > 0) {
      const [first] = this.turns;
      if (first?.kind === 'write') {
        this.turns.shift();
        await this.writeOwn(first.own, first.settle);
      } else if (first?.kind === 'weigh') {
        this.turns.shift();
        await this.weigh(first);
      } else {
        const alone = this.turns.findIndex(({ kind }) => kind === 'write' || kind === 'weigh');
        await this.flush(this.turns.splice(0, Math.min(alone === -1 ? FLUSH_AT : alone, FLUSH_AT)));
      }
    }
    this.busy = false;
  }

  /** Stores an offer that deletes much, or holds it until its member has said that it is meant (P8). */
  private async weigh({ by, offer }: Extract<Turn, { kind: 'weigh' }>): Promise<void> {
    try {
      const words = by.rights.mayWrite ? weigh(await this.text.committed(), offer) : null;
      if (!words || !brakes(words)) return await this.flush([{ kind: 'offer', by, offer }]);
      const later = this.takeOut(by);
      // Nobody is there to be asked: who comes back sends it again.
      if (by.presence !== 'here') return;
      by.session.send(encodeHeld({ ...whyHeld(words), confirm: this.braked.hold(by, [offer, ...later]) }));
    } catch (fault) {
      this.startAgain(fault);
    }
  }

  /** What someone sent that still waits for its turn. */
  private takeOut(by: Participant): SignedOffer[] {
    const isTheirs = (turn: Turn): turn is Extract<Turn, { kind: 'offer' | 'weigh' }> =>
      (turn.kind === 'offer' || turn.kind === 'weigh') && turn.by === by;
    const theirs = this.turns.filter(isTheirs);
    const others = this.turns.filter((turn) => !isTheirs(turn));
    this.turns.splice(0, this.turns.length, ...others);
    return theirs.map(({ offer }) => offer);
  }

  private async flush(turns: readonly Turn[]): Promise<void> {
    try {
      const offers = await this.offersIn(turns);
      const { stored, refused } = await this.text.commit(offers.map(({ offer }) => offer));
      this.show(stored, offers);
      for (const { by, offer } of offers) {
        const refusal = refused.get(offer);
        if (refusal) this.refuse(by, refusal, offer.update);
        else by.handled += 1;
      }
      this.sayWhatIsSaved(turns);
      await this.answer(turns);
    } catch (fault) {
      this.startAgain(fault);
    }
  }

  /** Leaves out what came from people who were dismissed, and what those who may not write sent. */
  private async offersIn(turns: readonly Turn[]): Promise<OfferTurn[]> {
    const offers: OfferTurn[] = [];
    for (const turn of turns) {
      if (turn.kind !== 'offer' || turn.by.presence === 'dismissed') continue;
      if (turn.by.rights.mayWrite) offers.push(turn);
      else if (await this.text.isHarmless(turn.offer)) turn.by.handled += 1;
      else this.refuse(turn.by, { by: 'rights', refusals: [mayNot(turn.by.rights)] }, turn.offer.update);
    }
    return offers;
  }

  /** Shows what was stored: one frame for everyone, but not to the only one from whom it came. */
  private show(stored: readonly Uint8Array[], offers: readonly OfferTurn[]): void {
    if (stored.length === 0) return;
    const frame = encodeUpdates([...stored]);
    const senders = new Set(offers.map(({ by }) => by));
    for (const participant of this.participants.values()) {
      const knowsAll = senders.size === 1 && senders.has(participant);
      if (participant.synced && !knowsAll) participant.session.send(frame);
    }
  }

  private sayWhatIsSaved(turns: readonly Turn[]): void {
    const senders = new Set(turns.flatMap((turn) => (turn.kind === 'offer' ? [turn.by] : [])));
    for (const { presence, session, handled } of senders) {
      if (presence === 'here') session.send(encodeSaved(handled));
    }
  }

  /** Answers from the committed text. Only those who may write are asked for what they have that the server lacks. */
  private async answer(turns: readonly Turn[]): Promise<void> {
    for (const turn of turns) {
      if ((turn.kind !== 'step1' && turn.kind !== 'greet') || turn.by.presence !== 'here') continue;
      const doc = await this.text.committed();
      const { by } = turn;
      if (turn.kind === 'step1') {
        by.synced = true;
        by.session.send(encodeStep2(Y.encodeStateAsUpdate(doc, turn.stateVector)));
      } else if (by.rights.mayWrite) {
        by.session.send(encodeStep1(Y.encodeStateVector(doc)));
      }
    }
  }

  private async writeOwn(own: OwnEdit, settle: Settle): Promise<void> {
    try {
      const { seq, stored, refusals } = await this.text.write(own);
      this.show(stored, []);
      settle.resolve({ seq, refusals });
    } catch (fault) {
      settle.reject(fault);
      // An act that refused, or an edit that failed on its copy, has changed nothing for anyone.
      if (!(fault instanceof Refused) && this.text.isDropped) this.startAgain(fault);
    }
  }

  /** After a fault nobody can tell what is stored: everyone comes back and gets what the log holds. */
  private startAgain(fault: unknown): void {
    this.text.drop();
    const isRebuilt = fault instanceof LogMovedOn && fault.by === 'epoch';
    if (!(fault instanceof LogMovedOn)) this.reports.fault(fault);
    this.dismiss(isRebuilt ? CloseCode.reload : CloseCode.resync);
  }

  private refuse(by: Participant, { by: rule, refusals }: OfferRefusal, update: Uint8Array | null): void {
    if (by.presence === 'dismissed') return;
    const reason = firstReason(refusals);
    by.session.send(encodeNotice(reason));
    this.end(by, closeCodeFor(rule, reason.code));
    const setAside = rule === 'schema' ? update : null;
    this.reports.refused({ author: by.session.author, cause: reason.code, setAside });
  }

  private end(participant: Participant, code: number): void {
    this.remove(participant);
    participant.presence = 'dismissed';
    participant.session.close(code);
  }

  private remove(participant: Participant): void {
    participant.presence = 'left';
    this.participants.delete(participant.session);
    this.presence.leave(participant.session);
    this.braked.forget(participant);
  }
}

type OfferTurn = Extract<Turn, { kind: 'offer' }>;

const NOT_CONFIRMED = { code: 'p8.kept', because: 'You did not answer, so no words were taken away.' };

const BAD_FRAME = { code: 'p0.frame', because: 'This window sent something that is no message. Reload the page.' };

function mayNot({ because }: EditRights): { code: string; because: string } {
  return { code: 'p5.may-not-write', because: because ?? 'You cannot write in this section.' };
}

/** Found out here, so that nonsense from one connection does not fail the flush of all. */
function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Broken bytes are a bad frame; words that may not stand here, or are not the sender's to write, are not allowed. */
function closeCodeFor(rule: OfferRefusal['by'], code: string): number {
  return rule === 'gate' && !READABLE.has(code) ? CloseCode.badFrame : CloseCode.mayNot;
}

/** What the gate refuses of bytes that it could read: a paste that is too large is no broken window. */
const READABLE = new Set(['p3.client', 'p3.size', 'p3.count', 'p3.content', 'p3.depth']);
