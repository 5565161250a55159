import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { RoomTicket } from './room-ticket.entity.js';

/** Long enough to connect, too short to be worth stealing (P0). */
const TICKET_MS = 30_000;

/** What a ticket is good for. */
export type TicketFor = Pick<RoomTicket, 'sectionId' | 'membershipId' | 'sessionId' | 'epoch'>;

/** One-use passes into rooms. Only their hashes are kept. They are used up at the door (door-reader.ts). */
@Injectable()
export class Tickets {
  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async issue(tx: EntityManager, ticket: TicketFor): Promise<string> {
    const token = Buffer.from(this.randomness.bytes(32)).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + TICKET_MS);
    await tx.insert(RoomTicket, { ...ticket, tokenHash: sha256Hex(token), expiresAt, usedAt: null });
    return token;
  }
}
