import type { MembershipId } from '#concordat';
import { CloseCode } from '#room';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Session } from '../membership/session.entity.js';
import { Clock } from '../platform/clock.js';
import { nameOf } from './refusal-recorder.js';
import type { SocketSession } from './socket-session.js';

/** What a connection was let in with: when it is no longer so, the door has to look again. */
export function standingOf({ capacity, constituency, roles }: Membership): string {
  return JSON.stringify([capacity, constituency, [...roles].sort()]);
}

/** Notices sign-outs, removals and new roles, on whichever server they happened, and ends the connections concerned (P13). */
@Injectable()
export class SessionWatch {
  private readonly log = new Logger('rooms');
  private looking = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Closes those who may no longer be there as they are. Never rejects; what could not be asked is asked the next time. */
  async closeEnded(sockets: readonly SocketSession[]): Promise<void> {
    if (sockets.length === 0 || this.looking) return;
    this.looking = true;
    try {
      await this.closeSignedOut(sockets);
      await this.closeChanged(sockets);
    } catch (fault) {
      this.log.error({ event: 'sign-ins-not-checked', fault: nameOf(fault) });
    } finally {
      this.looking = false;
    }
  }

  private async closeSignedOut(sockets: readonly SocketSession[]): Promise<void> {
    const ids = [...new Set(sockets.map(({ sessionId }) => sessionId))];
    const where = { id: In(ids), endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const sessions = await this.db.manager.find(Session, { select: { id: true }, where });
    const signedIn = new Set(sessions.map(({ id }) => id));
    for (const socket of sockets) if (!signedIn.has(socket.sessionId)) socket.close(CloseCode.signedOut);
  }

  private async closeChanged(sockets: readonly SocketSession[]): Promise<void> {
    const ids = [...new Set(sockets.map(({ author }) => author.membershipId))];
    const members = await this.db.manager.findBy(Membership, { id: In(ids) });
    const known = new Map<MembershipId, Membership>(members.map((member) => [member.id, member]));
    for (const socket of sockets) {
      const member = known.get(socket.author.membershipId);
      if (member?.status !== 'active') socket.close(CloseCode.mayNot);
      // The browser comes back at once and is let in as what the member is now.
      else if (standingOf(member) !== socket.standing) socket.close(CloseCode.resync);
    }
  }
}
