import { findBlock, insertBlocks, plainText, sectionElements, type SectionBlock } from '#document';
import * as Y from 'yjs';
import type { TakenOut } from './taken-out.js';

/**
 * Puts words that were taken out where they stood, as one edit by the client of `doc`; what was written in their place
 * stays. A block that is gone comes back as it was if all its words are among them, and otherwise as those words.
 * `before` is the text as it was before they were taken. False, and nothing done, when there is nothing to put.
 */
export function bringBackWords(doc: Y.Doc, parts: readonly TakenOut[], before: readonly SectionBlock[]): boolean {
  const inPlace = parts.filter(({ spot }) => spot !== null);
  const loose = groupBy(
    parts.filter(({ spot }) => spot === null),
    ({ block }) => block.id,
  );
  if (parts.length === 0) return false;
  doc.transact(() => {
    for (const group of groupBy(inPlace, ({ spot }) => `${spot?.client} ${spot?.clock}`)) putInText(doc, group, before);
    // The last first: of two that come after the same block, the first then stands first.
    for (const group of [...loose].reverse()) putBlock(doc, group, before);
  });
  return true;
}

/** The words of a removal in one line, for somebody to read. */
export function wordsOf(parts: readonly TakenOut[]): string {
  return groupBy(parts, ({ block, spot }) => `${block.id} ${spot?.at ?? ''}`)
    .map((group) =>
      group
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .filter((words) => words !== '')
    .join(' ');
}

function putInText(doc: Y.Doc, group: readonly TakenOut[], before: readonly SectionBlock[]): void {
  const [first] = group;
  const text = first?.spot && textWith(doc, first.spot);
  if (!text) return;
  const block = before.find(({ attrs }) => attrs?.id === first.block.id);
  const was = block ? plainText(block) : '';
  // From the end, so that the places before stay where they are.
  for (const side of [...groupBy(group, ({ spot }) => String(spot?.at))].reverse()) {
    const at = side[0]?.spot?.at ?? 0;
    const says = side.map((part) => part.text).join('');
    const whole = lettersOf(text);
    text.insert(at, [gapAt(whole.slice(0, at), says, was), says, gapAt(says, whole.slice(at), was)].join(''));
  }
}

function putBlock(doc: Y.Doc, group: readonly TakenOut[], before: readonly SectionBlock[]): void {
  const [first] = group;
  if (!first) return;
  const { id, after } = first.block;
  const previous = after === null ? null : findBlock(doc, after);
  const index = previous ? previous.index + 1 : 0;
  const was = before.find(({ attrs }) => attrs?.id === id);
  const says = group.map(({ text }) => text).join('');
  const isWhole = was && bare(plainText(was)) === bare(says) && !findBlock(doc, id);
  const words = { type: 'paragraph', content: [{ type: 'text', text: says.trim() }] };
  if (isWhole) insertBlocks(doc, index, [was]);
  else if (says.trim() !== '') insertBlocks(doc, index, [words]);
}

function textWith(doc: Y.Doc, { client, clock }: { client: number; clock: number }): Y.XmlText | null {
  const all = sectionElements(doc).flatMap(({ element }) => textsIn(element));
  return all.find(({ _item }) => _item?.id.client === client && _item.id.clock === clock) ?? null;
}

function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}

/** One a place; anything that is no text is a space. */
function lettersOf(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[];
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('');
}

/** A space where two words would run into one; none where they were one word, of which a part was taken. */
function gapAt(left: string, right: string, was: string): '' | ' ' {
  if (!isInWord(left.at(-1), right[0])) return '';
  const start = left.search(/\S{1,40}$/u);
  const rest = /^\S{1,40}/u.exec(right)?.[0] ?? '';
  return was.includes(left.slice(start) + rest) ? '' : ' ';
}

/** Two words would run into one. */
function isInWord(left: string | undefined, right: string | undefined): boolean {
  return /[\p{L}\p{N}.,;:!?]/u.test(left ?? '') && /[\p{L}\p{N}]/u.test(right ?? '');
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function groupBy<One>(all: readonly One[], keyOf: (one: One) => string): One[][] {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}
