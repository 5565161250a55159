import { uniqueIds } from './block-ids.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonMark, JsonNode, SectionBlock } from './json-node.js';
import { ELEMENT_RULES, MARKS } from './vocabulary.js';

/**
 * The one form of all the JSON that means the same text: marks in schema order, equal runs merged, empty runs and
 * attributes without a value dropped, `level` and `audience` always said, ids on top-level blocks only and unique.
 * Doing it twice changes nothing. Expects what `whyNotInSchema` finds nothing wrong with. Changes nothing given.
 */
export function normaliseContent(blocks: readonly SectionBlock[]): SectionBlock[] {
  const ids = uniqueIds(blocks.map(({ attrs }) => (typeof attrs?.id === 'string' ? attrs.id : undefined)));
  return blocks.map((block, index) => {
    const { type, attrs, ...rest } = normaliseNode(block);
    return { type, attrs: { id: ids[index], ...attrs }, ...rest };
  });
}

/** The one form of a node below the top level. */
export function normaliseNode(node: JsonNode): JsonNode {
  const attrs = normaliseAttributes({ ...ELEMENT_RULES[node.type]?.defaults, ...withoutNulls(node.attrs) });
  const content = mergeRuns(
    (node.content ?? []).map((child) => (child.type === 'text' ? run(child) : normaliseNode(child))),
  );
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}

/** Ids below the top level come and go with the editor (a paragraph made into a list) and name nothing. */
function normaliseAttributes({ id: _id, ...attrs }: Record<string, unknown>): Record<string, unknown> {
  return attrs;
}

function run(node: JsonNode): JsonNode {
  const byType = new Map((node.marks ?? []).map((mark) => [mark.type, normaliseMark(mark)]));
  const marks = [...byType.values()].sort((a, b) => rank(a) - rank(b) || (a.type < b.type ? -1 : 1));
  return { type: 'text', text: node.text ?? '', ...(marks.length > 0 && { marks }) };
}

function normaliseMark({ type, attrs }: JsonMark): JsonMark {
  const kept = withoutNulls(attrs);
  return Object.keys(kept).length > 0 ? { type, attrs: kept } : { type };
}

function rank({ type }: JsonMark): number {
  const place = MARKS.indexOf(type);
  return place === -1 ? MARKS.length : place;
}

function mergeRuns(nodes: readonly JsonNode[]): JsonNode[] {
  const merged: JsonNode[] = [];
  for (const node of nodes) {
    if (node.type === 'text' && node.text === '') continue;
    const before = merged.at(-1);
    if (before?.type === 'text' && node.type === 'text' && sameMarks(before, node)) {
      merged[merged.length - 1] = { ...before, text: `${before.text}${node.text}` };
    } else {
      merged.push(node);
    }
  }
  return merged;
}

function sameMarks(one: JsonNode, other: JsonNode): boolean {
  return canonicalJson(one.marks ?? []) === canonicalJson(other.marks ?? []);
}

function withoutNulls(attrs: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined));
}
