import {
  brakes,
  CloseCode,
  decodeFrame,
  encodeHeld,
  encodeNotice,
  encodeRights,
  encodeSaved,
  encodeStep1,
  encodeUpdates,
  mayBrake,
  whyHeld,
} from '#room';
import { Refused } from '../platform/refused.js';
import { BackPressure } from './back-pressure.js';
import { ANSWER_MS, BrakedOffers, weigh } from './braked-offers.js';
import type { EditRights } from './edit-rights.js';
import type { RoomOptions } from './room-options.js';
import { RoomPresence } from './room-presence.js';
import {
  firstReason,
  flushOf,
  hold,
  newParticipant,
  type Participant,
  type RoomReports,
  type RoomSession,
} from './room-session.js';
import { bringUpToDate } from './bring-up-to-date.js';
import { BAD_FRAME, closeCodeFor, codeAfter, isStateVector, mayNot, NOT_CONFIRMED } from './room-refusals.js';
import type { OfferRefusal, OwnEdit, RoomText, SignedOffer } from './room-text.js';
import {
  RoomTurns,
  type OfferTurn,
  type Settle,
  type Turn,
  type TurnWork,
  type WeighTurn,
  type Written,
} from './room-turns.js';
import { LogMovedOn, type LogHead } from './update-log.js';

/**
 * The live text of one section and the people in it. Everything happens in turns, one flush at a time: an update is
 * admitted, stored with its author, and only then shown to others and called saved. Whatever arrives while a flush is
 * being stored shares the next one. Wire format: y-websocket, unchanged, and ours beside it.
 */
export class SectionRoom {
  private readonly participants = new Map<RoomSession, Participant>();
  readonly presence: RoomPresence;
  private readonly turns: RoomTurns;
  private readonly pressure = new BackPressure(() => this.participants.keys());
  private newsWaits = false;
  private readonly braked: BrakedOffers;

  constructor(
    private readonly text: RoomText,
    private readonly reports: RoomReports,
    options: RoomOptions,
  ) {
    this.presence = new RoomPresence(options.tellElsewhere);
    this.braked = new BrakedOffers((by) => this.notConfirmed(by), options.answerMs ?? ANSWER_MS);
    const write: TurnWork['write'] = ({ own, settle }) => this.writeOwn(own, settle);
    const weigh: TurnWork['weigh'] = (turn) => this.weigh(turn);
    this.turns = new RoomTurns({ flush: (turns) => this.flush(turns), write, weigh }, options);
  }

  /** Up to where it has followed the log; null when it has not begun. */
  get head(): LogHead | null {
    return this.text.copy.head;
  }

  /** Updates that wait to be stored. */
  get queueDepth(): number {
    return this.pressure.depth;
  }

  /** Whether it holds a document. */
  get isLoaded(): boolean {
    return this.text.copy.isLoaded;
  }

  /** Milliseconds since it last had something to do, where it keeps a document that it could give back; else null. */
  get idleMs(): number | null {
    return this.text.copy.isLoaded ? this.turns.idleMs : null;
  }

  get sessions(): RoomSession[] {
    return [...this.participants.keys()];
  }

