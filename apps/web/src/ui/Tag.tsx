import type { ReactNode } from 'react';

/** A state in a word or two; the words carry the meaning. */
export function Tag({ colour, children }: { colour: string; children: ReactNode }) {
  return <strong className={`govuk-tag cp-tag--${colour}`}>{children}</strong>;
}
