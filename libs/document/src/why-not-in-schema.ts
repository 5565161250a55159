import { Node } from '@tiptap/pm/model';
import type { JsonMark, JsonNode, SectionBlock } from './json-node.js';
import { sectionSchema } from './section-schema.js';
import { BLOCKS, ELEMENT_RULES, MARK_RULES } from './vocabulary.js';

/** Something in a text that a section may not hold. */
export interface Problem {
  readonly code: string;
  /** A sentence that says what is wrong. */
  readonly because: string;
  /** Where: the index at each level from the top, such as `2.0.1`. */
  readonly path: string;
}

/**
 * Says why blocks may not be the text of a section (P4): nodes, marks and attributes it does not know, values and
 * links it refuses, places where a node may not stand. Empty when there is nothing wrong. Never throws.
 */
export function whyNotInSchema(blocks: readonly SectionBlock[]): Problem[] {
  const problems = blocks.flatMap((block, index) => nodeProblems(block, BLOCKS, [index]));
  return problems.length > 0 ? problems : secondOpinion(blocks);
}

/** Deeper than any text a person writes; the admission gate has the same limit (P3). */
const DEEPEST = 32;

function nodeProblems(node: JsonNode, allowed: readonly string[], at: readonly number[]): Problem[] {
  const path = at.join('.');
  const name = String(node.type).slice(0, 60);
  if (at.length > DEEPEST) return [{ code: 'schema.depth', because: 'The text is nested too deeply.', path }];
  if (node.type === 'text') return [...placeProblems(node, allowed, path), ...textProblems(node, path)];
  const rule = ELEMENT_RULES[node.type];
  if (!rule) return [{ code: 'schema.node', because: `A section cannot hold a "${name}".`, path }];
  return [
    ...placeProblems(node, allowed, path),
    ...attributeProblems(node, path),
    ...(node.marks?.length ? [{ code: 'schema.mark', because: `A "${name}" cannot be formatted.`, path }] : []),
    ...(node.content ?? []).flatMap((child, index) => nodeProblems(child, rule.children, [...at, index])),
  ];
}

function placeProblems(node: JsonNode, allowed: readonly string[], path: string): Problem[] {
  if (allowed.includes(node.type)) return [];
  return [{ code: 'schema.place', because: `A "${node.type}" cannot stand here.`, path }];
}

function attributeProblems(node: JsonNode, path: string): Problem[] {
  const rules = ELEMENT_RULES[node.type]?.attributes ?? {};
  return present(node.attrs).flatMap(([name, value]) => {
    const allows = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!allows) {
      return [{ code: 'schema.attribute', because: `A "${node.type}" has no "${name.slice(0, 60)}".`, path }];
    }
    return allows(value)
      ? []
      : [{ code: 'schema.value', because: `The "${name}" of a "${node.type}" is not allowed.`, path }];
  });
}

function textProblems(node: JsonNode, path: string): Problem[] {
  const marks = node.marks ?? [];
  return [
    ...whyNotPlainText(node.text, path),
    ...(node.content?.length || present(node.attrs).length > 0
      ? [{ code: 'schema.attribute', because: 'Text has no attributes and holds nothing.', path }]
      : []),
    ...marks.flatMap((mark) => whyNotMark(mark, path)),
  ];
}

/** Says why a mark may not be in a text: one that no section knows, or with a value that it refuses. */
export function whyNotMark(mark: JsonMark, path: string): Problem[] {
  const rules = MARK_RULES[mark.type];
  if (!rules) {
    return [{ code: 'schema.mark', because: `Text cannot be "${String(mark.type).slice(0, 60)}".`, path }];
  }
  const unknown = present(mark.attrs).filter(([name]) => !Object.hasOwn(rules, name));
  const refused = Object.entries(rules).filter(([name, allows]) => !allows(mark.attrs?.[name]));
  return [
    ...unknown.map(([name]) => ({
      code: 'schema.attribute',
      because: `"${mark.type}" has no "${name.slice(0, 60)}".`,
      path,
    })),
    ...refused.map(() => ({
      code: 'schema.link',
      because: 'A link must start with https://, http:// or mailto: and lead where it says.',
      path,
    })),
  ];
}

/** A lone half of a surrogate pair cannot be written as UTF-8, nor a zero character stored by Postgres. */
export function whyNotPlainText(text: unknown, path: string): Problem[] {
  if (typeof text === 'string' && !/\p{Surrogate}|\0/u.test(text)) return [];
  return [{ code: 'schema.text', because: 'The text holds a character that is none.', path }];
}

function present(attrs: Record<string, unknown> = {}): [string, unknown][] {
  return Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
}

/** ProseMirror's own check, on the same text: the lists above could fall behind the schema. */
function secondOpinion(blocks: readonly SectionBlock[]): Problem[] {
  try {
    Node.fromJSON(sectionSchema(), { type: 'doc', content: withoutEmptyRuns(blocks) }).check();
    return [];
  } catch (fault) {
    const because = fault instanceof Error ? fault.message : 'The text does not fit the schema.';
    return [{ code: 'schema.invalid', because, path: '' }];
  }
}

function withoutEmptyRuns(nodes: readonly JsonNode[]): JsonNode[] {
  return nodes
    .filter(({ type, text }) => type !== 'text' || text !== '')
    .map((node) => (node.content ? { ...node, content: withoutEmptyRuns(node.content) } : node));
}
