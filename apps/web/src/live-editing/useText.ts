import { readSection, type SectionBlock } from '#document';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';

/** The blocks of a live text as they are now; read again at most once a frame. */
export function useText(doc: Y.Doc): SectionBlock[] {
  const [blocks, setBlocks] = useState(() => readSection(doc));
  useEffect(() => {
    let frame = 0;
    const read = (): void => {
      frame = 0;
      setBlocks(readSection(doc));
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
  return blocks;
}
