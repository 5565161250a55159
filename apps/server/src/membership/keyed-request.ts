import { sha256Hex } from '#document';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError, Kind, OperationTypeNode, print, type GraphQLResolveInfo } from 'graphql';
import type { GraphqlContext } from '../platform/graphql.js';
import type { KeyedRequest } from '../platform/kept-answers.js';
import type { SignedInPerson } from './actor.js';

/** The header in which a client says that a request is the one it sent before. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/** What a person asks under a key; null for what is no mutation or comes without one. Throws where the key is of no use. */
export function keyedRequestIn(context: ExecutionContext, { personId }: SignedInPerson): KeyedRequest | null {
  if (context.getType<GqlContextType>() !== 'graphql') return null;
  const graphql = GqlExecutionContext.create(context);
  const info = graphql.getInfo<GraphQLResolveInfo>();
  // A field of the answer has no key of its own.
  if (info.operation.operation !== OperationTypeNode.MUTATION || info.path.prev) return null;
  const key = graphql.getContext<GraphqlContext>().req.headers[IDEMPOTENCY_KEY];
  if (typeof key !== 'string') return null;
  const wrong = whyNotKeyed(key, info);
  if (wrong) throw new GraphQLError(wrong, { extensions: { code: 'BAD_USER_INPUT' } });
  return { personId, key: key.toLowerCase(), requestHash: hashOf(info) };
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
