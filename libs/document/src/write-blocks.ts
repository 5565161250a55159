import * as Y from 'yjs';
import type { JsonNode, SectionBlock } from './json-node.js';
import { whyNotInSchema } from './why-not-in-schema.js';
import { ROOT } from './vocabulary.js';

/** Adds blocks to the end of a section. See `insertBlocks`. */
export function appendBlocks(doc: Y.Doc, blocks: readonly SectionBlock[]): void {
  insertBlocks(doc, doc.getXmlFragment(ROOT).length, blocks);
}

/**
 * Writes blocks into a section before the block at `index`, as one edit by the client of `doc`, in the shape that the
 * editor writes. A block without an id gets the one that Yjs gave it. Throws when the schema does not hold the blocks.
 */
export function insertBlocks(doc: Y.Doc, index: number, blocks: readonly SectionBlock[]): void {
  const [problem] = whyNotInSchema(blocks);
  if (problem) throw new Error(`These blocks cannot be written at ${problem.path}: ${problem.because}`);
  doc.transact(() => {
    const elements = blocks.map(elementOf);
    doc.getXmlFragment(ROOT).insert(index, elements);
    for (const element of elements) nameBlock(element);
  });
}

function nameBlock(element: Y.XmlElement): void {
  const born = element._item?.id;
  if (born && element.getAttribute('id') === undefined) element.setAttribute('id', `b${born.client}-${born.clock}`);
}

/** An element as the editor writes it, to be inserted. */
export function elementOf(node: JsonNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number>>(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, value);
  }
  element.insert(0, childrenOf(node.content ?? []));
  return element as Y.XmlElement;
}

/** Runs that stand side by side share one Y.XmlText, as the editor has it. */
function childrenOf(nodes: readonly JsonNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: JsonNode[] = [];
  const endRuns = () => {
    if (runs.length > 0) children.push(textOf(runs));
    runs = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      if (node.text) runs.push(node);
      continue;
    }
    endRuns();
    children.push(elementOf(node));
  }
  endRuns();
  return children;
}

/** Runs as the one text that the editor makes of them, to be inserted. */
export function textOf(runs: readonly JsonNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    runs.map(({ text: insert, marks = [] }) => ({
      insert,
      attributes: Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])),
    })),
  );
  return text;
}
