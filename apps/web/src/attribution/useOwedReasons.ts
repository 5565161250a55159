import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { OwedReasonsQuery } from '../generated/graphql.js';
import { keptReasons } from './kept-reasons.js';
import { useStatement } from '../statements/StatementScope.js';

const OWED = graphql(`
  query OwedReasons($sectionId: ID!) {
    whoWrote(sectionId: $sectionId) {
      removals {
        id
        mine
        asksForReason
        reason
        shownAs
        constituency
        words
        quote
        isHidden
      }
    }
  }
`);

export type OwedRemoval = OwedReasonsQuery['whoWrote']['removals'][number];

/** Removals that wait for a reason of the person who sees the page, and what they have typed of it. */
export interface OwedReasons {
  /** Newest first. */
  readonly removals: readonly OwedRemoval[];
  /** By removal. Here, so that no answer of the server and no other panel takes it away. */
  readonly typed: Readonly<Record<string, string>>;
  readonly type: (id: string, reason: string) => void;
  readonly again: () => void;
}

/** A removal is stored a moment after it is made, so the question comes within this time of "saved". */
const ASK_AFTER_MS = 1_500;

const NONE: readonly OwedRemoval[] = [];

/** Asks again when words of the person were stored, and when something in the statement changed (R8). */
export function useOwedReasons(sectionId: string, savedAt: Date | null): OwedReasons {
  const { statement } = useStatement();
  const [{ data }, ask] = useQuery({ query: OWED, variables: { sectionId }, requestPolicy: 'cache-and-network' });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statement.id, again);
  useAskedSoon(savedAt, again);
  // While the network is away there is no answer; what was asked stays.
  const [known, setKnown] = useState(data);
  if (data && data !== known) setKnown(data);
  const [typed, setTyped] = useState(keptReasons);
  const type = useCallback((id: string, reason: string) => setTyped((before) => ({ ...before, [id]: reason })), []);
  const removals = known?.whoWrote.removals.filter(isOwed) ?? NONE;
  return { removals, typed, type, again };
}

function isOwed({ mine, asksForReason, reason }: OwedRemoval): boolean {
  return mine && asksForReason && reason === null;
}

/** One question for all that is stored in a short time, which goes on while somebody keeps typing. */
function useAskedSoon(savedAt: Date | null, again: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (savedAt === null || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      again();
    }, ASK_AFTER_MS);
  }, [savedAt, again]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
