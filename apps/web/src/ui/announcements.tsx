import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';

interface Announcements {
  /** Says something when there is a moment: saved, joined. */
  readonly say: (words: string) => void;
  /** Interrupts: not saved, locked, no connection. */
  readonly alert: (words: string) => void;
}

const Context = createContext<Announcements>({ say: () => undefined, alert: () => undefined });

const SAY_EVERY_MS = 10_000;

/** The two live regions of the workspace, there from first paint. Nothing else in it is live (ux.md, 7.4). */
export function AnnouncementsProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('');
  const [alerted, setAlerted] = useState('');
  const lastSaid = useRef(-SAY_EVERY_MS);
  const say = useCallback((words: string) => {
    const now = performance.now();
    if (now - lastSaid.current < SAY_EVERY_MS) return;
    lastSaid.current = now;
    setSaid(words);
  }, []);
  const announcements = useMemo(() => ({ say, alert: setAlerted }), [say]);
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