  join(session: RoomSession, rights: EditRights): void {
    const participant = newParticipant(session, rights);
    this.participants.set(session, participant);
    session.send(encodeRights(rights));
    this.pressure.entered(session);
    this.presence.enter(session);
    this.turns.take({ kind: 'greet', by: participant });
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
        return this.turns.take({ kind: 'step1', by, stateVector });
      }
      case 'step2':
        return this.hearAnswer(by, frame.update);
      case 'update':
        return this.hearUpdate(by, frame.update);
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
    return new Promise((resolve, reject) => this.turns.take({ kind: 'write', own, settle: { resolve, reject } }));
  }

  /** Another server has stored something: it is read from the log and shown (P1). */
  hearNews(): void {
    if (this.newsWaits) return;
    this.newsWaits = true;
    this.turns.take({ kind: 'news' });
  }

  /** Gives the document back until somebody writes; the people stay (performance 5). */
  rest(): void {
    this.turns.take({ kind: 'rest' });
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
    this.turns.take({ kind: 'greet', by: participant });
  }

  /** Ends one connection, or all of them. */
  dismiss(code: number, only?: RoomSession): void {
    for (const participant of [...this.participants.values()]) {
      if (!only || participant.session === only) this.end(participant, code);
    }
  }

  /** Settles when nothing waits to be stored. */
  settled(): Promise<void> {
    return this.turns.settled();
  }

  /** Ends every connection with this code once what they sent is stored. */
  async close(code: number): Promise<void> {
    await this.turns.settled();
    this.dismiss(code);
    this.presence.close();
    await this.text.copy.keep({ always: true }).catch((fault: unknown) => this.reports.fault(fault));
    this.text.copy.startAgain();
  }

  private offer(by: Participant, kind: 'step2' | 'update', update: Uint8Array): void {
    const { author, allowedClients } = by.session;
    const offer: SignedOffer = { kind, update, author, allowedClients, from: by };
    if (!this.braked.isHolding(by)) this.queue(mayBrake(update) ? 'weigh' : 'offer', by, offer);
    else if (!this.braked.add(by, offer)) this.end(by, CloseCode.resync);
  }

  private queue(kind: 'weigh' | 'offer', by: Participant, offer: SignedOffer): void {
    this.pressure.took(offer.update);
    this.turns.take({ kind, by, at: performance.now(), offer });
  }

  /** What is confirmed goes in, and what came after it in its order; what is not is forgotten, and the window begins anew. */
  private hearDecision(by: Participant, { token, confirm }: { token: number; confirm: boolean }): void {
    const [offer, ...later] = this.braked.answered(by, token) ?? [];
    if (!offer) return;
    if (!confirm) return this.end(by, CloseCode.resync);
    this.queue('offer', by, offer);
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

  private hearUpdate(by: Participant, update: Uint8Array): void {
    if (!by.held) this.offer(by, 'update', update);
    else if (!hold(by.held, update)) this.end(by, CloseCode.resync);
  }

  /** Stores an offer that deletes much, or holds it until its member has said that it is meant (P8). */
  private async weigh({ by, offer, at }: WeighTurn): Promise<void> {
    try {
      const words = by.rights.mayWrite ? weigh((await this.text.copy.document()).doc, offer) : null;
      if (!words || !brakes(words)) return await this.flush([{ kind: 'offer', by, offer, at }]);
      const held = [offer, ...this.turns.takeOut(by)];
      this.pressure.handled(held.map(({ update }) => update));
      // Nobody is there to be asked: who comes back sends it again.
      if (by.presence !== 'here') return;
      by.session.send(encodeHeld({ ...whyHeld(words), confirm: this.braked.hold(by, held) }));
    } catch (fault) {
      this.pressure.handled([offer.update]);
      this.startAgain(fault);
    }
  }

  private async flush(turns: readonly Turn[]): Promise<void> {
    try {
      await this.follow(turns);
      const offers = await this.offersIn(turns);
      const began = performance.now();
      const { stored, refused } = await this.text.commit(offers.map(({ offer }) => offer));
      for (const { by, offer } of offers) if (!refused.has(offer)) by.handled += 1;
      this.show(stored, offers, turns);
      for (const { by, offer } of offers) {
        const refusal = refused.get(offer);
        if (refusal) this.refuse(by, refusal, offer.update);
      }
      this.report(offers, { began, stored: stored.length > 0, refused: refused.size });
      await this.answer(turns);
    } catch (fault) {
      this.startAgain(fault);
    } finally {
      this.pressure.handled(turns.flatMap((turn) => (turn.kind === 'offer' ? [turn.offer.update] : [])));
    }
  }

  /** News first: what people send now may hang on it. */
  private async follow(turns: readonly Turn[]): Promise<void> {
    if (!turns.some(({ kind }) => kind === 'news')) return;
    this.newsWaits = false;
    await this.text.copy.catchUp();
  }

  private report(
    offers: readonly OfferTurn[],
    { began, stored, refused }: { began: number; stored: boolean; refused: number },
  ): void {
    this.reports.flushed(flushOf(this.head, offers, { began, refused }));
    if (stored) this.text.copy.keep({ always: false }).catch((fault: unknown) => this.reports.fault(fault));
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

  /**
   * Shows what was stored, here and elsewhere, and tells senders what is saved: one frame for everyone, and one write for
   * each. The only one from whom it came need not be shown it.
   */
  private show(stored: readonly Uint8Array[], offers: readonly OfferTurn[], turns: readonly Turn[]): void {
    const foreign = this.text.copy.takeForeign();
    const updates = [...foreign, ...stored];
    const frame = updates.length > 0 ? encodeUpdates(updates) : null;
    const writers = new Set(offers.map(({ by }) => by));
    const senders = new Set(turns.flatMap((turn) => (turn.kind === 'offer' ? [turn.by] : [])));
    for (const participant of this.participants.values()) {
      const knowsAll = foreign.length === 0 && writers.size === 1 && writers.has(participant);
      const frames = frame && participant.synced && !knowsAll ? [frame] : [];
      if (senders.has(participant)) frames.push(encodeSaved(participant.handled));
      if (frames.length > 0) participant.session.send(...frames);
    }
  }

  /** Answers from the committed text. Only those who may write are asked for what they have that the server lacks. */
  private async answer(turns: readonly Turn[]): Promise<void> {
    for (const turn of turns) {
      if (turn.kind === 'rest') await this.text.copy.rest();
      if (turn.kind !== 'step1' && turn.kind !== 'greet') continue;
      const { by } = turn;
      if (by.presence !== 'here') continue;
      if (turn.kind === 'step1') await bringUpToDate(this.text.copy, by, turn.stateVector, () => this.show([], [], []));
      else if (by.rights.mayWrite) by.session.send(encodeStep1(await this.text.copy.stateVector()));
    }
  }

  private async writeOwn(own: OwnEdit, settle: Settle): Promise<void> {
    try {
      const { seq, stored, refusals } = await this.text.write(own);
      this.show(stored, [], []);
      this.reports.flushed(flushOf(this.head, [], { began: performance.now(), refused: 0 }));
      settle.resolve({ seq, refusals });
    } catch (fault) {
      settle.reject(fault);
      // An act that refused, or an edit that failed on its copy, has changed nothing for anyone.
      if (fault instanceof Refused || this.text.copy.isLoaded) this.show([], [], []);
      else this.startAgain(fault);
    }
  }

  /** After a fault nobody can tell what is stored: everyone comes back and gets what the log holds. */
  private startAgain(fault: unknown): void {
    this.text.copy.startAgain();
    if (!(fault instanceof LogMovedOn)) this.reports.fault(fault);
    this.dismiss(codeAfter(fault));
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
    this.reports.sentAway(code);
  }

  private remove(participant: Participant): void {
    participant.presence = 'left';
    this.participants.delete(participant.session);
    this.presence.leave(participant.session);
    this.braked.forget(participant);
  }
}
