import * as Y from 'yjs';
import { readSectionElement, sectionElements } from './read-section.js';
import { partsWithin, type WordPart } from './added-words.js';
import type { SectionBlock } from './json-node.js';
import { wordChanges, type TextChange } from './word-changes.js';

/** A block found by its id. */
export interface FoundBlock {
  /** Its place among the blocks of the section, from 0. */
  readonly index: number;
  readonly element: Y.XmlElement;
  readonly block: SectionBlock;
}

/** The block with this id, or null when the section has none (any more). */
export function findBlock(doc: Y.Doc, id: string): FoundBlock | null {
  const elements = sectionElements(doc);
  const index = elements.findIndex((one) => one.id === id);
  const found = elements[index];
  if (!found) return null;
  const block = readSectionElement(found);
  return block.attrs?.id === id ? { index, element: found.element, block } : null;
}

/** What a block says, line by line: items of a list and lines of a paragraph each by themselves, as words are replaced. */
export function linesIn({ element }: Pick<FoundBlock, 'element'>): string[] {
  return textsIn(element).map(writtenIn);
}

/** Words that go in, where somebody added to those of somebody else. */
export interface CreditedWords {
  /** All of them, part by part. */
  readonly parts: readonly WordPart[];
  /** Carries out what writes added ones, so that it is done in another's name. */
  readonly asAdded: (write: () => void) => void;
}

/**
 * Replaces words in a block where they are a whole line, such as an item of a list; else the first place where they stand
 * exactly so. Only what differs is written, so that words which stay keep their author. An item of which all is taken away
 * goes too. False, and nothing done, when the block or the words are not there.
 */
export function replaceBlockText(doc: Y.Doc, blockId: string, words: string, by: string | CreditedWords): boolean {
  const credited = typeof by === 'string' ? allOfOne(by) : by;
  const after = credited.parts.map(({ text }) => text).join('');
  const found = findBlock(doc, blockId);
  if (!found || words === '') return false;
  const texts = textsIn(found.element);
  const text = texts.find((one) => writtenIn(one) === words) ?? texts.find((one) => writtenIn(one).includes(words));
  if (!text) return false;
  doc.transact(() => {
    const item = after === '' && writtenIn(text) === words ? itemOfOneLine(text) : null;
    if (item) return takeOut(item);
    replaceAt(text, writtenIn(text).indexOf(words), words, credited);
  });
  return true;
}

/** Adds plain words to the end of a block. False, and nothing done, when there is no such block or no line in it. */
export function appendToBlock(doc: Y.Doc, blockId: string, words: string): boolean {
  const found = findBlock(doc, blockId);
  const line = found && lastLine(found.element);
  if (!line) return false;
  doc.transact(() => {
    const last = textsIn(line).at(-1);
    if (last) {
      last.insert(last.length, wellFormed(words), {});
    } else {
      line.insert(0, [new Y.XmlText(wellFormed(words))]);
    }
  });
  return true;
}

function allOfOne(text: string): CreditedWords {
  return { parts: [{ text, isAdded: false }], asAdded: (write) => write() };
}

function replaceAt(text: Y.XmlText, start: number, words: string, { parts, asAdded }: CreditedWords): void {
  const whole = parts.map((part) => ({ ...part, text: wellFormed(part.text) }));
  const changes = placed(wordChanges(words, whole.map((part) => part.text).join('')));
  // From the end, so that the places before stay where they are.
  for (const { at, remove, insert, comesAt } of changes.reverse()) {
    for (const part of partsWithin(whole, comesAt, comesAt + insert.length).reverse()) {
      // Behind what goes, so that new words look as the old ones did.
      const write = (): void => text.insert(start + at + remove, part.text);
      if (part.isAdded) asAdded(write);
      else write();
    }
    if (remove > 0) text.delete(start + at, remove);
  }
}

/** Changes with where in the new text they come. */
function placed(changes: readonly TextChange[]): (TextChange & { readonly comesAt: number })[] {
  let moved = 0;
  return changes.map((change) => {
    const comesAt = change.at + moved;
    moved += change.insert.length - change.remove;
    return { ...change, comesAt };
  });
}

/** The item of a list that says nothing but this. */
function itemOfOneLine(text: Y.XmlText): Y.XmlElement | null {
  const paragraph = text.parent;
  const item = paragraph?.parent;
  const isAlone = paragraph instanceof Y.XmlElement && paragraph.length === 1 && item instanceof Y.XmlElement;
  return isAlone && item.nodeName === 'listItem' && item.length === 1 ? item : null;
}

function takeOut(element: Y.XmlElement): void {
  const { parent } = element;
  if (!(parent instanceof Y.XmlElement)) throw new Error('An item stands in a list.');
  parent.delete(parent.toArray().indexOf(element), 1);
}

function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}

function lastLine(element: Y.XmlElement): Y.XmlElement | null {
  if (LINES.has(element.nodeName)) return element;
  const inside = element.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
  return inside.reduceRight<Y.XmlElement | null>((line, child) => line ?? lastLine(child), null);
}

const LINES = new Set(['paragraph', 'heading', 'soWhatLine', 'datasetTable', 'figure']);

/** What a Y.XmlText says, one UTF-16 unit a place; anything that is no text counts as one. */
function writtenIn(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[];
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** Half a surrogate pair would reach others as U+FFFD: it becomes that here too, or the copies would differ. */
function wellFormed(words: string): string {
  return words.replace(/\p{Surrogate}/gu, '\uFFFD');
}
