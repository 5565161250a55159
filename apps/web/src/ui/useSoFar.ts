import { useState } from 'react';

/** A page of a list, as it is asked for. */
interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** A list that only grows. */
export interface SoFar<Node> {
  readonly all: readonly Node[];
  /** Asks for the next page; missing where there is none. */
  readonly showMore: (() => void) | undefined;
}

/** Keeps the pages of a list that were shown before the one that is read now: whoever chose from them has not lost it. */
export function useSoFar<Node extends { readonly id: string }>(
  page: Page<Node> | undefined,
  goOn: (after: string) => void,
): SoFar<Node> {
  const [before, setBefore] = useState<readonly Node[]>([]);
  const known = new Set(before.map(({ id }) => id));
  const all = [...before, ...(page?.nodes ?? []).filter(({ id }) => !known.has(id))];
  const { hasNextPage = false, endCursor = null } = page ?? {};
  if (!hasNextPage || endCursor === null) return { all, showMore: undefined };
  const showMore = (): void => {
    setBefore(all);
    goOn(endCursor);
  };
  return { all, showMore };
}
