import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../generated/gql.js';
import { SectionConnection, type ConnectionState } from './section-connection.js';

const OPEN = graphql(`
  mutation OpenSection($sectionId: ID!) {
    openSection(sectionId: $sectionId) {
      ticket
      epoch
      schemaVersion
      clientIds
      mayWrite
      because
    }
  }
`);

/** A section's live text while its page is open, and how to begin again with a clean copy. */
export interface SectionRoom {
  readonly connection: SectionConnection | null;
  readonly state: ConnectionState | null;
  readonly restart: () => void;
}

/** Opens a section's room while `wanted`, and leaves it with the page. */
export function useSectionRoom(sectionId: string, wanted: boolean): SectionRoom {
  const [, open] = useMutation(OPEN);
  const [turn, setTurn] = useState(0);
  const [connection, setConnection] = useState<SectionConnection | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const ask = async () => {
      const { data } = await open({ sectionId });
      if (!data) throw new Error('The section could not be opened.');
      return data.openSection;
    };
    const opened = new SectionConnection(sectionId, ask, `${location.origin.replace(/^http/, 'ws')}/collab`);
    setConnection(opened);
    return () => {
      opened.leave();
      setConnection(null);
    };
  }, [sectionId, wanted, turn, open]);
  const state = useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.getState() ?? null);
  const restart = useCallback(() => setTurn((before) => before + 1), []);
  return { connection, state, restart };
}

function noSubscription(): () => void {
  return () => undefined;
}
