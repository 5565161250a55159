import { countWords, plainText, readSection } from '#document';
import { admit, brakes, deletedText, type WordCounts } from '#room';
import * as Y from 'yjs';
import { docOf } from './live-text.js';
import type { Participant } from './room-session.js';
import type { SignedOffer } from './room-text.js';

/** Who says nothing for this long has not confirmed. */
export const ANSWER_MS = 2 * 60_000;

/** What is held of someone who is asked; as much as of someone who types before they have answered the first question. */
const HELD_UPDATES = 600;
const HELD_BYTES = 4 * 1024 * 1024;

/**
 * How many words a text has and would have with this offer, as it stands on the committed text. Null where the offer
 * takes too little away for the brake to ask, and where the gate does not admit it: then it is refused like any other.
 */
export function weigh(doc: Y.Doc, { update, kind, allowedClients }: SignedOffer): WordCounts | null {
  const admission = admit(update, kind, { doc, allowedClients });
  if (!admission.admitted || admission.empty) return null;
  const gone = mostThatGoes(deletedText(update, doc));
  // Counting a section costs something, and a copy of one with a long history much: only where they can matter.
  if (!brakes({ before: gone, after: 0 })) return null;
  const before = wordsIn(doc);
  if (!brakes({ before, after: before - gone })) return null;
  const copy = docOf([Y.encodeStateAsUpdate(doc)]);
  Y.applyUpdate(copy, update);
  return { before, after: wordsIn(copy) };
}

/** Each stretch may also have kept two words apart. */
function mostThatGoes(stretches: readonly string[]): number {
  return stretches.reduce((words, text) => words + countWords(text) + 1, 0);
}

function wordsIn(doc: Y.Doc): number {
  return readSection(doc).reduce((words, block) => words + countWords(plainText(block)), 0);
}

interface Held {
  readonly token: number;
  /** The one that is asked about, then what came after it: it may hang on it. */
  readonly offers: SignedOffer[];
  readonly timer: NodeJS.Timeout;
}

/** The offers that wait in a room for their member's answer (P8). Nothing of them is stored or shown. */
export class BrakedOffers {
  private readonly held = new Map<Participant, Held>();
  private asked = 0;

  constructor(
    private readonly onSilence: (by: Participant) => void,
    private readonly answerMs: number,
  ) {}

  isHolding(by: Participant): boolean {
    return this.held.has(by);
  }

  /** Holds an offer with what was sent after it, and gives the token that an answer has to carry. */
  hold(by: Participant, offers: SignedOffer[]): number {
    this.asked += 1;
    const timer = setTimeout(() => this.onSilence(by), this.answerMs).unref();
    this.held.set(by, { token: this.asked, offers, timer });
    return this.asked;
  }

  /** Holds what was sent later. False when that is too much. */
  add(by: Participant, offer: SignedOffer): boolean {
    const offers = this.held.get(by)?.offers ?? [];
    offers.push(offer);
    const bytes = offers.reduce((sum, { update }) => sum + update.length, 0);
    return offers.length <= HELD_UPDATES && bytes <= HELD_BYTES;
  }

  /** What was held, the one that was asked about first; null, and nothing happens, for an answer to another question. */
  answered(by: Participant, token: number): SignedOffer[] | null {
    const held = this.held.get(by);
    if (held?.token !== token) return null;
    this.forget(by);
    return held.offers;
  }

  forget(by: Participant): void {
    clearTimeout(this.held.get(by)?.timer);
    this.held.delete(by);
  }
}
