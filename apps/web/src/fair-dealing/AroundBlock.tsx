import { plainText, type SectionBlock } from '#document';
import type { ReactNode } from 'react';
import { HIDDEN_WORDS, hidingOf, type Flagged, type ShownBlock } from './hidden-words.js';

interface Props {
  readonly flagged: Flagged | undefined;
  readonly block: ShownBlock;
  readonly children: ReactNode;
}

/** A block of the text as it is shown to read: flagged words are hidden, or marked for those who check them (R34). */
export function AroundBlock({ flagged, block, children }: Props) {
  const hiding = flagged ? hidingOf(flagged, block) : 'shown';
  if (hiding === 'shown') return <>{children}</>;
  if (hiding === 'flagged') {
    return (
      <div className="cp-flagged">
        <p className="govuk-body-s">Flagged as a competition concern. Others do not see this:</p>
        {children}
      </div>
    );
  }
  return <p className="govuk-inset-text">{HIDDEN_WORDS[hiding]}</p>;
}

/** Draws a block of a text, for `Blocks`, as `AroundBlock` shows it. */
export function aroundWith(flagged: Flagged | undefined) {
  return function around(block: SectionBlock, shown: ReactNode): ReactNode {
    return (
      <AroundBlock flagged={flagged} block={{ id: String(block.attrs?.id ?? ''), text: plainText(block) }}>
        {shown}
      </AroundBlock>
    );
  };
}
