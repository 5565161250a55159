import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { quietly } from './quietly.js';

interface Announcements {
  /** Says something when there is a moment: saved, joined. */
  readonly say: (words: string) => void;
  /** Interrupts: not saved, locked, no connection. */
  readonly alert: (words: string) => void;
}

const Context = createContext<Announcements>({ say: () => undefined, alert: () => undefined });

/** At most one polite message in this time. */
const SAY_EVERY_MS = 10_000;

/** The two live regions of the workspace, there from first paint. Nothing else in it is live. */
export function AnnouncementsProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('');
  const [alerted, setAlerted] = useState('');
  const polite = useMemo(() => quietly(setSaid, SAY_EVERY_MS), []);
  useEffect(() => polite.stop, [polite]);
  const announcements = useMemo(() => ({ say: polite.say, alert: setAlerted }), [polite]);
  return (
    <Context value={announcements}>
      {children}
      <div role="status" className="govuk-visually-hidden">
        {said}
      </div>
      <div role="alert" className="govuk-visually-hidden">
        {alerted}
      </div>
    </Context>
  );
}

/** How a page tells people something without moving them. */
export function useAnnouncements(): Announcements {
  return useContext(Context);
}
