import { isSafeLink } from './safe-link.js';

/** Number of the schema below; raised whenever a node, mark or attribute is added or removed (P4). */
export const SCHEMA_VERSION = 1;

/** Name of the one Y.XmlFragment in the document of a section. */
export const ROOT = 'content';

/** Groups whom a line of *So what* speaks to. */
export const AUDIENCES = ['people', 'providers', 'workers'] as const;

/** The attributes that something may carry, each with the check of its value. */
export type AttributeChecks = Readonly<Record<string, (value: unknown) => boolean>>;

/** What an element may have: attributes, and children by name. */
export interface ElementRule {
  readonly attributes: AttributeChecks;
  /** Always written in the canonical form, whether or not the element carries it. */
  readonly defaults: Readonly<Record<string, string | number>>;
  readonly children: readonly string[];
}

const block = { id: isBlockId };
const text = ['text'];
const none = {};

/** The rules of every element. Null prototype: a hostile node named `constructor` must not be found. */
export const ELEMENT_RULES: Readonly<Record<string, ElementRule>> = withoutPrototype<ElementRule>({
  paragraph: { attributes: block, defaults: none, children: text },
  heading: {
    attributes: { ...block, level: (value: unknown) => value === 3 || value === 4 },
    defaults: { level: 3 },
    children: text,
  },
  bulletList: { attributes: block, defaults: none, children: ['listItem'] },
  orderedList: { attributes: block, defaults: none, children: ['listItem'] },
  listItem: { attributes: {}, defaults: none, children: ['paragraph', 'bulletList', 'orderedList'] },
  quote: { attributes: block, defaults: none, children: ['paragraph'] },
  inShort: { attributes: block, defaults: none, children: ['paragraph'] },
  soWhat: { attributes: block, defaults: none, children: ['soWhatLine'] },
  soWhatLine: {
    attributes: { audience: (value: unknown) => AUDIENCES.some((audience) => audience === value) },
    defaults: { audience: 'people' },
    children: text,
  },
  datasetTable: { attributes: { ...block, dataset: isKey }, defaults: none, children: text },
  figure: { attributes: { ...block, dataset: isKey, chart: isKey }, defaults: none, children: text },
});

/** Elements that may stand at the top of a section and so have an `id`. */
export const BLOCKS: readonly string[] = Object.keys(ELEMENT_RULES).filter((name) =>
  ruleAttributes(name).includes('id'),
);

/** Every element of a section with the attributes it may carry; for the admission gate. Has no prototype. */
export const ELEMENTS: Readonly<Record<string, { readonly attributes: readonly string[] }>> = withoutPrototype(
  Object.fromEntries(Object.keys(ELEMENT_RULES).map((name) => [name, { attributes: ruleAttributes(name) }])),
);

/** The rules of every mark. Has no prototype. */
export const MARK_RULES: Readonly<Record<string, AttributeChecks>> = withoutPrototype<AttributeChecks>({
  link: { href: isSafeLink },
  bold: {},
});

/** Every mark, in schema order. Yjs stores a mark as a format of this name: none overlaps, so none is hashed. */
export const MARKS: readonly string[] = Object.keys(MARK_RULES);

/** Tells whether a value may be the id of a block: letters, digits, `-` and `_`, at most 100. */
export function isBlockId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value);
}

function isKey(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 200 && !/\p{Cc}|\p{Surrogate}/u.test(value);
}

function ruleAttributes(name: string): string[] {
  return Object.keys(ELEMENT_RULES[name]?.attributes ?? {});
}

function withoutPrototype<T>(entries: Record<string, T>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
