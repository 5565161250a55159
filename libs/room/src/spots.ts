import { ELEMENTS, ROOT } from '#document';
import * as Y from 'yjs';
import { UPDATE_LIMITS } from './limits.js';
import { notAdmitted } from './not-admitted.js';
import type { Struct, UnitId } from './read-structs.js';

/** Something that holds others: the root, an element, or a run of text. One object for each, so that they compare. */
export interface Holder {
  readonly kind: 'root' | 'element' | 'text' | 'other';
  /** Name of the element; empty for everything else. */
  readonly name: string;
  /** 0 for the root, 1 for what stands in it, and so on. */
  readonly depth: number;
  /** The type in the document; null for what the update makes, and for a root that nobody has used. */
  readonly type: Y.AbstractType<unknown> | null;
}

/** A list in which something stands: the children of a holder, or with `sub` the values of one of its attributes. */
export interface Spot {
  readonly holder: Holder;
  readonly sub: string | null;
}

/** What a type of a document is and how deep it lies never changes, so it is found out once. */
const holders = new WeakMap<object, Holder>();

/** Finds where things stand in the document. Looks at as much of it as it is asked about, and changes nothing. */
export class HeldSpots {
  private readonly root: Holder;

  constructor(private readonly doc: Y.Doc) {
    // Not `doc.get`, which would make the root.
    const type = (doc.share.get(ROOT) as Y.AbstractType<unknown> | undefined) ?? null;
    const known = type && holders.get(type);
    this.root = known ?? { kind: 'root', name: '', depth: 0, type };
    if (type && !known) holders.set(type, this.root);
  }

  stateOf(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /** The struct that holds a unit which the document has. */
  itemAt(id: UnitId): Y.Item {
    const structs = this.doc.store.clients.get(id.client) ?? [];
    const item = structs[Y.findIndexSS(structs, id.clock)];
    // What was forgotten has no place any more. The document forgets nothing, so this is only said, not meant.
    if (!(item instanceof Y.Item)) throw notAdmitted('p3.origin');
    return item;
  }

  /** Where a unit stands that the document has. */
  spotAt(id: UnitId): Spot {
    const { parent, parentSub } = this.itemAt(id);
    return { holder: this.holderOf(parent), sub: parentSub };
  }

  inRoot(sub: string | null): Spot {
    return { holder: this.root, sub };
  }

  /** Inside the type that a unit makes which the document has. */
  inside(id: UnitId, sub: string | null): Spot {
    const { content } = this.itemAt(id);
    if (!(content instanceof Y.ContentType)) throw notAdmitted('p3.content');
    return { holder: this.holderOf(content.type), sub };
  }

  /**
   * How many items of the document stand between two units of a list; null is its start or its end. Goes no further than
   * `most`. Throws when the second does not come after the first: copies would put what hangs on such neighbours in
   * different places.
   */
  itemsBetween(left: UnitId | null, right: UnitId | null, spot: Spot, most: number): number {
    const end = right && this.itemAt(right);
    const before = left && this.itemAt(left);
    if (before && before === end) return unitsApart(left, right) === 1 ? 0 : 1;
    const first = before ? before.right : firstIn(spot);
    // Behind a unit in the middle of an item comes the rest of that item.
    const isInside = before && left && left.clock < before.id.clock + before.length - 1;
    return (isInside ? 1 : 0) + countTo(first, end, most);
  }

  private holderOf(type: unknown): Holder {
    if (!(type instanceof Y.AbstractType)) throw notAdmitted('p3.root');
    const known = holders.get(type);
    if (known) return known;
    if (!type._item) throw notAdmitted('p3.root');
    const depth = this.holderOf(type._item.parent).depth + 1;
    const { kind, name } = kindOf(type);
    const holder: Holder = { kind, name, depth, type: type as Y.AbstractType<unknown> };
    holders.set(type, holder);
    return holder;
  }
}

/** What a struct would hold itself, standing there; null for words and values. */
export function holderMadeBy({ kind, name }: Struct, { holder }: Spot): Holder | null {
  const depth = holder.depth + 1;
  if (kind === 'element') return { kind: 'element', name, depth, type: null };
  return kind === 'run' ? { kind: 'text', name: '', depth, type: null } : null;
}

/** Refuses what may not stand there: elements and texts in elements, words in texts, values of attributes they have. */
export function checkContent({ kind }: Struct, { holder, sub }: Spot): void {
  if (sub !== null) {
    const attributes = holder.kind === 'element' ? ELEMENTS[holder.name]?.attributes : undefined;
    if (kind !== 'values' || !attributes?.includes(sub)) throw notAdmitted('p3.content');
  } else if (holder.kind === 'text') {
    if (kind !== 'words' && kind !== 'format') throw notAdmitted('p3.content');
  } else {
    if (holder.kind === 'other' || (kind !== 'element' && kind !== 'run')) throw notAdmitted('p3.content');
    if (holder.depth >= UPDATE_LIMITS.depth) throw notAdmitted('p3.depth');
  }
}

function firstIn({ holder: { type }, sub }: Spot): Y.Item | null {
  if (sub === null || !type) return type && type._start;
  let first = type._map.get(sub) ?? null;
  while (first?.left) first = first.left;
  return first;
}

function unitsApart(left: UnitId | null, right: UnitId | null): number {
  const units = (right?.clock ?? 0) - (left?.clock ?? 0);
  if (units <= 0) throw notAdmitted('p3.origin');
  return units;
}

function countTo(first: Y.Item | null, end: Y.Item | null, most: number): number {
  let count = 0;
  let item = first;
  for (; item && item !== end && count <= most; item = item.right) count += 1;
  if (!item && end) throw notAdmitted('p3.origin');
  return count;
}

function kindOf(type: Y.AbstractType<unknown>): Pick<Holder, 'kind' | 'name'> {
  if (type instanceof Y.XmlText) return { kind: 'text', name: '' };
  return type instanceof Y.XmlElement ? { kind: 'element', name: type.nodeName } : { kind: 'other', name: '' };
}
