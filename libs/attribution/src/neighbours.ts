import type * as Y from 'yjs';
import { isLetters, type Letters } from './row-changes.js';

/** Where two items stand in their text: on which side of one the other is looked for. */
export type Side = 'left' | 'right';

/**
 * How many removed items and format markers are passed on the way to a neighbour. What lies behind more of them counts
 * as no neighbour: one more edit must not cost more for what was removed around it long ago.
 */
export const REACH = 64;

/** Counts steps, so that a test can tell what one more row costs. */
export interface Meter {
  steps: number;
}

/** The nearest item on this side that is still there; null at the end of the text, or when it is out of reach. */
export function visibleBeside(item: Y.Item, side: Side, meter: Meter): Y.Item | null {
  return nearest(item, side, { meter, isWanted: () => false });
}

/** The nearest item on this side that is still there or wanted. */
export function nearest(
  item: Y.Item,
  side: Side,
  { meter, isWanted }: { meter: Meter; isWanted: (passed: Y.Item) => boolean },
): Y.Item | null {
  let next = item[side];
  for (let step = 0; step < REACH && next !== null; step += 1, next = next[side]) {
    meter.steps += 1;
    if ((!next.deleted && next.countable) || isWanted(next)) return next;
  }
  return null;
}

/**
 * The letters of the word that went on here beside an item, before a row added anything: at most 32, nearest to the
 * item where they meet it.
 */
export function lettersBeside(
  item: Letters,
  side: Side,
  { meter, added }: { meter: Meter; added: ReadonlySet<Y.Item> },
): string {
  let letters = '';
  for (let next = visibleBeside(item, side, meter); letters.length < 32 && isLetters(next);) {
    const { str } = next.content;
    const near = added.has(next) ? '' : side === 'left' ? str.slice(-32) : str.slice(0, 32);
    const [found = ''] = (side === 'left' ? WORD_END : WORD_START).exec(near) ?? [];
    letters = side === 'left' ? found + letters : letters + found;
    if (found.length < near.length) break;
    next = visibleBeside(next, side, meter);
  }
  return letters;
}

const WORD_END = /[\p{L}\p{N}\p{M}'’]*$/u;
const WORD_START = /^[\p{L}\p{N}\p{M}'’]*/u;
