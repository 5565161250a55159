import type { Page, PageArgs } from '../platform/connection.js';

/** How many proposals stand on one page. */
export const PAGE_SIZE = 20;

/** The part of a list that an address asks for; the first one where it asks for what lies past the end. */
export async function shownPart<Node>(
  read: (part: PageArgs) => Promise<Page<Node>>,
  after: unknown,
): Promise<Page<Node>> {
  const part = await read({ first: PAGE_SIZE, after: typeof after === 'string' ? after : null });
  return part.edges.length === 0 && part.totalCount > 0 ? read({ first: PAGE_SIZE, after: null }) : part;
}
