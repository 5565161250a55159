import type { ConcernDecision } from './grounds.js';

/** Words that somebody flagged in a text and that nobody has put back. */
export interface FlaggedText {
  /** Null where it is about no block. */
  readonly blockId: string | null;
  readonly quote: string;
}

/** Words that somebody says, and the block that they are about. */
export interface Said {
  readonly blockId: string | null;
  /** Each thing that is said: a quote, a reason. */
  readonly texts: readonly (string | null | undefined)[];
}

/**
 * Tells whether words that were taken out of a text stay hidden: those of a block that was flagged, and those that say a
 * part of what was flagged, since whoever takes flagged words out takes more or less than exactly them (R34).
 */
export function isTakenOutHidden(
  flagged: readonly FlaggedText[],
  { blockIds, text }: { readonly blockIds: readonly string[]; readonly text: string },
): boolean {
  return flagged.some(({ blockId, quote }) => {
    return (blockId !== null && blockIds.includes(blockId)) || sharesWords(text, quote, FEW);
  });
}

/**
 * Tells whether what somebody says repeats flagged words (R34, R38): many words of them in a row or, where one of both is
 * short, all of it as a sentence of the other. Of what is about the same block, a few words in a row are enough.
 */
export function saysAgain({ blockId, quote }: FlaggedText, said: Said): boolean {
  const isSameBlock = blockId !== null && blockId === said.blockId;
  return said.texts.some((text) => {
    if (!text) return false;
    if (!isSameBlock) return isSaidElsewhere(prepared(text), prepared(quote));
    return isPartOf(quote, text) || isPartOf(text, quote) || sharesWords(text, quote, FEW);
  });
}

/** A block of a text. */
export interface BlockNow {
  readonly id: string;
  readonly text: string;
}

/**
 * Tells whether a block is hidden by a flag (R34, R38): the same block while nobody has decided, whatever it says by now; and
 * what repeats the flagged words, wherever it is. Of words that were to go, a block that was written anew is shown.
 */
export function hidesBlock(
  flag: FlaggedText & { readonly decision: ConcernDecision | null },
  { id, text }: BlockNow,
): boolean {
  if (flag.decision === 'PUT_BACK') return false;
  return (flag.decision === null && flag.blockId === id) || saysAgain(flag, { blockId: id, texts: [text] });
}

/** Few words, such as a heading, stand in sentences everywhere: they are hidden where they are a sentence of their own. */
function isSaidElsewhere(text: Prepared, quote: Prepared): boolean {
  const [short, long] = text.words.length < quote.words.length ? [text, quote] : [quote, text];
  return short.words.length < MANY ? isSentenceOf(short, long) : haveRun(text, quote, MANY);
}

/** Whether the words are all of the other, or whole sentences of it. One or two, such as “Thank you.”, are only themselves. */
function isSentenceOf({ words, all, sentences }: Prepared, other: Prepared): boolean {
  if (words.length < FEWEST) return all !== '' && all === other.all;
  return all === other.all || other.sentences.includes(sentences);
}

/** Whether the part stands in the text, in whole words. One or two words alone are part of nothing but themselves. */
function isPartOf(part: string, text: string): boolean {
  const [own, other] = [prepared(part), prepared(text)];
  return own.words.length < FEWEST
    ? own.all !== '' && own.all === other.all
    : ` ${other.all} `.includes(` ${own.all} `);
}

/** Tells whether so many words of a quote, or all of a shorter one, stand in a text in a row. */
function sharesWords(text: string, quote: string, inARow: number): boolean {
  const [own, other] = [prepared(quote), prepared(text)];
  return own.words.length <= inARow ? isPartOf(quote, text) : haveRun(own, other, inARow);
}

/** Whether so many words in a row stand in both. */
function haveRun(one: Prepared, other: Prepared, inARow: number): boolean {
  const [few, many] = [runsOf(one, inARow), runsOf(other, inARow)].sort((a, b) => a.size - b.size);
  return few !== undefined && many !== undefined && [...few].some((run) => many.has(run));
}

/** A text as it is compared: in small letters, and without the punctuation around words. */
interface Prepared {
  readonly all: string;
  readonly words: readonly string[];
  /** With a mark before and after each sentence. */
  readonly sentences: string;
  /** By how many words are in a row: each such row. */
  readonly runs: Map<number, ReadonlySet<string>>;
}

/** Each flag is held against many texts, and each text against many flags: what they are made of is worked out once. */
const PREPARED = new Map<string, Prepared>();
const MOST_PREPARED = 5_000;

function prepared(text: string): Prepared {
  const known = PREPARED.get(text);
  if (known) return known;
  if (PREPARED.size >= MOST_PREPARED) PREPARED.clear();
  const sentences = text
    .split(SENTENCE_END)
    .map(wordsOf)
    .filter((one) => one.length > 0);
  const words = sentences.flat();
  const marked = `|${sentences.map((one) => one.join(' ')).join('|')}|`;
  const made = { all: words.join(' '), words, sentences: marked, runs: new Map<number, ReadonlySet<string>>() };
  PREPARED.set(text, made);
  return made;
}

/** What follows a colon is a sentence too: “They say: ...” */
const SENTENCE_END = /(?<=[.!?…:]["'”’)\]]*)\s+|\n+/;

function wordsOf(sentence: string): string[] {
  const words = sentence.toLowerCase().split(/\s+/);
  return words.map((word) => word.replace(AROUND_WORDS, '')).filter((word) => word !== '');
}

// The look behind keeps long rows of punctuation from being tried at each of their places.
const AROUND_WORDS = /^["'“”‘’([|]+|(?<!["'“”‘’.,;:!?…)\]|])["'“”‘’.,;:!?…)\]|]+$/g;

function runsOf({ words, runs }: Prepared, length: number): ReadonlySet<string> {
  const known = runs.get(length);
  if (known) return known;
  const made = new Set(words.slice(length - 1).map((_, from) => words.slice(from, from + length).join(' ')));
  runs.set(length, made);
  return made;
}

const FEWEST = 3;
const FEW = 4;
/** Names of groups have up to seven words, and stand everywhere: “people who draw on care and support”. */
const MANY = 8;

/** Tells whether words stand in a text, however they are spaced. */
export function containsWords(text: string, quote: string): boolean {
  return spaced(text).includes(spaced(quote));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
