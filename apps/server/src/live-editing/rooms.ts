import type { SectionId, StatementId } from '#concordat';
import { CloseCode } from '#room';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../platform/metrics.js';
import { ServerPace } from './flush-pace.js';
import { GroupCommit } from './group-commit.js';
import { nameOf } from './refusal-recorder.js';
import { RoomCopy } from './room-copy.js';
import { RoomLink } from './room-link.js';
import { RoomNews } from './room-news.js';
import { RoomReporter } from './room-reporter.js';
import type { RoomSession } from './room-session.js';
import { RoomSettings } from './room-settings.js';
import { RoomText } from './room-text.js';
import { SectionRoom } from './section-room.js';

interface OpenRoom {
  readonly room: SectionRoom;
  readonly stopListening: () => void;
  closing: NodeJS.Timeout | null;
}

/** The rooms that are open on this server: at most one for each section. */
@Injectable()
export class Rooms implements OnModuleInit {
  private readonly open = new Map<SectionId, OpenRoom>();
  private readonly log = new Logger('rooms');
  private readonly pace = new ServerPace();
  private timers: NodeJS.Timeout[] = [];
  private looks = 0;

  // eslint-disable-next-line max-params -- a room is made of its log, its news, its reports, its link and its settings
  constructor(
    private readonly updates: GroupCommit,
    private readonly news: RoomNews,
    private readonly reporter: RoomReporter,
    private readonly link: RoomLink,
    private readonly settings: RoomSettings,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observe('cp_open_rooms', 'Rooms that are open.', () => this.open.size);
    this.metrics.observe('cp_room_documents', 'Rooms that hold a document.', () =>
      this.count(({ isLoaded }) => isLoaded),
    );
    this.metrics.observe('cp_queued_updates', 'Updates that wait to be stored.', () =>
      this.all().reduce((sum, { queueDepth }) => sum + queueDepth, 0),
    );
    this.link.onReturn(() => this.all().forEach((room) => room.hearNews()));
    this.every(this.settings.restAfterMs / 3, () => this.restIdle());
    if (this.link.isShared) this.every(this.settings.pollEveryMs, () => this.lookAround());
  }

  /** The room of a section, opened when it is not. It closes a while after the last one has left. */
  of(section: { readonly id: SectionId; readonly statementId: StatementId }): SectionRoom {
    const known = this.open.get(section.id) ?? this.openRoom(section.id, section.statementId);
    this.closeWhenEmpty(section.id, known);
    return known.room;
  }

  /** To be asked before the door is: what changes from then on is looked at again by `entered`. */
  now(): number {
    return this.news.heard;
  }

  /** To be called when a connection has come in. Rights and names may have changed since the door asked. */
  entered(sectionId: SectionId, session: RoomSession, since: number): void {
    const known = this.open.get(sectionId);
    if (!known || this.news.heard === since) return;
    void this.news.renewNames(sectionId, known.room, [session]);
    void this.news.tell({ kind: 'section', sectionId }, sectionId, known.room);
  }

  /** To be called when a connection has ended. */
  left(sectionId: SectionId): void {
    const known = this.open.get(sectionId);
    if (known) this.closeWhenEmpty(sectionId, known);
  }

  all(): SectionRoom[] {
    return [...this.open.values()].map(({ room }) => room);
  }

  /** The open room of a section, if there is one. */
  opened(sectionId: SectionId): SectionRoom | undefined {
    return this.open.get(sectionId)?.room;
  }

  /** Stores what is on its way, then ends every connection: browsers come back to the next server (F9). */
  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    const rooms = [...this.open.keys()].map((sectionId) => this.closeRoom(sectionId, CloseCode.closing));
    await Promise.all(rooms);
  }

  private openRoom(sectionId: SectionId, statementId: StatementId): OpenRoom {
    const text = new RoomText(new RoomCopy(sectionId, this.updates), sectionId, this.updates);
    const reports = this.reporter.of(sectionId, (head) => this.link.stored(sectionId, head));
    const room = new SectionRoom(text, reports, {
      flushEveryMs: this.settings.flushEveryMs,
      serverPace: this.pace,
      tellElsewhere: (cursors) => this.link.present(sectionId, cursors),
    });
    const stops = [this.link.open(sectionId, room), this.news.follow(sectionId, statementId, room)];
    const opened: OpenRoom = { room, stopListening: () => stops.forEach((stop) => stop()), closing: null };
    this.open.set(sectionId, opened);
    return opened;
  }

  private closeWhenEmpty(sectionId: SectionId, known: OpenRoom): void {
    if (known.closing) clearTimeout(known.closing);
    const close = (): void => {
      known.closing = null;
      if (known.room.sessions.length === 0) void this.closeRoom(sectionId, CloseCode.closing);
    };
    known.closing = setTimeout(close, this.settings.emptyRoomMs).unref();
  }

  private async closeRoom(sectionId: SectionId, code: number): Promise<void> {
    const known = this.open.get(sectionId);
    if (!known) return;
    if (known.closing) clearTimeout(known.closing);
    known.stopListening();
    this.open.delete(sectionId);
    await known.room.close(code);
    if (!this.open.has(sectionId)) this.updates.forget(sectionId);
  }

  private restIdle(): void {
    for (const room of this.all()) {
      if ((room.idleMs ?? 0) > this.settings.restAfterMs) room.rest();
    }
  }

  /** News that was lost on the way is found within some seconds; while none comes at all, each time. */
  private async lookAround(): Promise<void> {
    this.looks += 1;
    if (this.link.isUp && this.looks % LOOKS_WITH_NEWS !== 0) return;
    for (const room of this.all()) room.presence.renewElsewhere();
    const rooms = new Map([...this.open].map(([sectionId, { room }]) => [sectionId, room]));
    await this.link.lookForMissed(rooms);
  }

  private every(ms: number, work: () => void | Promise<void>): void {
    const run = (): void => {
      Promise.resolve()
        .then(work)
        .catch((fault: unknown) => this.log.error({ event: 'rooms-not-looked-after', fault: nameOf(fault) }));
    };
    this.timers.push(setInterval(run, ms).unref());
  }

  private count(is: (room: SectionRoom) => boolean): number {
    return this.all().filter(is).length;
  }
}

/** While news comes, the database is asked every so many times only. */
const LOOKS_WITH_NEWS = 4;
