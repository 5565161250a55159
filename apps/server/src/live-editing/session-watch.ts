import { CloseCode } from '#room';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { Session } from '../membership/session.entity.js';
import { Clock } from '../platform/clock.js';
import { nameOf } from './refusal-recorder.js';
import type { SocketSession } from './socket-session.js';

/** Notices sign-outs, on whichever server they happened, and ends the connections concerned (P13). */
@Injectable()
export class SessionWatch {
  private readonly log = new Logger('rooms');

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Closes those whose sign-in has ended. Never rejects; what could not be asked is asked at the next heartbeat. */
  async closeEnded(sockets: readonly SocketSession[]): Promise<void> {
    if (sockets.length === 0) return;
    try {
      const ids = [...new Set(sockets.map(({ sessionId }) => sessionId))];
      const where = { id: In(ids), endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
      const sessions = await this.db.manager.find(Session, { select: { id: true }, where });
      const signedIn = new Set(sessions.map(({ id }) => id));
      for (const socket of sockets) if (!signedIn.has(socket.sessionId)) socket.close(CloseCode.signedOut);
    } catch (fault) {
      this.log.error({ event: 'sign-ins-not-checked', fault: nameOf(fault) });
    }
  }
}
