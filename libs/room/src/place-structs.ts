import type { Refusal } from '#concordat';
import { MARKS, ROOT } from '#document';
import * as Y from 'yjs';
import { UPDATE_LIMITS } from './limits.js';

/** Structs that all have a place in the document. */
export interface Placed {
  /** How many of them the document does not hold yet. */
  readonly count: number;
  /** Up to where the document would hold a client's structs. */
  readonly stateOf: (client: number) => number;
}

/** Where a struct stands or would stand. */
interface Place {
  readonly kind: 'root' | 'element' | 'text' | 'other';
  /** The document's own type, or the struct of the update that makes it; for telling places apart. */
  readonly owner: unknown;
  /** Name of an attribute; null for a child. */
  readonly sub: string | null;
  /** Elements around it. */
  readonly depth: number;
}

/**
 * Finds the place of every struct that the document does not hold, or the first reason why one has none (RULES.md, P3).
 * Follows the order in which the document would take them in, so that a circle of structs that wait for each other is
 * found too. Throws only on structures that Yjs itself does not make.
 */
export function placeStructs(
  doc: Y.Doc,
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
  allowedClients: ReadonlySet<number>,
): Placed | { readonly refusal: Refusal } {
  const site = new Site(doc);
  const queues: (Y.Item | Y.GC | Y.Skip)[][] = [];
  for (const struct of structs) {
    if (struct.id.clock + struct.length <= site.stateOf(struct.id.client)) continue;
    if (!allowedClients.has(struct.id.client)) return because('p3.client', 'These words were sent in another’s name.');
    const queue = queues.at(-1);
    if (queue?.[0]?.id.client === struct.id.client) queue.push(struct);
    else queues.push([struct]);
  }
  const refusal = drain(site, queues);
  if (refusal) return { refusal };
  return { count: queues.reduce((sum, queue) => sum + queue.length, 0), stateOf: (client) => site.stateOf(client) };
}

/** Takes structs as soon as what they hang on is there, round after round, until none is left or none can go on. */
function drain(site: Site, queues: readonly (readonly (Y.Item | Y.GC | Y.Skip)[])[]): Refusal | null {
  const waiting = queues.map((queue) => ({ queue, at: 0 }));
  for (let moved = true; moved;) {
    moved = false;
    for (const line of waiting) {
      const before = line.at;
      const refusal = advance(site, line);
      if (refusal) return refusal;
      moved ||= line.at > before;
    }
  }
  const left = waiting.some(({ queue, at }) => at < queue.length);
  return left
    ? because('p3.gap', 'This change hangs on words that are not here. Open the section again.').refusal
    : null;
}

/** Takes from one client's structs what is due. */
function advance(
  site: Site,
  line: { readonly queue: readonly (Y.Item | Y.GC | Y.Skip)[]; at: number },
): Refusal | null {
  for (; line.at < line.queue.length; line.at += 1) {
    const struct = line.queue[line.at];
    if (!struct || !site.isDue(struct)) return null;
    const refusal = site.take(struct);
    if (refusal) return refusal;
  }
  return null;
}

/** The document as it would be with the structs taken so far. */
class Site {
  private readonly states = new Map<number, number>();
  private readonly taken = new Map<number, { readonly struct: Y.Item; readonly place: Place }[]>();

  constructor(private readonly doc: Y.Doc) {}

  stateOf(client: number): number {
    return this.states.get(client) ?? Y.getState(this.doc.store, client);
  }

