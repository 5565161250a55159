import type { MembershipId, StageGates, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import type { GateKeeper } from '../statements/stage-gates.js';
import { DeclaredLimit, Nomination, OpeningAgreed, StartingPosition } from './convening.entity.js';
import type {
  ConveningPersonType,
  ConveningType,
  DeclaredLimitType,
  NominationType,
  StartingPositionType,
} from './convening.types.js';

/** Shows what was said before the writing began, and says what of it still waits for an answer. */
@Injectable()
export class ConveningView implements GateKeeper {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
  ) {}

  async of(actor: Actor): Promise<ConveningType> {
    const { statementId } = actor;
    const where = { statementId };
    const positions = await this.db.manager.find(StartingPosition, { where, order: { constituency: 'ASC' } });
    const agreed = await this.db.manager.findBy(OpeningAgreed, where);
    return {
      statementId,
      positions: positions.map((position) => asSeenBy(actor, position)),
      agreedToOpen: agreed.map(({ constituency }) => constituency),
    };
  }

  async nominations(actor: Actor, page: PageArgs): Promise<Page<NominationType>> {
    const rows = rowsOf(page);
    const [found, totalCount] = await this.db.manager.findAndCount(Nomination, { ...oldestFirst(actor), ...rows });
    const people = await this.people(
      actor,
      found.map(({ nominatedBy }) => nominatedBy),
    );
    const shown = found.map((nomination) => ({ ...nomination, by: people(nomination.nominatedBy) }));
    return pageOf(shown, rows, totalCount);
  }

  async limits(actor: Actor, page: PageArgs): Promise<Page<DeclaredLimitType>> {
    const rows = rowsOf(page);
    const [found, totalCount] = await this.db.manager.findAndCount(DeclaredLimit, { ...oldestFirst(actor), ...rows });
    const ids = found.flatMap(({ declaredBy, challengedBy }) => [declaredBy, ...(challengedBy ? [challengedBy] : [])]);
    const people = await this.people(actor, ids);
    const shown = found.map((limit) => ({
      ...limit,
      by: people(limit.declaredBy),
      challengedBy: limit.challengedBy && people(limit.challengedBy),
    }));
    return pageOf(shown, rows, totalCount);
  }

  async statementOf(kind: 'nomination' | 'limit', id: string): Promise<StatementId | null> {
    const row = await this.db.manager.findOneBy<Nomination | DeclaredLimit>(
      kind === 'nomination' ? Nomination : DeclaredLimit,
      { id },
    );
    return row?.statementId ?? null;
  }

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    return {
      openNominations: await tx.countBy(Nomination, { statementId, answer: IsNull() }),
      openChallenges: await tx.countBy(DeclaredLimit, {
        ...{ statementId, challenge: Not(IsNull()), challengeAnswer: IsNull() },
      }),
    };
  }

  private async people(actor: Actor, ids: readonly MembershipId[]): Promise<(id: MembershipId) => ConveningPersonType> {
    const names = await this.memberships.shown(ids, actor);
    const groups = await this.memberships.groupsOf(ids);
    return (id) => ({
      shownAs: names.get(id) ?? '',
      constituency: groups.get(id) ?? '',
      isMe: id === actor.membershipId,
    });
  }
}

function oldestFirst({ statementId }: Actor) {
  return { where: { statementId }, order: { at: 'ASC', id: 'ASC' } } as const;
}

/** Until all are open, only the own group reads the words; the salt stays sealed for everyone (R6). */
function asSeenBy({ constituency }: Actor, position: StartingPosition): StartingPositionType {
  const isOpen = position.openedAt !== null;
  const isOwn = position.constituency === constituency;
  return { ...position, text: isOpen || isOwn ? position.text : null, salt: isOpen ? position.salt : null };
}
