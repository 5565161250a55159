import { whyNotPublicWords, type WordsOfField } from '#deliberation';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  type GraphQLInputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { of, type Observable } from 'rxjs';
import { argumentsForEverybody, isForEverybody } from './everybody-reads.js';

/**
 * Refuses an act whose words everybody would read and that hold contact details of somebody, before it is done (R38): for
 * all acts in one place, by what their inputs state. Stands behind the guard, so that who may not act is told only that.
 */
@Injectable()
export class PublicWordsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType<GqlContextType>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (info.operation.operation !== OperationTypeNode.MUTATION) return next.handle();
    const refusals = whyNotPublicWords(publicWordsIn(graphql.getArgs(), info));
    return refusals.length > 0 ? of({ ...nothingDone(info), refusals }) : next.handle();
  }
}

/** What an act answers that was not done: nothing, and where there has to be something, no and none. */
function nothingDone({ returnType }: GraphQLResolveInfo): Readonly<Record<string, false | readonly never[]>> {
  const payload = getNamedType(returnType);
  if (!isObjectType(payload)) return {};
  const needed = Object.values(payload.getFields()).filter(({ type }) => isNonNullType(type));
  return Object.fromEntries(needed.map(({ name, type }) => [name, isListType(getNullableType(type)) ? [] : false]));
}

/** Everything that is sent to a mutation and that everybody will read. */
function publicWordsIn(sent: Readonly<Record<string, unknown>>, info: GraphQLResolveInfo): WordsOfField[] {
  const mutation = info.parentType.getFields()[info.fieldName];
  if (!mutation) return [];
  const named = argumentsForEverybody(mutation);
  return mutation.args.flatMap(({ name, type }) => wordsIn(sent[name], type, named.includes(name) ? name : null));
}

/** Words in a value of this type; in the value itself where everybody reads the field that it stands in. */
function wordsIn(value: unknown, type: GraphQLInputType, field: string | null): WordsOfField[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, type, field));
  if (typeof value === 'string') return field === null ? [] : [{ field, words: value }];
  const of = getNamedType(type);
  if (typeof value !== 'object' || value === null || !isInputObjectType(of)) return [];
  return Object.values(of.getFields()).flatMap((one) =>
    wordsIn((value as Record<string, unknown>)[one.name], one.type, isForEverybody(one) ? one.name : null),
  );
}
