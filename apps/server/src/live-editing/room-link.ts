import type { SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../platform/metrics.js';
import { ServerNews, type News } from '../platform/server-news.js';
import { farCursorsIn, type FarCursor } from './presence-elsewhere.js';
import type { SectionRoom } from './section-room.js';
import type { LogHead } from './update-log.js';

/**
 * Ties the rooms of a section on several servers together (P1): each says where the log now ends and who is there. What
 * was written is read from the log. While news does not come, `lookForMissed` finds what was missed.
 */
@Injectable()
export class RoomLink {
  constructor(
    private readonly db: DataSource,
    private readonly news: ServerNews,
    private readonly metrics: Metrics,
  ) {}

  /** Whether there may be other servers. */
  get isShared(): boolean {
    return this.news.isShared;
  }

  get isUp(): boolean {
    return this.news.isUp;
  }

  onReturn(listener: () => void): () => void {
    return this.news.onReturn(listener);
  }

  /** Begins to listen for a room; returns how to stop. */
  open(sectionId: SectionId, room: SectionRoom): () => void {
    const stop = this.news.listen(channelOf(sectionId), (news) => this.hear(news, sectionId, room));
    this.news.tell(channelOf(sectionId), { kind: 'who' });
    return stop;
  }

  stored(sectionId: SectionId, { epoch, seq }: LogHead): void {
    this.news.tell(channelOf(sectionId), { kind: 'head', epoch, seq, at: Date.now() });
  }

  present(sectionId: SectionId, cursors: readonly FarCursor[]): void {
    this.news.tell(channelOf(sectionId), { kind: 'present', cursors });
  }

  /** Tells those rooms to read the log whose section has moved on in the database. */
  async lookForMissed(rooms: ReadonlyMap<SectionId, SectionRoom>): Promise<void> {
    const known = [...rooms].filter(([, room]) => room.head !== null);
    if (known.length === 0) return;
    const heads = await this.db.query<{ id: SectionId; epoch: number; head_seq: number }[]>(
      'SELECT id, epoch, head_seq FROM section WHERE id = ANY ($1)',
      [known.map(([id]) => id)],
    );
    for (const { id, epoch, head_seq: seq } of heads) {
      const room = rooms.get(id);
      if (room && isNew(room, { epoch, seq })) room.hearNews();
    }
  }

  private hear(news: News, sectionId: SectionId, room: SectionRoom): void {
    if (news.kind === 'who') room.presence.renewElsewhere();
    if (news.kind === 'present') room.presence.hearElsewhere(farCursorsIn(news.cursors));
    if (news.kind !== 'head') return;
    const { epoch, seq, at } = news;
    if (typeof epoch !== 'number' || typeof seq !== 'number' || !isNew(room, { epoch, seq })) return;
    if (typeof at === 'number') this.metrics.newsLag.observe(Math.max(0, Date.now() - at) / 1_000);
    room.hearNews();
  }
}

function channelOf(sectionId: SectionId): string {
  return `section:${sectionId}`;
}

function isNew({ head }: SectionRoom, { epoch, seq }: Pick<LogHead, 'epoch' | 'seq'>): boolean {
  return head !== null && (epoch > head.epoch || (epoch === head.epoch && seq > head.seq));
}
