import { groupOf, type MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import type { PresenceUser } from './room-session.js';

/** Tells how members are shown to the others in a room: the one place that is asked on coming in and on news (P9, R29). */
@Injectable()
export class PresenceNames {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
  ) {}

  /** As each is shown now; null for those who hide their presence. */
  async of(ids: readonly MembershipId[]): Promise<Map<MembershipId, PresenceUser | null>> {
    const members = await this.db.manager.findBy(Membership, { id: In([...ids]) });
    const names = await this.memberships.shown(ids, 'writers');
    return new Map(members.map((member) => [member.id, shownAs(member, names.get(member.id) ?? '')]));
  }
}

/** As a member is shown; null for one who hides their presence. */
export function shownAs({ id, hidePresence, constituency }: Membership, name: string): PresenceUser | null {
  if (hidePresence) return null;
  const group = constituency ?? '';
  return { id, name, group, colour: groupOf(group).fill };
}
