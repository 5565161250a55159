import type { SectionId, StatementId } from '#concordat';
import { CloseCode } from '#room';
import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { GroupCommit } from './group-commit.js';
import { nameOf, RefusalRecorder } from './refusal-recorder.js';
import { RoomCopy } from './room-copy.js';
import { RoomNews } from './room-news.js';
import type { RoomFlush, RoomRefusal, RoomSession } from './room-session.js';
import { RoomSettings } from './room-settings.js';
import { RoomText } from './room-text.js';
import { SectionRoom } from './section-room.js';

interface OpenRoom {
  readonly room: SectionRoom;
  readonly unsubscribe: () => void;
  closing: NodeJS.Timeout | null;
}

/** The rooms that are open on this server: at most one for each section. */
@Injectable()
export class Rooms {
  private readonly open = new Map<SectionId, OpenRoom>();
  private readonly log = new Logger('rooms');

  constructor(
    private readonly updates: GroupCommit,
    private readonly news: RoomNews,
    private readonly recorder: RefusalRecorder,
    private readonly changes: ChangeFeed,
    private readonly settings: RoomSettings,
  ) {}

  /** The room of a section, opened when it is not. It closes a while after the last one has left. */
  of(section: { readonly id: SectionId; readonly statementId: StatementId }): SectionRoom {
    const known = this.open.get(section.id) ?? this.openRoom(section.id, section.statementId);
    this.closeWhenEmpty(section.id, known);
    return known.room;
  }

  /** To be called when a connection has come in: how the member is shown may have changed since the door asked. */
  entered(sectionId: SectionId, session: RoomSession): void {
    const known = this.open.get(sectionId);
    if (known) void this.news.renewNames(sectionId, known.room, [session]);
  }

  /** To be called when a connection has ended. */
  left(sectionId: SectionId): void {
    const known = this.open.get(sectionId);
    if (known) this.closeWhenEmpty(sectionId, known);
  }

  all(): SectionRoom[] {
    return [...this.open.values()].map(({ room }) => room);
  }

  /** Stores what is on its way, then ends every connection: browsers come back to the next server (F9). */
  async close(): Promise<void> {
    const rooms = [...this.open.keys()].map((sectionId) => this.closeRoom(sectionId, CloseCode.closing));
    await Promise.all(rooms);
  }

  private openRoom(sectionId: SectionId, statementId: StatementId): OpenRoom {
    const text = new RoomText(new RoomCopy(sectionId, this.updates), sectionId, this.updates);
    const reports = {
      flushed: (_flush: RoomFlush) => undefined,
      refused: (refusal: RoomRefusal) => void this.recorder.refused(sectionId, refusal),
      fault: (fault: unknown) => this.log.error({ event: 'room-fault', sectionId, fault: nameOf(fault) }),
    };
    const room = new SectionRoom(text, reports, this.settings);
    const tell = (change: Change): void => void this.news.tell(change, sectionId, room);
    const unsubscribe = this.changes.subscribe(`statement:${statementId}`, tell);
    const opened: OpenRoom = { room, unsubscribe, closing: null };
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
    known.unsubscribe();
    this.open.delete(sectionId);
    await known.room.close(code);
  }
}
