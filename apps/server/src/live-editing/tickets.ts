import type { MembershipId, SectionId } from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { RoomTicket } from './room-ticket.entity.js';

/** Long enough to connect, too short to be worth stealing (P0). */
const TICKET_MS = 30_000;

/** What a ticket is good for. */
export type TicketFor = Pick<RoomTicket, 'sectionId' | 'membershipId' | 'sessionId' | 'epoch'>;

/** What a ticket turned out to be. `void`: unknown, used before, for another section or another session. */
export type Redeemed =
  | { readonly outcome: 'good'; readonly membershipId: MembershipId; readonly epoch: number }
  | { readonly outcome: 'expired' | 'void' };

/** One-use passes into rooms. Only their hashes are kept. */
@Injectable()
export class Tickets {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async issue(tx: EntityManager, ticket: TicketFor): Promise<string> {
    const token = Buffer.from(this.randomness.bytes(32)).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + TICKET_MS);
    await tx.insert(RoomTicket, { ...ticket, tokenHash: sha256Hex(token), expiresAt, usedAt: null });
    return token;
  }

  /** Uses a ticket up, whatever comes of it: one that was shown at the wrong door is not tried at another. */
  async redeem(
    token: string,
    { sectionId, sessionId }: { sectionId: SectionId; sessionId: string },
  ): Promise<Redeemed> {
    const now = this.clock.now();
    const used = await this.db
      .createQueryBuilder()
      .update(RoomTicket)
      .set({ usedAt: now })
      .where('token_hash = :tokenHash AND used_at IS NULL', { tokenHash: sha256Hex(token) })
      .returning('*')
      .execute();
    const [ticket] = used.raw as TicketRow[];
    if (!ticket || ticket.section_id !== sectionId || ticket.session_id !== sessionId) return { outcome: 'void' };
    if (ticket.expires_at <= now) return { outcome: 'expired' };
    return { outcome: 'good', membershipId: ticket.membership_id, epoch: ticket.epoch };
  }
}

/** As the driver gives it: columns, not properties. */
interface TicketRow {
  readonly section_id: SectionId;
  readonly membership_id: MembershipId;
  readonly session_id: string;
  readonly epoch: number;
  readonly expires_at: Date;
}
