import { CloseCode } from '#room';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { nameOf } from './refusal-recorder.js';
import type { SocketSession } from './socket-session.js';

/** What a connection was let in with: when it is no longer so, the door has to look again. */
export function standingOf({ capacity, constituency, roles }: Membership): string {
  return [capacity, constituency ?? '-', roles.join(',')].join(' ');
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
      for (const { place, code } of await this.ended(sockets)) sockets[place]?.close(code);
    } catch (fault) {
      this.log.error({ event: 'sign-ins-not-checked', fault: nameOf(fault) });
    } finally {
      this.looking = false;
    }
  }

  /** Only what is no longer so comes back: with hundreds of connections nearly always nothing. */
  private async ended(sockets: readonly SocketSession[]): Promise<{ place: number; code: number }[]> {
    const rows = await this.db.query<{ place: number; signed_in: boolean; active: boolean }[]>(NO_LONGER_SO, [
      sockets.map(({ sessionId }) => sessionId),
      sockets.map(({ author }) => author.membershipId),
      sockets.map(({ standing }) => standing),
      this.clock.now(),
    ]);
    return rows.map(({ place, signed_in: signedIn, active }) => ({
      place: Number(place) - 1,
      // Whose roles changed comes back at once, and is let in as what they are now.
      code: !signedIn ? CloseCode.signedOut : active ? CloseCode.resync : CloseCode.mayNot,
    }));
  }
}

const NO_LONGER_SO = `
  SELECT w.place, s.id IS NOT NULL AS signed_in, m.status IS NOT DISTINCT FROM 'active' AS active
    FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY AS w (session, member, standing, place)
    LEFT JOIN session s ON s.id = w.session AND s.ended_at IS NULL AND s.expires_at > $4
    LEFT JOIN membership m ON m.id = w.member
    WHERE s.id IS NULL OR m.status IS DISTINCT FROM 'active'
      OR w.standing IS DISTINCT FROM concat_ws(' ', m.capacity, coalesce(m.constituency, '-'), array_to_string(m.roles, ','))`;
