import { useEffect } from 'react';
import { useAnnouncements } from '../ui/announcements.js';
import type { ConnectionState } from './section-connection.js';

/** Whether what one types is saved, always in words. "Saved" comes from the database and from nowhere else. */
export function SaveState({ state }: { state: ConnectionState }) {
  const { alert } = useAnnouncements();
  const words = wordsFor(state);
  const isTrouble = state.status === 'offline' && !state.isSaved;
  useEffect(() => {
    if (isTrouble) alert('No connection. Your words are kept on this page, and not if you close it.');
  }, [isTrouble, alert]);
  return (
    <p className="govuk-body cp-save-state" data-saved={state.isSaved}>
      {words}
    </p>
  );
}

/** The words of the save state (ux.md, 8 A). */
export function wordsFor({ status, isSaved, savedAt, hasText }: ConnectionState): string {
  if (status === 'ended') return 'Not connected';
  if (status === 'offline') return isSaved ? 'Offline – reconnecting' : 'Offline – not kept if you close this page';
  if (!hasText) return 'Opening…';
  if (!isSaved) return 'Saving…';
  return savedAt
    ? `All changes saved ${savedAt.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
    : 'All changes saved';
}
