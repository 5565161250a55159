import * as Y from 'yjs';
import { uniqueIds } from './block-ids.js';
import type { JsonMark, JsonNode, SectionBlock } from './json-node.js';
import { ROOT } from './vocabulary.js';

/** A top-level block of the live text with the id by which it is known. */
export interface SectionElement {
  readonly id: string;
  readonly element: Y.XmlElement;
}

/**
 * The blocks of a section in reading order. Every id is there and unique: two people who split one paragraph at once
 * can leave two blocks with one id, and a block that has none is known by the Yjs id it was born with.
 */
export function sectionElements(doc: Y.Doc): SectionElement[] {
  const elements = doc
    .getXmlFragment(ROOT)
    .toArray()
    .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
  const ids = uniqueIds(elements.map(idOf));
  return elements.map((element, index) => ({ element, id: ids[index] ?? '' }));
}

/**
 * Reads the live text of a section as JSON, as it is: unknown nodes, marks and attributes come along, so that
 * `whyNotInSchema` can find them. Only block ids are mended (see `sectionElements`). Changes nothing.
 */
export function readSection(doc: Y.Doc): SectionBlock[] {
  const ids = new Map<unknown, string>(sectionElements(doc).map(({ element, id }) => [element, id]));
  return doc
    .getXmlFragment(ROOT)
    .toArray()
    .flatMap((child) => {
      const id = ids.get(child);
      return child instanceof Y.XmlElement && id !== undefined
        ? [readSectionElement({ element: child, id })]
        : readChild(child);
    });
}

/** Reads one block of a section as `readSection` does. */
export function readSectionElement({ element, id }: SectionElement): SectionBlock {
  const node = readBlock(element);
  return isOddId(node.attrs?.id) ? node : { ...node, attrs: { ...node.attrs, id } };
}

/** Reads one element of the live text, with all below it, as JSON. */
export function readBlock(element: Y.XmlElement): JsonNode {
  const attrs = withoutNulls(element.getAttributes());
  const content = element.toArray().flatMap(readChild);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}

function readChild(child: unknown): JsonNode[] {
  if (child instanceof Y.XmlElement) return [readBlock(child)];
  if (child instanceof Y.XmlText) return readText(child);
  return [{ type: 'unknown' }];
}

function readText(text: Y.XmlText): JsonNode[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return delta.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return { type: 'embed' };
    const marks = Object.entries(attributes ?? {}).map(([type, value]) => readMark(type, value));
    return { type: 'text', text: insert, ...(marks.length > 0 && { marks }) };
  });
}

/** Reads a mark of the live text: Yjs holds its attributes as the value of the format. A hashed name (`bold--...`) stays, to be found unknown. */
export function readMark(type: string, value: unknown): JsonMark {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { type, attrs: { value } };
  const attrs = withoutNulls({ ...value });
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
}

function idOf(element: Y.XmlElement): string | undefined {
  const id: unknown = element.getAttribute('id');
  if (typeof id === 'string') return id;
  const born = element._item?.id;
  return born && `b${born.client}-${born.clock}`;
}

function isOddId(id: unknown): boolean {
  return id !== undefined && typeof id !== 'string';
}

function withoutNulls(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
