import type { Constituency, CouncilAnswer, CouncilId, DocumentState, PersonId, StatementId } from '#concordat';
import { withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import { Council, CouncilOfficer } from '../membership/council.entity.js';
import { Invitation } from '../membership/invitation.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import { Statement } from '../statements/statement.entity.js';
import { CouncilProposal, StatementSponsor } from './proposing.entity.js';

/** A statement of the council, as a proposal or its answer names it. */
export interface NamedStatement {
  readonly id: StatementId;
  readonly title: string;
  readonly slug: string;
  readonly state: DocumentState;
  /** Why it was withdrawn or paused; null where it was not. */
  readonly stateReason: string | null;
}

/** A co-chair of a proposed statement: who takes part, or is invited. No name. */
export interface CoChairAskedFor {
  readonly id: string;
  readonly constituency: Constituency | null;
  readonly hasJoined: boolean;
}

/** A proposal that an officer has looked at, as anybody may read it: without contact details (R38). */
export interface PublicProposal {
  readonly id: string;
  readonly kind: 'statement' | 'topic';
  /** Null where it was kept back: then the reason says why. */
  readonly words: { readonly title: string; readonly why: string; readonly name: string } | null;
  readonly answer: CouncilAnswer | null;
  readonly reason: string;
  readonly at: Date;
  readonly answeredAt: Date;
  readonly statement: NamedStatement | null;
  /** Who stands for that statement, once they are named. */
  readonly sponsor: Pick<StatementSponsor, 'name' | 'jobTitle'> | null;
}

/** Reads what was proposed to a council, and what the council said. */
@Injectable()
export class ProposingReader {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Null where there is no such council. */
  council(slug: string): Promise<Council | null> {
    return this.db.manager.findOneBy(Council, { slug });
  }

  isOfficer(councilId: CouncilId, personId: PersonId): Promise<boolean> {
    return this.db.manager.existsBy(CouncilOfficer, { councilId, personId });
  }

  /** Proposals that somebody has looked at, newest first. */
  async answered(councilId: CouncilId, part: PageArgs): Promise<Page<PublicProposal>> {
    const rows = rowsOf(part);
    const where = { councilId, state: Not('HELD' as const) };
    const order = { at: 'DESC', id: 'ASC' } as const;
    const [found, total] = await this.db.manager.findAndCount(CouncilProposal, { where, order, ...rows });
    const ids = [...new Set(found.flatMap(({ statementId }) => statementId ?? []))];
    const named = await this.named(ids);
    const sponsors = await this.db.manager.findBy(StatementSponsor, { statementId: In(ids) });
    return pageOf(
      found.map((proposal) => ({
        ...asPublic(proposal, named),
        sponsor: sponsors.find(({ statementId }) => statementId === proposal.statementId) ?? null,
      })),
      rows,
      total,
    );
  }

  /** Proposals that wait for an answer, oldest first. For officers only. */
  async waiting(councilId: CouncilId, part: PageArgs): Promise<Page<CouncilProposal>> {
    const rows = rowsOf(part);
    const order = { at: 'ASC', id: 'ASC' } as const;
    const where = { councilId, state: 'HELD' as const };
    const [found, total] = await this.db.manager.findAndCount(CouncilProposal, { where, order, ...rows });
    return pageOf(found, rows, total);
  }

  countWaiting(councilId: CouncilId): Promise<number> {
    return this.db.manager.countBy(CouncilProposal, { councilId, state: 'HELD' });
  }

  /** Null where the council was not asked that. */
  async one(councilId: CouncilId, id: string): Promise<CouncilProposal | null> {
    return UUID.test(id) ? this.db.manager.findOneBy(CouncilProposal, { id, councilId }) : null;
  }

  /** Where a proposal belongs; null where there is none. */
  async councilOfProposal(id: string): Promise<{ councilId: CouncilId } | null> {
    const found = await this.db.manager.findOneBy(CouncilProposal, { id });
    return found && { councilId: found.councilId };
  }

  /** Where a statement belongs; null where there is none. */
  async councilOfStatement(id: string): Promise<{ councilId: CouncilId } | null> {
    const found = await this.db.manager.findOneBy(Statement, { id: id as StatementId });
    return found && { councilId: found.councilId };
  }

  /** Statements of the council that somebody could mean, newest first; those in the given states only, where they are given. */
  statements(councilId: CouncilId, states?: readonly DocumentState[]): Promise<NamedStatement[]> {
    const state = states ? In([...states]) : Not('WITHDRAWN' as const);
    return this.db.manager.find(Statement, {
      ...{ where: { councilId, state }, order: { startedAt: 'DESC', id: 'ASC' }, take: MOST_NAMED },
      select: { id: true, title: true, slug: true, state: true, stateReason: true },
    });
  }

  /** A statement that the council took up, whether or not it has begun since; null otherwise. */
  async takenUp(councilId: CouncilId, id: string): Promise<NamedStatement | null> {
    if (!UUID.test(id)) return null;
    return this.db.manager.findOneBy(Statement, { id: id as StatementId, councilId, state: Not('WITHDRAWN') });
  }

  sponsor(statementId: StatementId): Promise<StatementSponsor | null> {
    return this.db.manager.findOneBy(StatementSponsor, { statementId });
  }

  /** Co-chairs who take part, and those whose invitation is open. */
  async coChairsAsked(statementId: StatementId): Promise<CoChairAskedFor[]> {
    const roles = ArrayContains(['co-chair']);
    const { manager } = this.db;
    const members = await manager.findBy(Membership, { statementId, roles, status: 'active' });
    const open = { statementId, roles, redeemedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const invited = await manager.findBy(Invitation, open);
    const asked = (hasJoined: boolean) => (one: Membership | Invitation) => ({
      ...{ id: one.id, constituency: one.constituency, hasJoined },
    });
    return [...members.map(asked(true)), ...invited.map(asked(false))];
  }

  private async named(ids: readonly StatementId[]): Promise<ReadonlyMap<StatementId, NamedStatement>> {
    if (ids.length === 0) return new Map();
    const found = await this.db.manager.findBy(Statement, { id: In([...ids]) });
    return new Map(found.map((statement) => [statement.id, statement]));
  }
}

/** What the database takes as an id. */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** More than a council has going on at one time. */
const MOST_NAMED = 100;

function asPublic(
  { id, kind, state, title, why, name, answer, reason, at, answeredAt, statementId }: CouncilProposal,
  named: ReadonlyMap<StatementId, NamedStatement>,
): Omit<PublicProposal, 'sponsor'> {
  const shown = withoutContactDetails;
  return {
    ...{ id, kind, answer, at, answeredAt: answeredAt ?? at, reason: shown(reason ?? '') },
    words: state === 'KEPT_BACK' ? null : { title: shown(title), why: shown(why), name: shown(name) },
    statement: (statementId && named.get(statementId)) ?? null,
  };
}
