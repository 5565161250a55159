import { sha256Hex } from '#document';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError, Kind, OperationTypeNode, print, type GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { EACH_TIME } from '../platform/each-time.js';
import type { GraphqlContext } from '../platform/graphql.js';
import { KeptAnswers } from '../platform/kept-answers.js';
import { admittedOf } from './actor.js';

/** The header in which a client says that a request is the one it sent before. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/** Does a mutation that comes under an idempotency key once. It stands behind the guard: who is denied has no key. */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: KeptAnswers,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const key = this.keyIn(context);
    const { person } = admittedOf(context);
    if (key === null || !person) return next.handle();
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    const wrong = whyNotKeyed(key, info);
    if (wrong) throw new GraphQLError(wrong, { extensions: { code: 'BAD_USER_INPUT' } });
    const request = { personId: person.personId, key: key.toLowerCase(), requestHash: hashOf(info) };
    return from(this.answers.once(request, () => lastValueFrom(next.handle())));
  }

  /** Null for what is no mutation, comes without a key, or is done each time. */
  private keyIn(context: ExecutionContext): string | null {
    if (context.getType<GqlContextType>() !== 'graphql') return null;
    const graphql = GqlExecutionContext.create(context);
    const { operation } = graphql.getInfo<GraphQLResolveInfo>();
    if (operation.operation !== OperationTypeNode.MUTATION) return null;
    if (this.reflector.get<boolean | undefined>(EACH_TIME, context.getHandler())) return null;
    const key = graphql.getContext<GraphqlContext>().req.headers[IDEMPOTENCY_KEY];
    return typeof key === 'string' ? key : null;
  }
}

function whyNotKeyed(key: string, { operation }: GraphQLResolveInfo): string | null {
  if (!UUID.test(key)) return 'An idempotency key is a UUID.';
  const { selections } = operation.selectionSet;
  // Each of several would find the answer of the first.
  if (selections.length === 1 && selections[0]?.kind === Kind.FIELD) return null;
  return 'A request with an idempotency key holds one act. Send each by itself, with a key of its own.';
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Of what is asked, with every fragment and variable; not of how it is spaced. */
function hashOf({ operation, fragments, variableValues }: GraphQLResolveInfo): string {
  const used = Object.values(fragments).map((fragment) => print(fragment));
  return sha256Hex(JSON.stringify([print(operation), used, variableValues]));
}
