import { hidesBlock, type ConcernDecision } from '#deliberation';
import type { FairDealing } from './useFairDealing.js';

/** How a block of the live text is shown: as it is, marked for those who check it, or not at all (R34, R38). */
export type Hiding = 'shown' | 'flagged' | 'being-checked' | 'taken-out' | 'looked-at' | 'kept-hidden';

/** What a page needs to know to hide flagged words. */
export type Flagged = Pick<FairDealing, 'isReviewer' | 'hiddenBlocks'> & {
  readonly concerns: readonly Pick<FairDealing['concerns'][number], 'blockId' | 'quote' | 'decision'>[];
};

/** A block as a page shows it. */
export interface ShownBlock {
  readonly id: string;
  readonly text: string;
  /** What it said before, where a page shows both: flagged words may stand in either (R34). */
  readonly was?: string;
}

/** With blocks that are hidden in another version of the text than the live one (R38). */
export function alsoHiding(flagged: Flagged, hiddenBlocks: Flagged['hiddenBlocks']): Flagged {
  return { ...flagged, hiddenBlocks: [...flagged.hiddenBlocks, ...hiddenBlocks] };
}

/**
 * Tells how a block is shown. The words are in the live text of everybody who writes it, so this hides them from the eye
 * and from a screen reader, not from somebody who takes the page apart.
 */
export function hidingOf(flagged: Flagged, { id, text, was }: ShownBlock): Hiding {
  const { concerns, isReviewer, hiddenBlocks } = flagged;
  const worries = hiddenBlocks.filter(({ blockId }) => blockId === id);
  if (worries.length > 0) return worries.some(({ isOpen }) => isOpen) ? 'looked-at' : 'kept-hidden';
  const about = concerns.filter(({ quote, decision, ...concern }) => {
    if (concern.blockId === null || !quote) return false;
    const flag = { ...concern, quote, decision: decision as ConcernDecision | null };
    return [text, was].some((words) => words !== undefined && hidesBlock(flag, { id, text: words }));
  });
  if (about.length === 0) return 'shown';
  if (isReviewer) return 'flagged';
  return about.some(({ decision }) => decision === null) ? 'being-checked' : 'taken-out';
}

/** What stands in the place of a hidden block. */
export const HIDDEN_WORDS: Readonly<Record<Exclude<Hiding, 'shown' | 'flagged'>, string>> = {
  'being-checked': 'Hidden while somebody checks it.',
  'taken-out': 'Hidden: a competition check took these words out. They are to be removed.',
  'looked-at': 'Hidden to keep people safe, while a safeguarding lead looks at it.',
  'kept-hidden': 'Hidden to keep people safe. This paragraph is to be removed.',
};
