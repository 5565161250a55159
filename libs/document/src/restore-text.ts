import * as Y from 'yjs';
import { canonicalJson } from './canonical-json.js';
import type { JsonNode } from './json-node.js';
import { wordChanges } from './word-changes.js';

/**
 * Makes the runs that stand side by side in one or more texts say exactly this, marks too. Only words that differ are
 * written, so that the others keep their author. At least one text is needed.
 */
export function restoreText(texts: readonly Y.XmlText[], runs: readonly JsonNode[]): void {
  const before = texts.map(wordsIn).join('');
  const after = runs.map(({ text }) => text ?? '').join('');
  // From the end, so that the places before stay where they are.
  for (const { at, remove, insert } of wordChanges(before, after).reverse()) {
    // Behind what goes, as replaceBlockText has it.
    if (insert !== '') insertAt(texts, at + remove, insert);
    deleteAt(texts, at, remove);
  }
  restoreMarks(texts, runs);
}

/** What a text says, one UTF-16 unit a place. */
function wordsIn(text: Y.XmlText): string {
  return formats(text)
    .map(({ insert }) => insert)
    .join('');
}

type Format = Readonly<Record<string, unknown>>;

function formats(text: Y.XmlText): { insert: string; attributes: Format }[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Format }[];
  // Anything that is no text counts as one.
  return delta.map(({ insert, attributes = {} }) => ({
    insert: typeof insert === 'string' ? insert : '\uFFFC',
    attributes,
  }));
}

function insertAt(texts: readonly Y.XmlText[], at: number, words: string): void {
  let start = 0;
  for (const [index, text] of texts.entries()) {
    const isLast = index === texts.length - 1;
    if (at <= start + text.length || isLast) return text.insert(at - start, words, {});
    start += text.length;
  }
}

function deleteAt(texts: readonly Y.XmlText[], at: number, remove: number): void {
  let start = 0;
  for (const text of texts) {
    const { length } = text;
    const from = Math.max(at, start);
    const to = Math.min(at + remove, start + length);
    if (to > from) text.delete(from - start, to - from);
    start += length;
  }
}

/** Only where a stretch looks otherwise than it should. The words are the same by now. */
function restoreMarks(texts: readonly Y.XmlText[], runs: readonly JsonNode[]): void {
  const wanted = runs.map(({ text = '', marks = [] }) => ({
    length: text.length,
    format: Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])),
  }));
  let start = 0;
  for (const text of texts) {
    for (const { at, length, change } of restyled(text, wanted, start)) text.format(at, length, change);
    start += text.length;
  }
}

function restyled(text: Y.XmlText, wanted: readonly Wanted[], start: number): (Stretch & { change: Format })[] {
  let at = start;
  return formats(text).flatMap(({ insert, attributes }) => {
    const pieces = within(wanted, at, insert.length);
    at += insert.length;
    return pieces.flatMap(({ format, ...piece }) => {
      const change = difference(attributes, format);
      return change ? [{ at: piece.at - start, length: piece.length, change }] : [];
    });
  });
}

interface Wanted {
  readonly length: number;
  readonly format: Format;
}

interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** The parts of the wanted runs between two places. */
function within(wanted: readonly Wanted[], at: number, length: number): (Stretch & Wanted)[] {
  const pieces: (Stretch & Wanted)[] = [];
  let start = 0;
  for (const run of wanted) {
    const from = Math.max(at, start);
    const to = Math.min(at + length, start + run.length);
    if (to > from) pieces.push({ at: from, length: to - from, format: run.format });
    start += run.length;
  }
  return pieces;
}

/** What to set and what to take away (null); null when nothing differs. */
function difference(now: Format, wanted: Format): Record<string, unknown> | null {
  const names = [...new Set([...Object.keys(now), ...Object.keys(wanted)])];
  const differing = names.filter((name) => canonicalJson(now[name] ?? null) !== canonicalJson(wanted[name] ?? null));
  if (differing.length === 0) return null;
  return Object.fromEntries(differing.map((name) => [name, wanted[name] ?? null]));
}
