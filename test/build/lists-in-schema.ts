import {
  buildSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';

/** A field whose type is a Relay connection, and how a query reaches it. */
export interface ConnectionField {
  /** Such as `Query.members` or `Convening.limits`. */
  readonly name: string;
  /** Type of its things. */
  readonly of: string;
  /** Most things on a page, as the description of `first` says. */
  readonly most: number;
  /** Whether it says how many things there are. */
  readonly hasTotal: boolean;
  /** Names of the ids that the query takes. */
  readonly ids: readonly string[];
  /**
   * Each asks for one page, and together for every field of its things: the first for their own values, each other one
   * for what one field leads to. They take those ids, `first` and `after`.
   */
  readonly queries: readonly string[];
  /** Names of the fields in the answer down to the list. */
  readonly path: readonly string[];
}

/** The API as the repository states it. */
export function statedSchema(): GraphQLSchema {
  return buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
}

/** Every field that is a list in pages, wherever it stands. Throws where no query reaches one. */
export function connectionFields(schema: GraphQLSchema): ConnectionField[] {
  return ownedFields(schema)
    .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
    .map(({ owner, field }) => connectionAt(schema, owner, field));
}

/** Every field that is a whole list, as `Owner.field`, without the edges of a page. */
export function plainLists(schema: GraphQLSchema): { readonly name: string; readonly of: string }[] {
  return ownedFields(schema)
    .filter(({ owner, field }) => isList(field) && !(owner.name.endsWith('Connection') && field.name === 'edges'))
    .map(({ owner, field }) => ({ name: `${owner.name}.${field.name}`, of: getNamedType(field.type).name }));
}

type Field = GraphQLField<unknown, unknown>;

function ownedFields(schema: GraphQLSchema): { owner: GraphQLObjectType; field: Field }[] {
  const owners = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  return (owners as GraphQLObjectType[]).flatMap((owner) =>
    Object.values(owner.getFields()).map((field) => ({ owner, field })),
  );
}

function isList({ type }: Field): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function connectionAt(schema: GraphQLSchema, owner: GraphQLObjectType, field: Field): ConnectionField {
  const above = owner === schema.getQueryType() ? [] : [queryFieldOf(schema, owner)];
  const connection = getNamedType(field.type) as GraphQLObjectType;
  const edge = getNamedType(connection.getFields().edges?.type) as GraphQLObjectType;
  const node = getNamedType(edge.getFields().node?.type) as GraphQLObjectType;
  const hasTotal = 'totalCount' in connection.getFields();
  const ids = [...above, field].flatMap((one) => neededIds(one));
  const declared = [...ids.map((id) => `$${id}: ID!`), '$first: Int!', '$after: String'].join(', ');
  const queries = partsOf(node).map((part) => {
    const page = `pageInfo { hasNextPage endCursor } edges { cursor node { ${part} } }${hasTotal ? ' totalCount' : ''}`;
    const wrap = (inner: string, one: Field) => `${one.name}${argumentsOf(one, one === field)} { ${inner} }`;
    return `query (${declared}) { ${[...above, field].reduceRight(wrap, page)} }`;
  });
  const limit = /(\d+) at most/.exec(field.args.find(({ name }) => name === 'first')?.description ?? '');
  if (!limit) throw new Error(`${owner.name}.${field.name} does not say how many a page holds.`);
  return {
    ...{ name: `${owner.name}.${field.name}`, of: node.name, most: Number(limit[1]), hasTotal, ids },
    ...{ queries, path: [...above, field].map(({ name }) => name) },
  };
}

/** The field of a query that gives one thing of this type. */
function queryFieldOf(schema: GraphQLSchema, owner: GraphQLObjectType): Field {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const found = fields.find((field) => getNamedType(field.type) === owner && !isList(field));
  if (!found) throw new Error(`No query gives one ${owner.name}, so its lists cannot be counted.`);
  return found;
}

function neededIds({ args }: Field): string[] {
  return args.filter(isRequiredArgument).flatMap(({ name, defaultValue }) => (defaultValue === undefined ? name : []));
}

function argumentsOf(field: Field, isPaged: boolean): string {
  const passed = neededIds(field).map((id) => `${id}: $${id}`);
  const all = isPaged ? [...passed, 'first: $first', 'after: $after'] : passed;
  return all.length > 0 ? `(${all.join(', ')})` : '';
}

/** Levels of things below a thing of a list that are asked for too. */
const LEVELS = 3;

/** Every field of a type that needs no argument, and of the things below it; lists in pages are counted by themselves. */
function partsOf(type: GraphQLObjectType, levels = LEVELS): string[] {
  const values = ['__typename'];
  const things: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const below = getNamedType(field.type);
    if (field.args.some(isRequiredArgument) || below.name.endsWith('Connection')) continue;
    if (isLeafType(below)) values.push(field.name);
    else if (levels > 0 && isObjectType(below))
      things.push(`${field.name} { ${partsOf(below, levels - 1).join(' ')} }`);
  }
  return [values.join(' '), ...things];
}
