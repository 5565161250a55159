import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType } from './page-info.type.js';

/** Most that a page of a list holds. */
export const MOST_ON_A_PAGE = 50;

/** Which part of a list is wanted. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many; 50 at most.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Goes on after the one with this cursor.' })
  after!: string | null;
}

/** A part of a list, in the form of a Relay connection. */
export interface Page<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: number;
}

/** Rows to leave out and to take for a page. A cursor that is none begins at the start. */
export function rowsOf({ first, after }: PageArgs): { skip: number; take: number } {
  const place = Number(after ?? 0);
  const skip = Number.isInteger(place) && place > 0 && place < LONGEST ? place : 0;
  return { skip, take: Math.min(Math.max(first, 1), MOST_ON_A_PAGE) };
}

const LONGEST = 1_000_000_000;

/** The page that these rows are. A cursor is a place in the list: lists only grow, or are too short to lose one by it. */
export function pageOf<Node>(nodes: readonly Node[], { skip }: { skip: number }, totalCount: number): Page<Node> {
  const edges = nodes.map((node, index) => ({ node, cursor: String(skip + index + 1) }));
  const pageInfo = { hasNextPage: skip + nodes.length < totalCount, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, pageInfo, totalCount };
}

/** Makes the types of a list in the API: `<name>Connection` and `<name>Edge`. */
export function connectionOf<Node>(node: Type<Node>, name: string, description: string): Type<Page<Node>> {
  @ObjectType(`${name}Edge`, { description: 'One of a list, with its place in it.' })
  class Edge {
    @Field({ description: 'Goes on after this one, as `after`.' })
    cursor!: string;

    @Field(() => node, { description: 'The one.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description })
  class Connection {
    @Field(() => [Edge], { description: 'Those of this page.' })
    edges!: Edge[];

    @Field(() => PageInfoType, { description: 'Whether there are more.' })
    pageInfo!: PageInfoType;

    @Field(() => Int, { description: 'How many there are.' })
    totalCount!: number;
  }

  return Connection;
}
