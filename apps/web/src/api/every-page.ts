/** A page of a list, as the API gives it. */
export interface ListPage<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Asks for one page after the other. Where one cannot be had, those before it are given. */
export async function everyPage<Node>(
  ask: (after: string | null) => Promise<ListPage<Node> | undefined>,
): Promise<readonly Node[]> {
  const all: Node[] = [];
  let after: string | null = null;
  do {
    const page: ListPage<Node> | undefined = await ask(after);
    all.push(...(page?.edges ?? []).map(({ node }) => node));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}