  /** Whether everything that a struct names is there. */
  isDue(struct: Y.Item | Y.GC | Y.Skip): boolean {
    if (struct.id.clock > this.stateOf(struct.id.client)) return false;
    if (!(struct instanceof Y.Item)) return true;
    const { origin, rightOrigin, parent } = struct;
    return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].every(
      (id) => id === null || id.clock < this.stateOf(id.client),
    );
  }

  take(struct: Y.Item | Y.GC | Y.Skip): Refusal | null {
    if (struct instanceof Y.Skip)
      return because('p3.skip', 'This change leaves something out. Open the section again.').refusal;
    if (!(struct instanceof Y.Item)) {
      return because('p3.gc', 'This window forgot words that the record keeps. Reload the page.').refusal;
    }
    const place = this.placeOf(struct);
    if (!place) return because('p3.root', 'This change belongs nowhere in the section.').refusal;
    const refusal = whyNotContent(struct, place);
    if (refusal) return refusal;
    const { client, clock } = struct.id;
    this.states.set(client, clock + struct.length);
    const taken = this.taken.get(client) ?? [];
    taken.push({ struct, place });
    this.taken.set(client, taken);
    return null;
  }

  /** Null where a struct has no place, or its neighbours stand in different ones. */
  private placeOf({ origin, rightOrigin, parent, parentSub }: Y.Item): Place | null {
    const left = origin && this.placeAt(origin);
    const right = rightOrigin && this.placeAt(rightOrigin);
    const known = left ?? right;
    if (left && right && !isSame(left, right)) return null;
    if (typeof parent === 'string') {
      const root = parent === ROOT ? this.rootPlace(parentSub) : null;
      return known || !root ? null : root;
    }
    if (parent instanceof Y.ID) return known ? null : this.inside(parent, parentSub);
    return known ?? null;
  }

  private rootPlace(sub: string | null): Place {
    return { kind: 'root', owner: ROOT, sub, depth: 0 };
  }

  /** The place of the struct with this id. */
  private placeAt(id: Y.ID): Place | null {
    const own = this.takenAt(id);
    if (own) return own.place;
    const item = this.held(id);
    return item ? placeIn(item.parent, item.parentSub) : null;
  }

  /** The place inside the type that the struct with this id makes. */
  private inside(id: Y.ID, sub: string | null): Place | null {
    const own = this.takenAt(id);
    if (own) return insideType(own.struct, own.struct, own.place.depth + 1, sub);
    const item = this.held(id);
    if (!(item?.content instanceof Y.ContentType)) return null;
    return placeIn(item.content.type, sub);
  }

  private held(id: Y.ID): Y.Item | null {
    const struct = Y.getItem(this.doc.store, id) as Y.Item | Y.GC;
    return struct instanceof Y.Item ? struct : null;
  }

  private takenAt({ client, clock }: Y.ID): { readonly struct: Y.Item; readonly place: Place } | null {
    const taken = this.taken.get(client);
    const [first] = taken ?? [];
    if (!taken || !first || clock < first.struct.id.clock) return null;
    let low = 0;
    let high = taken.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((taken[middle]?.struct.id.clock ?? Infinity) <= clock) low = middle;
      else high = middle - 1;
    }
    return taken[low] ?? null;
  }
}

/** The place of what stands in a type of the document. */
function placeIn(parent: unknown, sub: string | null): Place | null {
  if (!(parent instanceof Y.AbstractType)) return null;
  let depth = 0;
  let type: unknown = parent;
  while (type instanceof Y.AbstractType && type._item && depth <= UPDATE_LIMITS.depth) {
    depth += 1;
    type = type._item.parent;
  }
  if (!parent._item) {
    return parent instanceof Y.XmlFragment && parent.doc?.share.get(ROOT) === (parent as unknown)
      ? { kind: 'root', owner: ROOT, sub, depth: 0 }
      : null;
  }
  return insideType(parent._item, parent._item, depth, sub);
}

function insideType(item: Y.Item, owner: unknown, depth: number, sub: string | null): Place | null {
  if (!(item.content instanceof Y.ContentType)) return null;
  const { type } = item.content;
  return { kind: kindOf(type), owner, sub, depth };
}

function kindOf(type: unknown): Place['kind'] {
  if (type instanceof Y.XmlText) return 'text';
  return type instanceof Y.XmlElement && !(type instanceof Y.XmlHook) ? 'element' : 'other';
}

function isSame(one: Place, other: Place): boolean {
  return one.owner === other.owner && one.sub === other.sub;
}

/** What may stand where: blocks and texts in elements, characters and formats in texts, plain values as attributes. */
function whyNotContent({ content }: Y.Item, { kind, sub, depth }: Place): Refusal | null {
  if (kind === 'other') return NOT_ALLOWED;
  if (sub !== null) return kind === 'element' && isAttributeValue(content) ? null : NOT_ALLOWED;
  if (kind === 'text') return isTextContent(content) ? null : NOT_ALLOWED;
  if (!(content instanceof Y.ContentType) || kindOf(content.type) === 'other') return NOT_ALLOWED;
  return depth < UPDATE_LIMITS.depth ? null : because('p3.depth', 'This change nests too deeply.').refusal;
}

function isTextContent(content: unknown): boolean {
  if (content instanceof Y.ContentString) return true;
  return content instanceof Y.ContentFormat && MARKS.includes(content.key);
}

function isAttributeValue(content: unknown): boolean {
  if (!(content instanceof Y.ContentAny)) return false;
  const [value, ...more] = content.arr as unknown[];
  return more.length === 0 && (value === null || ['string', 'number', 'boolean'].includes(typeof value));
}

const NOT_ALLOWED: Refusal = {
  code: 'p3.content',
  because: 'This change holds something that a section cannot hold.',
};

function because(code: string, sentence: string): { readonly refusal: Refusal } {
  return { refusal: { code, because: sentence } };
}
