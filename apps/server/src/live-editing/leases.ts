import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import type { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { ClientLease } from './client-lease.entity.js';

/** Whose words a lease stands for. */
export interface LeaseOwner {
  readonly member: Pick<Membership, 'id' | 'capacity' | 'pseudonym' | 'constituency'>;
  /** The one written for; null when a member writes for themselves. */
  readonly onBehalfOf: MembershipId | null;
}

/** Lends Yjs client ids to members: each is one member's in one section, for ever (P2). */
@Injectable()
export class Leases {
  constructor(
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Lends new client ids; the first ones of a member in a section are recorded, because they join its writers. */
  async issue(
    tx: EntityManager,
    section: Section,
    { member, onBehalfOf }: LeaseOwner,
    count: number,
  ): Promise<number[]> {
    const mine = { sectionId: section.id, membershipId: member.id, onBehalfOf: onBehalfOf ?? IsNull() };
    const joins = !(await tx.existsBy(ClientLease, mine));
    const clientIds: number[] = [];
    // The database decides whether an id is new: two servers may draw the same one.
    while (clientIds.length < count) {
      const drawn = Array.from({ length: count - clientIds.length }, () => this.randomUint32());
      clientIds.push(...(await this.lend(tx, section, { member, onBehalfOf }, drawn)));
    }
    if (joins) await this.recordJoining(tx, section, { member, onBehalfOf });
    return clientIds;
  }

  /** Every client id that a member may write with for themselves in a section, from any window and any day. */
  async ofMember(tx: EntityManager, sectionId: SectionId, member: LeaseOwner['member']): Promise<Set<number>> {
    const { id: membershipId, capacity } = member;
    const leases = await tx.findBy(ClientLease, { sectionId, membershipId, capacity, onBehalfOf: IsNull() });
    return new Set(leases.map(({ clientId }) => Number(clientId)));
  }

  /** Which of these ids were new and are now lent. */
  private async lend(
    tx: EntityManager,
    { id: sectionId }: Section,
    { member: { id: membershipId, capacity }, onBehalfOf }: LeaseOwner,
    drawn: readonly number[],
  ): Promise<number[]> {
    const lease = { sectionId, membershipId, capacity, onBehalfOf, issuedAt: this.clock.now() };
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(ClientLease)
      .values([...new Set(drawn)].map((clientId) => ({ ...lease, clientId: String(clientId) })))
      .orIgnore()
      .returning('client_id')
      .execute();
    return (inserted.raw as { client_id: string }[]).map((row) => Number(row.client_id));
  }

  private randomUint32(): number {
    return Buffer.from(this.randomness.bytes(4)).readUInt32BE();
  }

  private async recordJoining(tx: EntityManager, section: Section, { member, onBehalfOf }: LeaseOwner): Promise<void> {
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'writing.joined',
      actor: member,
      facts: { section: section.key, onBehalf: onBehalfOf !== null },
    });
  }
}
