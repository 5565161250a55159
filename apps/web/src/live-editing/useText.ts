import { readSection, type SectionBlock } from '#document';
import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';

/**
 * The blocks of a live text as they are now; read again at most once a frame. At the moment when `hasText` comes they are
 * there at once: a page that says "saved" beside an empty text would tell people that nobody has written.
 */
export function useText(doc: Y.Doc, hasText: boolean): SectionBlock[] {
  const [frames, setFrames] = useState(0);
  useEffect(() => {
    let frame = 0;
    const read = (): void => {
      frame = 0;
      setFrames((before) => before + 1);
    };
    const later = (): void => {
      frame ||= requestAnimationFrame(read);
    };
    read();
    doc.on('update', later);
    return () => {
      doc.off('update', later);
      cancelAnimationFrame(frame);
    };
  }, [doc]);
  // Read again when one of these says so.
  return useMemo(() => readSection(doc), [doc, hasText, frames]);
}
