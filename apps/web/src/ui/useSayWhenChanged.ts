import { useEffect, useRef } from 'react';
import { useAnnouncements } from './announcements.js';

/** Tells people who do not see it that words on the page are others now, through the one polite region of the page. */
export function useSayWhenChanged(words: string): void {
  const { say } = useAnnouncements();
  const last = useRef(words);
  useEffect(() => {
    if (last.current === words) return;
    last.current = words;
    say(words);
  }, [words, say]);
}
