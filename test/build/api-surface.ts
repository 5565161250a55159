import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import { PERMISSION, type Permission } from '../../apps/server/src/platform/requires.js';
import type { WebApp } from './web-app.js';

/** What an argument of each name is given. */
type Ids = Readonly<Record<string, string>>;

/** A query, mutation or subscription of the API. */
export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
}

/** Everything that the API offers, as its schema says. */
export function operations(web: WebApp): Operation[] {
  const { schema } = web.get(GraphQLSchemaHost);
  return (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
    const types = { query: schema.getQueryType(), mutation: schema.getMutationType() };
    const type = kind === 'subscription' ? schema.getSubscriptionType() : types[kind];
    return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
  });
}

function valueOf(name: string, type: GraphQLInputType, ids: Ids): unknown {
  if (isNonNullType(type)) return valueOf(name, type.ofType, ids);
  if (isListType(type)) return listOf(name, type.ofType, ids);
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, valueOf(field.name, field.type, ids)]),
    );
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return { ID: ids[name] ?? randomUUID(), Int: 1, Float: 1, Boolean: false, String: 'x' }[type.name];
}

/** One of what the list is of; of ids, the one of the singular name, and another beside it where its own name has one. */
function listOf(name: string, type: GraphQLInputType, ids: Ids): unknown[] {
  const one = valueOf(singular(name), type, ids);
  return [one, ...(getNamedType(type).name === 'ID' && ids[name] ? [ids[name]] : [])];
}

const singular = (name: string): string => name.replace(/s$/, '');

/** Asks for it with something of the right type: the ids that are given, and words and numbers that mean nothing. */
export function documentOf({ kind, field: { name, args, type } }: Operation, ids: Ids) {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  const signature = args.length > 0 ? [`(${declared})`, `(${passed})`] : ['', ''];
  return {
    query: `${kind} ${signature[0]} { ${name}${signature[1]}${selection} }`,
    variables: Object.fromEntries(args.map((arg: GraphQLArgument) => [arg.name, valueOf(arg.name, arg.type, ids)])),
  };
}

/** Names of all arguments that take ids, wherever they stand; `sectionIds` where a list of them is taken. */
export function idArguments(web: WebApp): Set<string> {
  return new Set(operations(web).flatMap((operation) => idsOf(operation)));
}

/** Names of the arguments of one operation that take ids, wherever they stand. */
export function idsOf({ field }: Operation): string[] {
  const collect = (name: string, type: GraphQLInputType): string[] => {
    if (isNonNullType(type) || isListType(type)) return collect(name, type.ofType);
    if (!isInputObjectType(type)) return type.name === 'ID' ? [name] : [];
    return Object.values(type.getFields()).flatMap((one) => collect(one.name, one.type));
  };
  return field.args.flatMap((arg) => collect(arg.name, arg.type));
}

/** A method that answers a request, with the permission that it or its class states. */
export interface Handler {
  readonly kind: 'operation' | 'field' | 'route';
  /** Of an operation its name; `Type.field`; or the verb and the address, such as `GET /sign-in`. */
  readonly name: string;
  readonly permission: Permission | undefined;
}

/** Every method that answers a request. */
export function handlers(web: WebApp): Handler[] {
  const classes = [...web.get(ModulesContainer).values()]
    .flatMap(({ providers, controllers }) => [...providers.values(), ...controllers.values()])
    .flatMap(({ metatype }) => (typeof metatype === 'function' && metatype.prototype ? [metatype as Owner] : []));
  return [...new Set(classes)].flatMap((owner) =>
    Object.getOwnPropertyNames(owner.prototype).flatMap((name) => {
      const method = Object.getOwnPropertyDescriptor(owner.prototype, name)?.value as unknown;
      if (name === 'constructor' || typeof method !== 'function') return [];
      const permission = (Reflect.getMetadata(PERMISSION, method) ?? Reflect.getMetadata(PERMISSION, owner)) as
        Permission | undefined;
      return answeredBy(owner, method, name).map((answered) => ({ ...answered, permission }));
    }),
  );
}

/** What a method answers, as Nest notes it down: several addresses where a page has several. */
function answeredBy(owner: Owner, method: object, name: string): Pick<Handler, 'kind' | 'name'>[] {
  if (Reflect.hasMetadata('graphql:resolve_property', method)) {
    const type = String(Reflect.getMetadata('graphql:resolver_name', owner));
    const field = (Reflect.getMetadata('graphql:resolver_name', method) as string | undefined) ?? name;
    return [{ kind: 'field', name: `${type}.${field}` }];
  }
  if (Reflect.hasMetadata('graphql:resolver_type', method)) return [{ kind: 'operation', name }];
  if (!Reflect.hasMetadata('path', method)) return [];
  const verb = RequestMethod[Reflect.getMetadata('method', method) as RequestMethod];
  const address = (path: string): string => {
    const parts = [Reflect.getMetadata('path', owner) as string, path].map((part) => part.replace(/^\/|\/$/g, ''));
    return `/${parts.filter((part) => part !== '').join('/')}`;
  };
  return [Reflect.getMetadata('path', method) as string | string[]]
    .flat()
    .map((path) => ({ kind: 'route', name: `${verb} ${address(path)}` }));
}

type Owner = { readonly prototype: object };
