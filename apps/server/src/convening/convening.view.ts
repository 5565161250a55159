import {
  dayInEngland,
  callOpenUntil,
  isCallOpen,
  whyNotAnswerChallenge,
  whyNotChallenge,
  type DocumentState,
  type MembershipId,
  type StageGates,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import { pausesOf } from '../statements/pauses-of.js';
import type { GateKeeper } from '../statements/stage-gates.js';
import { Statement } from '../statements/statement.entity.js';
import { DeclaredLimit, Nomination, NominationContact, Outreach, StartingPosition } from './convening.entity.js';
import type {
  ConveningPersonType,
  ConveningType,
  DeclaredLimitType,
  NominationType,
  PublicCallTimeType,
  StartingPositionType,
  OutreachType,
} from './convening.types.js';
import { OpeningReader } from './agree-to-open.js';
import { standingsTo, type StandingToLimit } from './standing-to-limits.js';

/** Shows what was said before the writing began, and says what of it still waits for an answer. */
@Injectable()
export class ConveningView implements GateKeeper {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly concordats: ConcordatReader,
    private readonly opening: OpeningReader,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<ConveningType> {
    const { statementId } = actor;
    const where = { statementId };
    const positions = await this.db.manager.find(StartingPosition, { where, order: { constituency: 'ASC' } });
    const saidYes = await this.opening.said(statementId);
    const { agreed } = saidYes.length === 0 ? { agreed: [] } : await this.opening.groups(statementId, saidYes);
    return {
      statementId,
      positions: positions.map((position) => asSeenBy(actor, position)),
      agreedToOpen: agreed,
      openingAgreedByMe: saidYes.some(({ agreedBy }) => agreedBy === actor.membershipId),
      ...(await this.callOf(statementId)),
    };
  }

  async nominations(actor: Actor, page: PageArgs): Promise<Page<NominationType>> {
    const rows = rowsOf(page);
    const [found, totalCount] = await this.db.manager.findAndCount(Nomination, { ...oldestFirst(actor), ...rows });
    const people = await this.people(
      actor,
      found.map(({ nominatedBy }) => nominatedBy),
    );
    const contacts = await this.contacts(actor, found);
    const shown = found.map((nomination) => ({
      ...nomination,
      by: nomination.nominatedBy === null ? THE_PUBLIC : people(nomination.nominatedBy),
      contact: contacts.get(nomination.id) ?? null,
    }));
    return pageOf(shown, rows, totalCount);
  }

  async outreach(actor: Actor, page: PageArgs): Promise<Page<OutreachType>> {
    const { statementId } = actor;
    const rows = rowsOf(page);
    const order = { on: 'ASC', at: 'ASC', id: 'ASC' } as const;
    const [found, totalCount] = await this.db.manager.findAndCount(Outreach, {
      where: { statementId },
      order,
      ...rows,
    });
    const people = await this.people(
      actor,
      found.map(({ loggedBy }) => loggedBy),
    );
    const shown = found.map((one) => ({ ...one, by: people(one.loggedBy) }));
    return pageOf(shown, rows, totalCount);
  }

  async limits(actor: Actor, page: PageArgs): Promise<Page<DeclaredLimitType>> {
    const rows = rowsOf(page);
    const [found, totalCount] = await this.db.manager.findAndCount(DeclaredLimit, { ...oldestFirst(actor), ...rows });
    const ids = found.flatMap(({ declaredBy, challengedBy }) => [declaredBy, challengedBy]);
    const people = await this.people(actor, ids);
    const { state } = await this.db.manager.findOneByOrFail(Statement, { id: actor.statementId });
    const standings = await standingsTo(this.db.manager, actor, found);
    const shown = found.map((limit) => ({
      ...limit,
      ...mayOn(limit, { actor, documentState: state, standing: standings.get(limit.id) }),
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

  /** How to reach who nominated themselves is for those who organise, and for nobody else (R38). */
  private async contacts({ roles }: Actor, nominations: readonly Nomination[]): Promise<ReadonlyMap<string, string>> {
    if (!roles.some((role) => role === 'co-chair' || role === 'facilitator')) return new Map();
    const ids = nominations.map(({ id }) => id);
    const contacts = await this.db.manager.findBy(NominationContact, { nominationId: In(ids) });
    return new Map(contacts.map(({ nominationId, contact }) => [nominationId, contact]));
  }

  private async callOf(statementId: StatementId): Promise<{ call: PublicCallTimeType; groups: string[] }> {
    const { state, startedAt } = await this.db.manager.findOneByOrFail(Statement, { id: statementId });
    const { concordat, required } = await this.concordats.standing(statementId);
    const startedOn = dayInEngland(startedAt);
    const pauses = await pausesOf(this.db.manager, statementId, this.clock.now());
    const until = callOpenUntil(startedOn, concordat.parameters.nominationCallDays, pauses);
    return { call: { isOpen: isCallOpen(state), until }, groups: [...required, 'PUBLIC'] };
  }

  private async people(
    actor: Actor,
    some: readonly (MembershipId | null)[],
  ): Promise<(id: MembershipId) => ConveningPersonType> {
    const ids = some.flatMap((id) => id ?? []);
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

/** What the reader can say to a limit, whatever their reason will be. */
function mayOn(
  { challenge, challengeAnswer, challengedBy }: DeclaredLimit,
  by: { actor: Actor; documentState: DocumentState; standing: StandingToLimit | undefined },
): Pick<DeclaredLimitType, 'mayChallenge' | 'mayAnswer'> {
  const { actor, documentState, standing } = by;
  if (!standing) return { mayChallenge: false, mayAnswer: false };
  const reason = 'A reason to be written.';
  const isChallenged = challenge !== null;
  const answering = {
    isAnswered: challengeAnswer !== null || !isChallenged,
    isOwn: challengedBy === actor.membershipId,
  };
  return {
    mayChallenge: whyNotChallenge({ documentState, isChallenged, isOfOwner: standing.isOfOwner, reason }).length === 0,
    mayAnswer: whyNotAnswerChallenge({ ...answering, ...standing, roles: actor.roles, reason }).length === 0,
  };
}

/** Whoever nominates without an account: nobody asks who they are. */
const THE_PUBLIC: ConveningPersonType = { shownAs: 'Somebody of the public', constituency: '', isMe: false };

/** Until all are open, only the own group reads the words; the salt stays sealed for everyone (R6). */
function asSeenBy({ constituency }: Actor, position: StartingPosition): StartingPositionType {
  const isOpen = position.openedAt !== null;
  const isOwn = position.constituency === constituency;
  return { ...position, text: isOpen || isOwn ? position.text : null, salt: isOpen ? position.salt : null };
}
