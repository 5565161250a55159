import {
  nameFor,
  stableLabel,
  type CoChair,
  type Constituency,
  type MembershipId,
  type MixedSignatory,
  type NamedMember,
  type Reader,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, In, IsNull, Not, Raw, type EntityManager } from 'typeorm';
import { Organisation } from './council.entity.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';

/** A member who may sign for their group. */
export interface Signatory {
  readonly membershipId: MembershipId;
  readonly constituency: Constituency;
}

/** A place among those who sign for a group, also of somebody who stopped. */
export interface SigningSeat extends Signatory {
  readonly signs: boolean;
  readonly stopped: boolean;
  readonly after: MembershipId | null;
  readonly joinedAt: Date;
}

/** Who reads a name: a member, everyone who writes the statement (whichever their group), or anybody at all. */
export type NameReader = { readonly constituency: Constituency | null } | 'writers' | 'everyone';

/** Reads members, and their names as a reader may see them. */
@Injectable()
export class MembershipReader {
  constructor(private readonly db: DataSource) {}

  byId(id: MembershipId, tx: EntityManager = this.db.manager): Promise<Membership | null> {
    return tx.findOneBy(Membership, { id });
  }

  /** The statement's co-chairs who take part now, oldest member first. */
  async coChairs(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<CoChair[]> {
    const where = { statementId, status: 'active' as const, roles: ArrayContains(['co-chair']) };
    const members = await tx.find(Membership, { where, order: { joinedAt: 'ASC', id: 'ASC' } });
    return members.map(({ id, constituency }) => ({ membershipId: id, constituency }));
  }

  /** Members who may sign now, oldest member first. */
  async signatories(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Signatory[]> {
    const where = { statementId, status: 'active' as const, signatory: true };
    const members = await tx.find(Membership, { where, order: { joinedAt: 'ASC', id: 'ASC' } });
    return members.flatMap(({ id, constituency }) =>
      constituency === null ? [] : [{ membershipId: id, constituency }],
    );
  }

  /** Every place among those who sign, also of those who stopped or were followed, oldest member first. */
  async seats(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<SigningSeat[]> {
    const where = [
      { statementId, signatory: true },
      { statementId, stoppedSigningAt: Not(IsNull()) },
      {
        statementId,
        id: Raw((id) => `${id} IN (SELECT signs_after FROM membership WHERE statement_id = :in)`, { in: statementId }),
      },
    ];
    const members = await tx.find(Membership, { where, order: { joinedAt: 'ASC', id: 'ASC' } });
    return members.flatMap(
      ({ id, constituency, signatory, status, stoppedSigningAt = null, signsAfter: after = null, joinedAt }) => {
        if (constituency === null) return [];
        const signs = signatory && status === 'active';
        return [{ membershipId: id, constituency, signs, stopped: stoppedSigningAt !== null, after, joinedAt }];
      },
    );
  }

  /** Those who may sign now, with the organisation that each speaks for. */
  async mix(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<MixedSignatory[]> {
    const members = await tx.findBy(Membership, { statementId, status: 'active', signatory: true });
    const ids = members.flatMap(({ organisationId }) => organisationId ?? []);
    const organisations = ids.length > 0 ? await tx.findBy(Organisation, { id: In(ids) }) : [];
    const byId = new Map(organisations.map((one) => [one.id, one]));
    return members.flatMap(({ constituency, organisationId }) =>
      constituency === null
        ? []
        : [{ constituency, organisation: (organisationId && byId.get(organisationId)) || null }],
    );
  }

  /** A page of the active members of a statement, by group and number, and how many there are. */
  members(statementId: StatementId, page: { skip: number; take: number }): Promise<[Membership[], number]> {
    const where = { statementId, status: 'active' as const };
    const order = { constituency: 'ASC', numberInGroup: 'ASC', id: 'ASC' } as const;
    return this.db.manager.findAndCount(Membership, { where, order, ...page });
  }

  /** The group of each membership; a member of none is left out. */
  async groupsOf(
    ids: readonly MembershipId[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<MembershipId, Constituency>> {
    const members = await tx.findBy(Membership, { id: In([...ids]) });
    return new Map(members.flatMap(({ id, constituency }) => (constituency === null ? [] : [[id, constituency]])));
  }

  /** What to call each member before this reader: a name where they chose so, else a stable label such as "Care worker 3". */
  async shown(ids: readonly MembershipId[], reader: NameReader): Promise<Map<MembershipId, string>> {
    const named = await this.named(ids, this.db.manager);
    return new Map([...named].map(([id, member]) => [id, nameFor(member, asReader(reader)) ?? stableLabel(member)]));
  }

  /** Names that anybody may see; null for those who show their group only. */
  async publicNames(
    ids: readonly MembershipId[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<MembershipId, string | null>> {
    const named = await this.named(ids, tx);
    return new Map([...named].map(([id, member]) => [id, nameFor(member, 'everyone')]));
  }

  private async named(ids: readonly MembershipId[], tx: EntityManager): Promise<Map<MembershipId, NamedMember>> {
    const members = await tx.findBy(Membership, { id: In([...ids]) });
    const people = await tx.findBy(Person, { id: In(members.map(({ personId }) => personId)) });
    const organisationIds = members.flatMap(({ organisationId }) => organisationId ?? []);
    const organisations = await tx.findBy(Organisation, { id: In(organisationIds) });
    return new Map(
      members.map((member) => [
        member.id,
        {
          ...member,
          fullName: people.find(({ id }) => id === member.personId)?.fullName ?? '',
          organisation: organisations.find(({ id }) => id === member.organisationId)?.name ?? null,
          form: member.displayForm,
          audience: member.displayAudience,
        },
      ]),
    );
  }
}

/** Everyone who writes: a reader of no group, who sees what is shown to writers and nothing that is for one group. */
function asReader(reader: NameReader): Reader {
  return reader === 'writers' ? { constituency: null } : reader;
}
