import { sectionElements, wordSpans } from '#document';
import * as Y from 'yjs';
import type { Carried } from './carried-ranges.js';
import { creditedTo, type ContributorKey } from './logged-row.js';
import { mostOf } from './most-of.js';
import type { Removal } from './removed-words.js';
import type { Credit, SectionProvenance } from './section-provenance.js';

/** Words that are still there, by who wrote them. */
export interface WordsBy {
  readonly by: ContributorKey;
  readonly words: number;
}

/** A stretch of text by one contributor. */
export interface AttributedRun {
  readonly text: string;
  /** Whose words they are: the one written for, where somebody wrote for them. */
  readonly by: ContributorKey;
  /** Membership id of who wrote them down. */
  readonly writer: string;
  /** In what capacity. */
  readonly capacity: string;
  /** For whom, when the writer wrote for somebody else. */
  readonly onBehalfOf: ContributorKey | null;
  /** When the first of it was written first, in milliseconds. */
  readonly firstAt: number;
  /** Null for what stands where it was written. */
  readonly carried: Carried | null;
}

/** Who wrote a block. The runs, put together, are its plain text. */
export interface BlockAttribution {
  readonly id: string;
  readonly type: string;
  readonly runs: AttributedRun[];
  /** Most words first. */
  readonly words: WordsBy[];
}

/**
 * Who wrote a section: its blocks in reading order, and the words of all of them, most first. Counts are for
 * the record of a version: no page ranks people by them (R26).
 */
export interface SectionAttribution {
  readonly blocks: BlockAttribution[];
  readonly words: WordsBy[];
  /** Whose words were removed, by whom and when, oldest first. */
  readonly removals: Removal[];
}

/** What is known about a section's text: `SectionProvenance`. */
export type Provenance = Pick<SectionProvenance, 'doc' | 'creditsOf' | 'removals'>;

/**
 * Tells who wrote each word that is in a section now, and what was removed (P11). Neither formatting nor a deletion
 * moves credit. A word belongs to whoever wrote most of its characters; when two wrote as many, to the one whose
 * character comes first.
 * Throws when nobody is known to have written as some client: credit is never guessed.
 */
export function attributeSection(provenance: Provenance): SectionAttribution {
  const blocks = sectionElements(provenance.doc).map(({ id, element }) => {
    const lines = linesOf(element, provenance);
    return { id, type: element.nodeName, runs: joinLines(lines), words: addUp(lines.flatMap(authorsOfWords)) };
  });
  return { blocks, words: addUp(blocks.flatMap(({ words }) => words)), removals: provenance.removals() };
}

/** A line is a paragraph, a heading, a caption: no word runs from one into the next. */
type Line = AttributedRun[];

function linesOf(element: Y.XmlElement, provenance: Provenance): Line[] {
  const children = element.toArray();
  const own = children.flatMap((child) => (child instanceof Y.XmlText ? runsOf(child, provenance) : []));
  const below = children.flatMap((child) => (child instanceof Y.XmlElement ? linesOf(child, provenance) : []));
  return own.length > 0 ? [mergeRuns(own), ...below] : below;
}

/** Items that are there, in the order of the text; Yjs keeps the client that made each. */
function runsOf(text: Y.XmlText, provenance: Provenance): AttributedRun[] {
  const runs: AttributedRun[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { id, length, content } = item;
    const credits = provenance.creditsOf({ client: id.client, clock: id.clock, length });
    runs.push(...credits.map((credit) => runOf(credit, content.str.slice(credit.clock - id.clock))));
  }
  return runs;
}

function runOf({ length, writer, firstAt, carried }: Credit, from: string): AttributedRun {
  const { membershipId, capacity, onBehalfOf } = writer;
  const text = from.slice(0, length);
  return { text, by: creditedTo(writer), writer: membershipId, capacity, onBehalfOf, firstAt, carried };
}

function mergeRuns(runs: readonly AttributedRun[]): AttributedRun[] {
  const merged: AttributedRun[] = [];
  for (const run of runs) {
    const before = merged.at(-1);
    if (before && isSameHand(before, run)) {
      const firstAt = Math.min(before.firstAt, run.firstAt);
      merged[merged.length - 1] = { ...before, firstAt, text: before.text + run.text };
    } else {
      merged.push(run);
    }
  }
  return merged;
}

function isSameHand(one: AttributedRun, other: AttributedRun): boolean {
  return (
    one.writer === other.writer &&
    one.capacity === other.capacity &&
    one.onBehalfOf === other.onBehalfOf &&
    one.carried === other.carried
  );
}

/** The line end goes with the run before it, so that the runs add up to the plain text. */
function joinLines(lines: readonly Line[]): AttributedRun[] {
  return mergeRuns(
    lines.flatMap((line, index) => {
      const isLast = index === lines.length - 1;
      return line.map((run, place) => (isLast || place < line.length - 1 ? run : { ...run, text: `${run.text}\n` }));
    }),
  );
}

function authorsOfWords(line: Line): WordsBy[] {
  const authors = line.flatMap(({ text, by }) => Array.from({ length: text.length }, () => by));
  return wordSpans(line.map(({ text }) => text).join('')).map(({ start, end }) => ({
    by: mostOf(authors.slice(start, end)),
    words: 1,
  }));
}

function addUp(words: readonly WordsBy[]): WordsBy[] {
  const totals = new Map<ContributorKey, number>();
  for (const { by, words: count } of words) totals.set(by, (totals.get(by) ?? 0) + count);
  return [...totals]
    .map(([by, total]) => ({ by, words: total }))
    .sort((a, b) => b.words - a.words || (a.by < b.by ? -1 : 1));
}
