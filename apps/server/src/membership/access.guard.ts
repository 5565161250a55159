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
import { DataSource } from 'typeorm';
import { PERMISSION, type Permission } from '../platform/requires.js';
import { ScopeFinder, type Scope } from '../platform/scope.js';
import { admittedOf, type Actor, type SignedInPerson } from './actor.js';
import { CouncilAdministrator } from './council.entity.js';
import { Membership } from './membership.entity.js';
import { Sessions } from './sessions.js';

/**
 * Decides who may ask for what: every route, query, mutation and resolved field passes here, and one that states no
 * permission is denied. A denial says nothing more (R7, S9).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly scopes: ScopeFinder,
    private readonly db: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!permission) throw new ForbiddenException();
    const admitted = admittedOf(context);
    admitted.person ??= (await this.sessions.personOf(cookieOf(context))) ?? undefined;
    if (permission === 'anyone') return true;
    if (!admitted.person) throw new UnauthorizedException();
    if (permission === 'person') return true;
    const scope = await this.scopeOf(context);
    if (!scope || !(await this.allows(permission, context, admitted.person, scope))) throw new ForbiddenException();
    return true;
  }

  /** A resolved field belongs where its parent does, and was reached through a query that was checked. */
  private async scopeOf(context: ExecutionContext): Promise<Scope | null> {
    if (context.getType<GqlContextType>() !== 'graphql') {
      return this.scopes.find(context.switchToHttp().getRequest<{ params: Record<string, string> }>().params);
    }
    const graphql = GqlExecutionContext.create(context);
    const { statementId } = (graphql.getRoot<{ statementId?: string } | undefined>() ?? {}) as { statementId?: string };
    return this.scopes.find({ ...(statementId && { statementId }), ...graphql.getArgs<Record<string, unknown>>() });
  }

  private async allows(
    permission: Permission,
    context: ExecutionContext,
    person: SignedInPerson,
    scope: Scope,
  ): Promise<boolean> {
    const { councilId } = scope;
    if (permission === 'council:administer') return this.administers(person.personId, councilId);
    const statementId = scope.statementId as StatementId | undefined;
    if (!statementId) return false;
    const actor = await this.actorIn(context, person, statementId);
    switch (permission) {
      case 'statement:act':
        return actor !== null;
      case 'statement:co-chair':
        return actor?.roles.includes('co-chair') ?? false;
      case 'statement:organise':
        if (actor?.roles.some((role) => role === 'co-chair' || role === 'facilitator')) return true;
        return this.administers(person.personId, councilId ?? (await this.councilOf(statementId)));
      default:
        return actor !== null || this.administers(person.personId, councilId ?? (await this.councilOf(statementId)));
    }
  }

  private async actorIn(
    context: ExecutionContext,
    { personId, sessionId }: SignedInPerson,
    statementId: StatementId,
  ): Promise<Actor | null> {
    const known = admittedOf(context).actor;
    if (known?.statementId === statementId) return known;
    const where = { statementId, personId, status: 'active' as const };
    const member = await this.db.manager.findOneBy(Membership, where);
    if (!member) return null;
    const actor = { ...member, membershipId: member.id, sessionId };
    admittedOf(context).actor = actor;
    return actor;
  }

  private async councilOf(statementId: StatementId): Promise<string | undefined> {
    return (await this.scopes.find({ statementId }))?.councilId;
  }

  private administers(personId: PersonId, councilId: string | undefined): Promise<boolean> {
    if (!councilId) return Promise.resolve(false);
    return this.db.manager.existsBy(CouncilAdministrator, { personId, councilId: councilId as CouncilId });
  }
}

function cookieOf(context: ExecutionContext): string | undefined {
  type Request = { headers?: { cookie?: string } };
  const request =
    context.getType<GqlContextType>() === 'graphql'
      ? GqlExecutionContext.create(context).getContext<{ req?: Request }>().req
      : context.switchToHttp().getRequest<Request>();
  return request?.headers?.cookie;
}
