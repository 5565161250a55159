/** Names and indexes from the outside of a JSON text to a place in it. */
export type JsonPath = readonly (string | number)[];

/** A place in the bytes of a JSON text. */
export interface JsonPlace {
  /** Counts from 0. */
  readonly offset: number;
  readonly path: JsonPath;
  /** Strings and numbers that came before the place, by their path. */
  readonly seen: ReadonlyMap<string, string | number>;
}

/**
 * Says where in a JSON text a byte lies, or, without one, where the text stops being JSON. It reads no further than
 * that, so it works on a file that `JSON.parse` refuses. A file that is JSON throughout gives its end.
 */
export function placeIn(bytes: Uint8Array, until = Number.POSITIVE_INFINITY): JsonPlace {
  const walk: Walk = { bytes, until, offset: 0, path: [], seen: new Map() };
  if (walkValue(walk)) skipSpace(walk);
  return { offset: walk.offset, path: walk.path, seen: walk.seen };
}

/** How `seen` writes a path. */
export function pathKey(path: JsonPath): string {
  return path.join('\n');
}

/** Deeper than any bundle, and shallow enough for every stack. */
const DEEPEST = 500;

interface Walk {
  readonly bytes: Uint8Array;
  readonly until: number;
  readonly path: (string | number)[];
  readonly seen: Map<string, string | number>;
  offset: number;
}

/** Each step says whether to go on; when not, the walk stands where it stopped. */
function walkValue(walk: Walk): boolean {
  skipSpace(walk);
  if (walk.path.length > DEEPEST) return false;
  switch (walk.bytes[walk.offset]) {
    case OPEN_OBJECT:
      return walkObject(walk);
    case OPEN_LIST:
      return walkList(walk);
    case QUOTE: {
      const text = walkString(walk);
      if (text !== null) walk.seen.set(pathKey(walk.path), text);
      return text !== null;
    }
    default:
      return walkWord(walk);
  }
}

function walkObject(walk: Walk): boolean {
  if (!take(walk, 1)) return false;
  skipSpace(walk);
  if (walk.bytes[walk.offset] === CLOSE_OBJECT) return take(walk, 1);
  for (;;) {
    skipSpace(walk);
    if (walk.bytes[walk.offset] !== QUOTE) return false;
    const name = walkString(walk);
    if (name === null) return false;
    walk.path.push(name);
    skipSpace(walk);
    if (walk.bytes[walk.offset] !== COLON || !take(walk, 1) || !walkValue(walk)) return false;
    const next = walkPast(walk, CLOSE_OBJECT);
    if (next !== 'more') return next === 'closed';
  }
}

function walkList(walk: Walk): boolean {
  if (!take(walk, 1)) return false;
  skipSpace(walk);
  if (walk.bytes[walk.offset] === CLOSE_LIST) return take(walk, 1);
  for (let index = 0; ; index += 1) {
    walk.path.push(index);
    if (!walkValue(walk)) return false;
    const next = walkPast(walk, CLOSE_LIST);
    if (next !== 'more') return next === 'closed';
  }
}

/** Past a comma or the closing bracket. The path leaves the value only then, so a fault before it belongs to the value. */
function walkPast(walk: Walk, close: number): 'more' | 'closed' | 'stopped' {
  skipSpace(walk);
  const byte = walk.bytes[walk.offset];
  if ((byte !== COMMA && byte !== close) || !take(walk, 1)) return 'stopped';
  walk.path.pop();
  return byte === COMMA ? 'more' : 'closed';
}

function walkString(walk: Walk): string | null {
  let end = walk.offset + 1;
  for (;;) {
    const byte = walk.bytes[end];
    if (byte === QUOTE) break;
    const length = byte === BACKSLASH ? escapeLength(walk.bytes, end) : 1;
    if (byte === undefined || byte < 0x20 || length === 0) {
      walk.offset = Math.min(end, walk.until);
      return null;
    }
    end += length;
  }
  const raw = decoder.decode(walk.bytes.subarray(walk.offset, end + 1));
  return take(walk, end + 1 - walk.offset) ? String(JSON.parse(raw)) : null;
}

/** Zero when there is no such escape. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const text = decoder.decode(bytes.subarray(at, at + 6));
  return /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text)?.[0].length ?? 0;
}

function walkWord(walk: Walk): boolean {
  const ahead = decoder.decode(walk.bytes.subarray(walk.offset, walk.offset + LONGEST_WORD));
  const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(ahead)?.[0];
  if (word === undefined || !take(walk, word.length)) return false;
  const number = Number(word);
  if (!Number.isNaN(number)) walk.seen.set(pathKey(walk.path), number);
  return true;
}

function skipSpace(walk: Walk): void {
  while (walk.offset < walk.until && SPACES.has(walk.bytes[walk.offset] ?? 0)) walk.offset += 1;
}

/** Steps over a token, unless the place that is looked for lies in it. */
function take(walk: Walk, length: number): boolean {
  const end = walk.offset + length;
  const whole = walk.until >= end;
  walk.offset = whole ? end : walk.until;
  return whole;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
/** Canonical numbers are far shorter. */
const LONGEST_WORD = 400;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
