import * as Y from 'yjs';
import { align } from './align.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonNode, SectionBlock } from './json-node.js';
import { normaliseContent, normaliseNode } from './normalise-content.js';
import { plainText } from './plain-text.js';
import { readBlock, readSection, sectionElements } from './read-section.js';
import { restoreText } from './restore-text.js';
import { heaviestRising } from './rising.js';
import { ELEMENT_RULES, ROOT } from './vocabulary.js';
import { whyNotInSchema } from './why-not-in-schema.js';
import { elementOf, textOf } from './write-blocks.js';

/**
 * Makes a section say again what an older version said, as one forward edit by the client of `doc` (P14). What is equal
 * stays untouched, in a changed block only words that differ are written; a block that stood elsewhere, or is of
 * another kind now, is written anew. False, and nothing done, when nothing differs. Throws when the schema does not
 * hold the content.
 */
export function restoreBlocks(doc: Y.Doc, content: readonly SectionBlock[]): boolean {
  const [problem] = whyNotInSchema(content);
  if (problem) throw new Error(`This cannot be written again at ${problem.path}: ${problem.because}`);
  const wanted = normaliseContent(content);
  if (says(doc, wanted)) return false;
  doc.transact(() => {
    const kept = keepInOrder(doc, wanted);
    wanted.forEach((block, index) => {
      const standing = kept.get(String(block.attrs?.id));
      if (!standing) doc.getXmlFragment(ROOT).insert(index, [elementOf(block)]);
      else if (!isEqual(standing.block, block)) restoreElement(standing.element, standing.block, block);
    });
    restoreIds(doc, wanted);
  });
  if (!says(doc, wanted)) throw new Error('A version was written again and the text says something else.');
  return true;
}

interface Standing {
  readonly element: Y.XmlElement;
  /** What it says, in the canonical form. */
  readonly block: SectionBlock;
}

/** Takes away what cannot stay where it is, and gives what can, by id. */
function keepInOrder(doc: Y.Doc, wanted: readonly SectionBlock[]): Map<string, Standing> {
  const blocks = normaliseContent(readSection(doc));
  const standing = sectionElements(doc).flatMap(({ element, id }, index) => {
    const block = blocks[index];
    const place = wanted.findIndex(({ type, attrs }) => attrs?.id === id && type === element.nodeName);
    return block && place !== -1 ? [{ id, element, block, place, weight: weightOf(block) }] : [];
  });
  const kept = new Map(heaviestRising(standing).flatMap((index) => entryOf(standing[index])));
  const elements = new Set([...kept.values()].map(({ element }) => element));
  const root = doc.getXmlFragment(ROOT);
  for (const [index, child] of [...root.toArray().entries()].reverse()) {
    if (!elements.has(child as Y.XmlElement)) root.delete(index, 1);
  }
  return kept;
}

function entryOf(one: (Standing & { readonly id: string }) | undefined): [string, Standing][] {
  return one ? [[one.id, one]] : [];
}

/** Roughly how much would be written anew. */
function weightOf(node: JsonNode): number {
  return (node.content ?? []).reduce((sum, child) => sum + weightOf(child), 1 + (node.text?.length ?? 0));
}

function restoreElement(element: Y.XmlElement, now: JsonNode, wanted: JsonNode): void {
  restoreAttributes(element, now, wanted);
  if (ELEMENT_RULES[wanted.type]?.children.includes('text')) restoreRuns(element, wanted.content ?? []);
  else restoreChildren(element, wanted.content ?? []);
}

/** An id is mended at the end, for all blocks together. */
function restoreAttributes(
  element: Y.XmlElement,
  { attrs: now = {} }: JsonNode,
  { attrs: wanted = {} }: JsonNode,
): void {
  for (const name of new Set([...Object.keys(now), ...Object.keys(wanted)])) {
    const value = wanted[name];
    if (name === 'id' || now[name] === value) continue;
    if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, value as string);
    else element.removeAttribute(name);
  }
}

function restoreRuns(element: Y.XmlElement, runs: readonly JsonNode[]): void {
  const texts = element.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
  if (texts.length > 0) restoreText(texts, runs);
  else if (runs.length > 0) element.insert(0, [textOf(runs)]);
}

/** List items and lines have no ids: those that say the same are kept, and what stands between them is changed in order. */
function restoreChildren(element: Y.XmlElement, wanted: readonly JsonNode[]): void {
  const children = element.toArray();
  const now = children.map((child) => (child instanceof Y.XmlElement ? normaliseNode(readBlock(child)) : NOTHING));
  const pairs = align(now, wanted, likeness);
  const kept = new Map(pairs.map(([from, to]) => [to, children[from]]));
  const staying = new Set(kept.values());
  for (const [index, child] of [...children.entries()].reverse()) {
    if (!staying.has(child)) element.delete(index, 1);
  }
  wanted.forEach((node, index) => {
    const child = kept.get(index);
    if (!(child instanceof Y.XmlElement)) return element.insert(index, [elementOf(node)]);
    const says = normaliseNode(readBlock(child));
    if (!isEqual(says, node)) restoreElement(child, says, node);
  });
}

const NOTHING: JsonNode = { type: '' };

/** Far above what any number of changed neighbours comes to, so that equal ones are kept first. */
const EQUAL = 1_000_000;

/** How much of one node the other keeps; 0 where one cannot become the other. */
function likeness(one: JsonNode, other: JsonNode): number {
  if (one.type !== other.type) return 0;
  if (isEqual(one, other)) return EQUAL;
  const words = new Set(plainText(one).split(/\s+/));
  return (
    1 +
    plainText(other)
      .split(/\s+/)
      .filter((word) => words.has(word)).length
  );
}

/** Two people who split a paragraph at once left two blocks with one id: which is mended how depends on their order. */
function restoreIds(doc: Y.Doc, wanted: readonly SectionBlock[]): void {
  const elements = sectionElements(doc);
  if (elements.every(({ id }, index) => id === wanted[index]?.attrs?.id)) return;
  elements.forEach(({ element }, index) => {
    const id = String(wanted[index]?.attrs?.id);
    if (element.getAttribute('id') !== id) element.setAttribute('id', id);
  });
}

function says(doc: Y.Doc, wanted: readonly SectionBlock[]): boolean {
  return canonicalJson(normaliseContent(readSection(doc))) === canonicalJson([...wanted]);
}

function isEqual(one: JsonNode, other: JsonNode): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
