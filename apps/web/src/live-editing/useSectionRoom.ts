import { CloseCode } from '#room';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { graphql } from '../generated/gql.js';
import type { OpenSectionMutation } from '../generated/graphql.js';
import type { ConnectionState, Opening } from './connection-state.js';
import type { DeviceStore } from './device-store.js';
import { SectionConnection } from './section-connection.js';

const OPEN = graphql(`
  mutation OpenSection($sectionId: ID!) {
    openSection(sectionId: $sectionId) {
      opened {
        ticket
        epoch
        schemaVersion
        clientIds
        mayWrite
      }
      refusals {
        because
      }
    }
  }
`);

/** A section's live text while its page is open, and how to begin again with a clean copy. */
export interface SectionRoom {
  readonly connection: SectionConnection | null;
  readonly state: ConnectionState | null;
  readonly restart: () => void;
}

/** Opens a section's room, and leaves it with the page. With a `device`, what is not saved is kept there (P10). */
export function useSectionRoom(sectionId: string, device: DeviceStore | null): SectionRoom {
  const [, open] = useMutation(OPEN);
  const [turn, setTurn] = useState(0);
  const [connection, setConnection] = useState<SectionConnection | null>(null);
  const keptOn = useRef(device);
  useEffect(() => {
    const ask = async (): Promise<Opening> => {
      const { data, error } = await open({ sectionId });
      if (data) return openingOf(data.openSection);
      return { turnedAway: closeCodeFor(error) };
    };
    const address = `${location.origin.replace(/^http/, 'ws')}/collab`;
    const opened = new SectionConnection(sectionId, ask, { address, Socket: WebSocket }, keptOn.current);
    setConnection(opened);
    return () => {
      opened.leave();
      setConnection(null);
    };
  }, [sectionId, turn, open]);
  useEffect(() => {
    if (keptOn.current !== device) connection?.keepOn(device);
    keptOn.current = device;
  }, [connection, device]);
  const state = useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.getState() ?? null);
  const restart = useCallback(() => setTurn((before) => before + 1), []);
  return { connection, state, restart };
}

function openingOf({ opened, refusals }: OpenSectionMutation['openSection']): Opening {
  return { ...opened, because: opened.mayWrite ? null : refusals.map(({ because }) => because).join(' ') };
}

/** Throws where it was no answer about this person: then trying again can help. */
function closeCodeFor(error: CombinedError | undefined): number {
  const codes = error?.graphQLErrors.map(({ extensions }) => extensions.code) ?? [];
  if (codes.includes('UNAUTHENTICATED')) return CloseCode.signedOut;
  if (codes.includes('FORBIDDEN')) return CloseCode.mayNot;
  throw new Error('The section could not be opened.');
}

function noSubscription(): () => void {
  return () => undefined;
}
