import { createParamDecorator, ForbiddenException, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { PersonId } from '#concordat';
import type { Membership } from './membership.entity.js';

/** Somebody signed in. */
export interface SignedInPerson {
  readonly personId: PersonId;
  readonly pseudonym: string;
  readonly sessionId: string;
}

/** Somebody signed in who takes part in the statement that a request is about. Every act is given one. */
export type Actor = Pick<
  Membership,
  | 'statementId'
  | 'personId'
  | 'constituency'
  | 'capacity'
  | 'roles'
  | 'signatory'
  | 'kind'
  | 'pseudonym'
  | 'status'
  | 'roleVersion'
> & {
  readonly membershipId: Membership['id'];
  readonly sessionId: string;
};

/** What the access guard leaves on a request for the resolver. */
export interface Admitted {
  person?: SignedInPerson;
  actor?: Actor;
  /** True for who may only be told again what came of an act that they sent before. */
  onlyAgain?: boolean;
}

/** Gives a resolver the signed-in person. Denies nothing: the guard has done so. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): SignedInPerson => {
  const { person } = admittedOf(context);
  if (!person) throw new Error('A route that asks for the person must require one.');
  return person;
});

/** Gives a resolver the acting member. Denies an administrator, who may read and is none (R7). */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = admittedOf(context);
  if (!actor) throw new ForbiddenException();
  return actor;
});

/** Gives a resolver the member who asks; null for an administrator. */
export const ActorIfMember = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => admittedOf(context).actor ?? null,
);

/**
 * Where the guard keeps what it found: one object for each HTTP request, and for each field of a GraphQL operation.
 * Fields of different statements are answered at the same time, so none may read what another was admitted as.
 */
export function admittedOf(context: ExecutionContext): Admitted {
  const asked: object =
    context.getType<GqlContextType>() === 'graphql'
      ? GqlExecutionContext.create(context).getInfo<object>()
      : context.switchToHttp().getRequest<object>();
  const admitted = ADMITTED.get(asked) ?? {};
  ADMITTED.set(asked, admitted);
  return admitted;
}

const ADMITTED = new WeakMap<object, Admitted>();
