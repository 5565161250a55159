import type * as Y from 'yjs';
import { lastAtOrBefore } from './last-at-or-before.js';
import { nearest, visibleBeside, type Meter, type Side } from './neighbours.js';
import { isLetters, type Letters } from './row-changes.js';

/** A part of a stretch that lies in one item. */
export interface StretchPart {
  readonly item: Letters;
  /** First character of the item that belongs to it. */
  readonly from: number;
  readonly length: number;
  /** Where it begins in the text of the stretch. */
  readonly start: number;
}

/** New characters that follow one another in a text, with a few before and behind that could go with them. */
export interface Stretch {
  readonly text: string;
  readonly parts: readonly StretchPart[];
  /** Where each part begins. */
  readonly starts: readonly number[];
  /** The part of the text that is new. */
  readonly newFrom: number;
  readonly newTo: number;
}

/** Puts the new characters of a row together as they stand in the text, whatever removed words lie between. */
export function chainsOf(added: readonly Letters[], meter: Meter): Letters[][] {
  const isNew = new Set<Y.Item>(added);
  const followers = new Map<Letters, Letters>();
  const following = new Set<Letters>();
  for (const item of added) {
    const next = visibleBeside(item, 'right', meter);
    if (!isLetters(next) || !isNew.has(next)) continue;
    followers.set(item, next);
    following.add(next);
  }
  return added
    .filter((item) => !following.has(item))
    .map((first) => {
      const chain = [first];
      for (let next = followers.get(first); next; next = followers.get(next)) chain.push(next);
      return chain;
    });
}

/** Tells how many characters at the end (or, to the right, the beginning) of an older item may go with new ones. */
export type MayJoin = (item: Letters, side: Side, most: number) => number;

/** Adds to new characters at most `most` on each side that the same member put there lately. */
export function stretchOf(
  chain: readonly Letters[],
  { most, mayJoin, meter }: { most: number; mayJoin: MayJoin; meter: Meter },
): Stretch {
  const [first] = chain;
  const last = chain.at(-1);
  const before = first ? context(first, 'left', { most, mayJoin, meter }).reverse() : [];
  const after = last ? context(last, 'right', { most, mayJoin, meter }) : [];
  const own = chain.map((item) => ({ item, from: 0, length: item.length }));
  const parts: StretchPart[] = [];
  let text = '';
  for (const part of [...before, ...own, ...after]) {
    parts.push({ ...part, start: text.length });
    text += part.item.content.str.slice(part.from, part.from + part.length);
  }
  const newFrom = before.reduce((sum, { length }) => sum + length, 0);
  const starts = parts.map(({ start }) => start);
  return { text, parts, starts, newFrom, newTo: newFrom + own.reduce((sum, { length }) => sum + length, 0) };
}

type Part = Omit<StretchPart, 'start'>;

/** From the new characters outwards. */
function context(
  from: Letters,
  side: Side,
  { most, mayJoin, meter }: { most: number; mayJoin: MayJoin; meter: Meter },
): Part[] {
  const parts: Part[] = [];
  let left = most;
  for (let next = visibleBeside(from, side, meter); left > 0 && isLetters(next);) {
    const length = mayJoin(next, side, left);
    if (length === 0) break;
    parts.push({ item: next, from: side === 'left' ? next.length - length : 0, length });
    left -= length;
    if (length < next.length) break;
    next = visibleBeside(next, side, meter);
  }
  return parts;
}

/** The item and place in it of a character of a stretch. */
export function characterAt({ parts, starts }: Stretch, at: number): { item: Letters; offset: number } {
  const part = parts[lastAtOrBefore(starts, at)];
  if (!part) throw new Error('A stretch has no such character.');
  return { item: part.item, offset: part.from + at - part.start };
}

/**
 * Tells whether characters stand where removed ones stood: from the first of them, nothing that is there lies between,
 * on one side or the other, but characters that were put back with them.
 */
export function standsBeside(
  item: Letters,
  {
    offset,
    isRemoved,
    isOwn,
    meter,
  }: {
    offset: number;
    isRemoved: (item: Y.Item) => boolean;
    isOwn: (item: Y.Item) => boolean;
    meter: Meter;
  },
): boolean {
  const found = (side: Side): boolean => {
    let next: Y.Item | null = item;
    do next = nearest(next, side, { meter, isWanted: isRemoved });
    while (next !== null && !isRemoved(next) && isOwn(next));
    return next !== null && isRemoved(next);
  };
  return (offset === 0 && found('left')) || found('right');
}
