import type { CouncilId, PersonId, StatementId } from '#concordat';
import {
  ForbiddenException,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { Batch } from '../platform/batch.js';
import { KeptAnswers } from '../platform/kept-answers.js';
import { PERMISSION, type Permission } from '../platform/requires.js';
import { ScopeFinder, type Scope } from '../platform/scope.js';
import { admittedOf, type Actor, type SignedInPerson } from './actor.js';
import { CouncilAdministrator, CouncilOfficer } from './council.entity.js';
import { keyedRequestIn } from './keyed-request.js';
import { Membership } from './membership.entity.js';
import { Sessions } from './sessions.js';

/**
 * Decides who may ask for what: every route, query, mutation and resolved field passes here, and one that states no
 * permission is denied. A denial says nothing more (R7, S9).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly people = new WeakMap<object, Promise<SignedInPerson | null>>();
  /** Fields of many statements are guarded at the same moment, as in a list of them. */
  private readonly members = new Batch<Place, Membership>(
    (places) => this.membersAt(places),
    (member, place) => member.statementId === place.statementId && member.personId === place.personId,
  );

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly scopes: ScopeFinder,
    private readonly db: DataSource,
    private readonly answers: KeptAnswers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!permission) throw new ForbiddenException();
    const admitted = admittedOf(context);
    admitted.person = (await this.personIn(context)) ?? undefined;
    if (permission === 'anyone') return true;
    if (!admitted.person) throw new UnauthorizedException();
    if (permission === 'person') return true;
    const scope = await this.scopeOf(context);
    if (scope && (await this.allows(permission, context, admitted.person, scope))) return true;
    admitted.onlyAgain = await this.wasAnswered(context, admitted.person);
    if (!admitted.onlyAgain) throw new ForbiddenException();
    return true;
  }

  /** Whoever leaves may do nothing any more, and still is told that they left, should the first answer be lost. */
  private async wasAnswered(context: ExecutionContext, person: SignedInPerson): Promise<boolean> {
    const request = keyedRequestIn(context, person);
    return request !== null && (await this.answers.given(request)) !== null;
  }

  /** Asked once for all fields of an operation. */
  private personIn(context: ExecutionContext): Promise<SignedInPerson | null> {
    const { request, operation } = sourceOf(context);
    const known = this.people.get(operation) ?? this.sessions.personOf(request?.headers?.cookie);
    this.people.set(operation, known);
    return known;
  }

  /** A resolved field belongs where its parent does, and its arguments may name nothing that is elsewhere. */
  private async scopeOf(context: ExecutionContext): Promise<Scope | null> {
    if (context.getType<GqlContextType>() !== 'graphql') {
      return this.scopes.find(context.switchToHttp().getRequest<{ params: Record<string, string> }>().params);
    }
    const graphql = GqlExecutionContext.create(context);
    const { statementId } = graphql.getRoot<{ statementId?: string } | undefined>() ?? {};
    const args = graphql.getArgs<Record<string, unknown>>();
    if (statementId && Object.keys(args).length === 0) return { statementId };
    return this.scopes.find({ ...args, ...(statementId && { statementId, asked: { statementId: args.statementId } }) });
  }

  private async allows(
    permission: Exclude<Permission, 'anyone' | 'person'>,
    context: ExecutionContext,
    person: SignedInPerson,
    scope: Scope,
  ): Promise<boolean> {
    const { councilId } = scope;
    if (permission === 'council:administer') return this.administers(person.personId, councilId);
    if (permission === 'council:answer') return this.answersFor(person.personId, scope);
    const statementId = scope.statementId as StatementId | undefined;
    if (!statementId) return false;
    const actor = await this.actorIn(person, statementId);
    admittedOf(context).actor = actor ?? undefined;
    switch (permission) {
      case 'statement:act':
        return actor !== null;
      case 'statement:co-chair':
        return actor?.roles.includes('co-chair') ?? false;
      case 'statement:facilitate':
        return isFacilitating(actor);
      case 'statement:safeguard':
        return actor?.roles.includes('safeguarding-lead') ?? false;
      case 'statement:organise':
        if (isFacilitating(actor)) return true;
        return this.administers(person.personId, councilId ?? (await this.councilOf(statementId)));
      case 'statement:read':
        return actor !== null || this.administers(person.personId, councilId ?? (await this.councilOf(statementId)));
    }
  }

  /** Null for who takes no part, or no longer. */
  private async actorIn({ personId, sessionId }: SignedInPerson, statementId: StatementId): Promise<Actor | null> {
    const member = await this.members.load({ statementId, personId });
    return member && { ...member, membershipId: member.id, sessionId };
  }

  private membersAt(places: readonly Place[]): Promise<Membership[]> {
    return this.db.manager.findBy(Membership, {
      statementId: In([...new Set(places.map(({ statementId }) => statementId))]),
      personId: In([...new Set(places.map(({ personId }) => personId))]),
      status: 'active',
    });
  }

  private async councilOf(statementId: StatementId): Promise<string | undefined> {
    return (await this.scopes.find({ statementId }))?.councilId;
  }

  private async answersFor(personId: PersonId, { councilId: named, statementId }: Scope): Promise<boolean> {
    const councilId = named ?? (statementId && (await this.councilOf(statementId as StatementId)));
    if (!councilId) return false;
    return this.db.manager.existsBy(CouncilOfficer, { personId, councilId: councilId as CouncilId });
  }

  private administers(personId: PersonId, councilId: string | undefined): Promise<boolean> {
    if (!councilId) return Promise.resolve(false);
    return this.db.manager.existsBy(CouncilAdministrator, { personId, councilId: councilId as CouncilId });
  }
}

/** A co-chair or the facilitator. */
function isFacilitating(actor: Actor | null): boolean {
  return actor?.roles.some((role) => role === 'co-chair' || role === 'facilitator') ?? false;
}

/** Somebody in a statement. */
interface Place {
  readonly statementId: StatementId;
  readonly personId: PersonId;
}

interface Request {
  readonly headers?: { readonly cookie?: string };
}

/** Who asks, and the object that all fields of one operation share. */
function sourceOf(context: ExecutionContext): { request: Request | undefined; operation: object } {
  if (context.getType<GqlContextType>() !== 'graphql') {
    const request = context.switchToHttp().getRequest<Request>();
    return { request, operation: request };
  }
  const operation = GqlExecutionContext.create(context).getContext<{ req?: Request }>();
  return { request: operation.req, operation };
}
