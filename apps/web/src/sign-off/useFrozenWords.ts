import type { ChangeKind, SignedChange } from '#sign-off';
import { useCallback, useEffect, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { graphql } from '../generated/gql.js';
import type { TextToSignQuery } from '../generated/graphql.js';

const TEXT = graphql(`
  query TextToSign($sectionId: ID!, $ofWhole: Boolean!) {
    frozenSection(sectionId: $sectionId) {
      sectionId
      versionNumber
      hash
      frozenAt
      text
      hiddenBlocks {
        blockId
        isOpen
      }
      changes @skip(if: $ofWhole) {
        kind
        blockId
        before
        after
      }
      changesSinceWhole @include(if: $ofWhole) {
        kind
        blockId
        before
        after
      }
    }
  }
`);

/** The exact words of a section that can be signed. */
export type FrozenWords = NonNullable<TextToSignQuery['frozenSection']>;

/** The words of some sections as they are on the screen; null for one that was never locked. */
export interface FrozenWordsState {
  readonly data: readonly (FrozenWords | null)[] | undefined;
  /** The words that stood there before they were last asked for. */
  readonly before: readonly (FrozenWords | null)[] | undefined;
  readonly error: CombinedError | undefined;
  readonly renew: () => void;
}

/**
 * Reads the words of these sections once, and again only when asked to. `sectionIds`: separated by spaces. `ofWhole`: to be
 * signed as one, with what changed since that was last decided about.
 */
export function useFrozenWords(sectionIds: string, ofWhole = false): FrozenWordsState {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Omit<FrozenWordsState, 'renew'>>(NOTHING);
  useEffect(() => {
    let isWanted = true;
    const ids = sectionIds.split(' ').filter((id) => id !== '');
    const ask = async (): Promise<void> => {
      const answers = await Promise.all(ids.map((sectionId) => client.query(TEXT, { sectionId, ofWhole }).toPromise()));
      if (!isWanted) return;
      const error = answers.find((answer) => answer.error)?.error;
      const data = answers.map((answer) => answer.data?.frozenSection ?? null);
      setState((last) => (error ? { ...last, error } : { data, before: last.data, error: undefined }));
    };
    void ask();
    return () => void (isWanted = false);
  }, [client, sectionIds, ofWhole, turn]);
  const renew = useCallback(() => setTurn((last) => last + 1), []);
  return { ...state, renew };
}

const NOTHING: Omit<FrozenWordsState, 'renew'> = { data: undefined, before: undefined, error: undefined };

/** Changes as the rules know them. */
export function asChanges(changes: readonly Changed[] | null | undefined): readonly SignedChange[] | null {
  return (
    changes?.map(({ kind, blockId, before, after }) => ({
      ...{ kind: kind as ChangeKind, blockId, before: before ?? null, after: after ?? null },
    })) ?? null
  );
}

type Changed = NonNullable<FrozenWords['changesSinceWhole']>[number];
