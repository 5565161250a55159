import type { CouncilId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import type { Actor, SignedInPerson } from './actor.js';
import { Council, CouncilAdministrator, CouncilOfficer } from './council.entity.js';
import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import { MembershipReader } from './membership.reader.js';
import {
  councilType,
  invitationType,
  membershipType,
  type CouncilType,
  type InvitationType,
  type MembershipType,
  type MeType,
} from './membership.types.js';
import { Person } from './person.entity.js';

/** Shows people to the API, each as the one who asks may see them. */
@Injectable()
export class PeopleView {
  constructor(
    private readonly db: DataSource,
    private readonly reader: MembershipReader,
    private readonly clock: Clock,
  ) {}

  async me({ personId }: SignedInPerson): Promise<MeType> {
    const { fullName } = await this.db.manager.findOneByOrFail(Person, { id: personId });
    const administers = await this.councils(await this.db.manager.findBy(CouncilAdministrator, { personId }));
    const answersFor = await this.councils(await this.db.manager.findBy(CouncilOfficer, { personId }));
    return { fullName, administers, answersFor };
  }

  private async councils(rows: readonly { readonly councilId: CouncilId }[]): Promise<CouncilType[]> {
    const where = { id: In(rows.map(({ councilId }) => councilId)) };
    return (await this.db.manager.find(Council, { where, order: { name: 'ASC', id: 'ASC' } })).map(councilType);
  }

  /** Null for an administrator, who is no member. */
  async own({ personId }: SignedInPerson, statementId: StatementId): Promise<MembershipType | null> {
    const member = await this.db.manager.findOneBy(Membership, { personId, statementId, status: 'active' });
    return member && this.shown(member);
  }

  async shown(member: Membership): Promise<MembershipType> {
    const names = await this.reader.shown([member.id], member);
    return membershipType(member, names.get(member.id) ?? '', true);
  }

  /** Somebody whom the caller has just entered, as the caller may see them. */
  async entered(member: Membership, actor: Actor | null): Promise<MembershipType> {
    const names = await this.reader.shown([member.id], actor ?? 'everyone');
    return membershipType(member, names.get(member.id) ?? '', false);
  }

  /** Everyone who takes part. An administrator does not write with them, and sees the names that everybody may see. */
  async members(statementId: StatementId, actor: Actor | null, page: PageArgs): Promise<Page<MembershipType>> {
    const rows = rowsOf(page);
    const [members, totalCount] = await this.reader.members(statementId, rows);
    const names = await this.reader.shown(
      members.map(({ id }) => id),
      actor ?? 'everyone',
    );
    const shown = members.map((member) =>
      membershipType(member, names.get(member.id) ?? '', member.id === actor?.membershipId),
    );
    return pageOf(shown, rows, totalCount);
  }

  /** Newest first. Whoever has accepted one is shown as they chose, also to those who invited them (R29). */
  async invitations(statementId: StatementId, actor: Actor | null, page: PageArgs): Promise<Page<InvitationType>> {
    const rows = rowsOf(page);
    const [found, totalCount] = await this.db.manager.findAndCount(Invitation, {
      ...{ where: { statementId, endedAt: IsNull() }, order: { createdAt: 'DESC', id: 'ASC' }, ...rows },
    });
    const joined = found.flatMap(({ membershipId }) => membershipId ?? []);
    const names = await this.reader.shown(joined, actor ?? 'everyone');
    const shown = found.map((row) =>
      invitationType(row, this.clock.now(), row.membershipId && names.get(row.membershipId)),
    );
    return pageOf(shown, rows, totalCount);
  }

  /** One that has just been sent or ended, so that nobody has accepted it. */
  invitation(row: Invitation): InvitationType {
    return invitationType(row, this.clock.now());
  }
}
