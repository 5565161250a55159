import { wordsOf, type Removal, type WordsTakenOut } from '#attribution';
import type { SectionId } from '#concordat';
import { isTakenOutHidden, readsHidden, type FlaggedText } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { AttributionReader } from './attribution.reader.js';
import { removalId } from './explain-removal.js';
import { FlaggedWords } from './flagged-words.js';

/** What removed words say, so that somebody knows which are meant. */
export interface RemovalQuote {
  /** The words, or how they begin; null where something hides them from the reader. */
  readonly text: string | null;
}

/** Reads the words of removals, for those who are asked about them, or can have them back (R8). */
@Injectable()
export class RemovalQuotes {
  constructor(
    private readonly attributions: AttributionReader,
    private readonly flagged: FlaggedWords,
  ) {}

  /** By id, of the newest of these removals of a section; they are given oldest first. */
  async of(actor: Actor, sectionId: SectionId, removals: readonly Removal[]): Promise<Map<string, RemovalQuote>> {
    if (removals.length === 0) return new Map();
    const newest = new Set(removals.slice(-MOST_QUOTED).map((removal) => removalId(sectionId, removal)));
    const found = await this.attributions.takenOut(sectionId, (one) => newest.has(removalId(sectionId, one)));
    // Whoever checks flagged words reads them; nobody else does, wherever they stand.
    const flagged = (await this.flagged.inText(actor.statementId)).filter((one) => !readsHidden(actor, one));
    return new Map(
      found.removals.map(({ removal, parts }) => [removalId(sectionId, removal), quoteOf(parts, flagged)] as const),
    );
  }
}

/** As many as a page shows at once: to find the words of one costs about as much as to find that it was made. */
const MOST_QUOTED = 10;

const MOST_WORDS = 40;

function quoteOf(parts: WordsTakenOut['parts'], flagged: readonly FlaggedText[]): RemovalQuote {
  const text = wordsOf(parts);
  if (isTakenOutHidden(flagged, { blockIds: parts.map(({ block }) => block.id), text })) return { text: null };
  const words = text.split(/\s+/);
  return { text: words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')}…` : words.join(' ') };
}
