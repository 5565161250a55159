import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
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
}

/** Gives a resolver the signed-in person. Denies nothing: the guard has done so. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): SignedInPerson => {
  const { person } = admittedOf(context);
  if (!person) throw new Error('A route that asks for the person must require one.');
  return person;
});

/** Gives a resolver the acting member. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = admittedOf(context);
  if (!actor) throw new Error('A route that asks for the actor must require a membership.');
  return actor;
});

/** Where the guard keeps what it found: one object for each HTTP request or GraphQL operation. */
export function admittedOf(context: ExecutionContext): Admitted {
  const holder =
    context.getType<GqlContextType>() === 'graphql'
      ? GqlExecutionContext.create(context).getContext<{ admitted?: Admitted }>()
      : context.switchToHttp().getRequest<{ admitted?: Admitted }>();
  holder.admitted ??= {};
  return holder.admitted;
}
