import { useCallback, useEffect, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { graphql } from '../generated/gql.js';
import type { TextToSignQuery } from '../generated/graphql.js';

const TEXT = graphql(`
  query TextToSign($sectionId: ID!) {
    frozenSection(sectionId: $sectionId) {
      sectionId
      versionNumber
      hash
      frozenAt
      text
      changes {
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

/** Reads the words of these sections once, and again only when asked to. `sectionIds`: separated by spaces. */
export function useFrozenWords(sectionIds: string): FrozenWordsState {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Omit<FrozenWordsState, 'renew'>>(NOTHING);
  useEffect(() => {
    let isWanted = true;
    const ids = sectionIds.split(' ').filter((id) => id !== '');
    const ask = async (): Promise<void> => {
      const answers = await Promise.all(ids.map((sectionId) => client.query(TEXT, { sectionId }).toPromise()));
      if (!isWanted) return;
      const error = answers.find((answer) => answer.error)?.error;
      const data = answers.map((answer) => answer.data?.frozenSection ?? null);
      setState((last) => (error ? { ...last, error } : { data, before: last.data, error: undefined }));
    };
    void ask();
    return () => void (isWanted = false);
  }, [client, sectionIds, turn]);
  const renew = useCallback(() => setTurn((last) => last + 1), []);
  return { ...state, renew };
}

const NOTHING: Omit<FrozenWordsState, 'renew'> = { data: undefined, before: undefined, error: undefined };
