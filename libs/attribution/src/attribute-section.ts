import { sectionElements, wordSpans } from '#document';
import * as Y from 'yjs';

/** Who is credited: a membership id. */
export type ContributorKey = string;

/** Words that are still there, by who wrote them. */
export interface WordsBy {
  readonly by: ContributorKey;
  readonly words: number;
}

/** A stretch of text by one contributor. */
export interface AttributedRun {
  readonly text: string;
  readonly by: ContributorKey;
}

/** Who wrote a block. The runs, put together, are its plain text. */
export interface BlockAttribution {
  readonly id: string;
  readonly type: string;
  readonly runs: AttributedRun[];
  /** Most words first. */
  readonly words: WordsBy[];
}

/** Who wrote a section: its blocks in reading order, and the words of all of them, most first. */
export interface SectionAttribution {
  readonly blocks: BlockAttribution[];
  readonly words: WordsBy[];
}

/**
 * Tells who wrote each word that is in a section now (P11). Credit comes from the Yjs client that typed a character,
 * so neither formatting nor a deletion moves it. A word belongs to whoever wrote most of its characters; when two
 * wrote as many, to the one whose character comes first.
 * Throws when `authorOf` does not know a client: credit is never guessed.
 */
export function attributeSection(
  doc: Y.Doc,
  authorOf: (clientId: number) => ContributorKey | undefined,
): SectionAttribution {
  const known = (clientId: number): ContributorKey => {
    const by = authorOf(clientId);
    if (by === undefined) throw new Error(`Nobody is known to have written as client ${clientId}`);
    return by;
  };
  const blocks = sectionElements(doc).map(({ id, element }) => {
    const lines = linesOf(element, known);
    return { id, type: element.nodeName, runs: joinLines(lines), words: addUp(lines.flatMap(authorsOfWords)) };
  });
  return { blocks, words: addUp(blocks.flatMap(({ words }) => words)) };
}

/** A line is a paragraph, a heading, a caption: no word runs from one into the next. */
type Line = AttributedRun[];

function linesOf(element: Y.XmlElement, authorOf: (clientId: number) => ContributorKey): Line[] {
  const children = element.toArray();
  const own = children.flatMap((child) => (child instanceof Y.XmlText ? runsOf(child, authorOf) : []));
  const below = children.flatMap((child) => (child instanceof Y.XmlElement ? linesOf(child, authorOf) : []));
  return own.length > 0 ? [mergeRuns(own), ...below] : below;
}

/** Items that are there, in the order of the text; Yjs keeps the client that made each. */
function runsOf(text: Y.XmlText, authorOf: (clientId: number) => ContributorKey): AttributedRun[] {
  const runs: AttributedRun[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    runs.push({ text: item.content.str, by: authorOf(item.id.client) });
  }
  return runs;
}

function mergeRuns(runs: readonly AttributedRun[]): AttributedRun[] {
  const merged: AttributedRun[] = [];
  for (const run of runs) {
    const before = merged.at(-1);
    if (before?.by === run.by) {
      merged[merged.length - 1] = { by: run.by, text: before.text + run.text };
    } else {
      merged.push(run);
    }
  }
  return merged;
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

/** A Map keeps the order in which its keys came, so of equal counts the earliest is found first. */
function mostOf(authors: readonly ContributorKey[]): ContributorKey {
  const counts = new Map<ContributorKey, number>();
  for (const by of authors) counts.set(by, (counts.get(by) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? '';
}

function addUp(words: readonly WordsBy[]): WordsBy[] {
  const totals = new Map<ContributorKey, number>();
  for (const { by, words: count } of words) totals.set(by, (totals.get(by) ?? 0) + count);
  return [...totals]
    .map(([by, total]) => ({ by, words: total }))
    .sort((a, b) => b.words - a.words || (a.by < b.by ? -1 : 1));
}
