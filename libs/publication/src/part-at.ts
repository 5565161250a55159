import { pathKey, type JsonPath, type JsonPlace } from './json-place.js';
import { checkpointPart, entryPart, nameOpeningPart, recordOpeningPart, removedPart, signOffPart } from './parts.js';

/** Where to look up what a part of a bundle is called. */
export interface Names {
  /** The value at a path, if it can be read. */
  readonly at: (path: JsonPath) => unknown;
  /** Names of the parts as the manifest lists them. */
  readonly parts: readonly string[];
  /** The first value of a field after the fault in the same opening, whose name comes after its content. */
  readonly next: (field: string) => string | undefined;
}

/** Names the part of a bundle in which a path lies. */
export function partAt(path: JsonPath, names: Names): string {
  const [top, second, third] = path;
  const index = typeof second === 'number' ? second : null;
  switch (top) {
    case 'sections':
      return index === null ? 'sections' : inSection(path, index, names);
    case 'whole':
      return second === 'positions' && typeof third === 'number'
        ? signOffAt(path.slice(0, 3), 'whole', names)
        : 'whole';
    case 'datasets':
      return index === null ? 'datasets' : listedPart(['datasets', index, 'id'], 'dataset:', names);
    case 'minorityStatements':
      return index === null ? top : listedPart(['minorityStatements', index, 'id'], 'minority-statement:', names);
    case 'record':
      return inRecord(path, names);
    case 'openings':
      return inOpenings(path, names);
    case 'councilDecision':
      return 'council-decision';
    default:
      return OTHER_PARTS.has(top) ? String(top) : 'file';
  }
}

/** Names for a bundle that was read, though it may lack what a bundle needs. */
export function namesIn(value: unknown): Names {
  const at = (path: JsonPath) => path.reduce<unknown>((inside, name) => fieldOf(inside, name), value);
  const parts = at(['manifest', 'parts']);
  const listed = Array.isArray(parts) ? parts.map((part) => fieldOf(part, 'part')) : [];
  return { at, parts: listed.filter((part) => typeof part === 'string'), next: () => undefined };
}

/** Names for a bundle that cannot be read beyond a place: from what came before it, and the manifest wherever it is. */
export function namesAround(bytes: Uint8Array, { offset, seen }: JsonPlace): Names {
  const text = lossy.decode(bytes);
  const manifest = MANIFEST.exec(text)?.[0] ?? '';
  return {
    at: (path) => seen.get(pathKey(path)),
    parts: [...manifest.matchAll(/"part":"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part ?? ''),
    next: (field) => {
      const [sameOpening = ''] = lossy.decode(bytes.subarray(offset)).split(/content":|record":|\}\]/);
      return new RegExp(`"${field}":"?([\\w-]+)`).exec(sameOpening)?.[1];
    },
  };
}

const OTHER_PARTS: ReadonlySet<unknown> = new Set([
  'alone',
  'contributors',
  'format',
  'groups',
  'interests',
  'manifest',
  'renderings',
  'signature',
  'statement',
]);
/** Quotes inside strings are escaped, so before the manifest itself these characters stand nowhere. */
const MANIFEST = /"manifest":\{(?:"entries":[^"]*)?"parts":\[(?:\{"part":"(?:[^"\\]|\\.)*","sha256":"[^"]*"\},?)*/;
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

function inSection(path: JsonPath, index: number, names: Names): string {
  const part = listedPart(['sections', index, 'key'], 'section:', names);
  const inSignOff = path[2] === 'positions' && typeof path[3] === 'number';
  return inSignOff ? signOffAt(path.slice(0, 4), part, names) : part;
}

/** The name that the thing gives itself, unless that was damaged: then the one at its place in the manifest. */
function listedPart(idPath: JsonPath, prefix: string, names: Names): string {
  const listed = names.parts.filter((part) => part.startsWith(prefix) && !part.includes('/sign-off:'));
  return ownOrListed(names.at(idPath), prefix, listed, Number(idPath[1]));
}

function signOffAt(path: JsonPath, of: string, names: Names): string {
  const prefix = signOffPart(of, '');
  const listed = names.parts.filter((part) => part.startsWith(prefix));
  return ownOrListed(names.at([...path, 'constituency']), prefix, listed, Number(path.at(-1)));
}

function ownOrListed(name: unknown, prefix: string, listed: readonly string[], index: number): string {
  const own = typeof name === 'string' ? prefix + name : null;
  if (own !== null && listed.includes(own)) return own;
  return listed[index] ?? own ?? `${prefix}#${index + 1}`;
}

function inRecord([, list, index]: JsonPath, names: Names): string {
  if (typeof index !== 'number') return 'record';
  if (list === 'entries') return entryAt(index, names);
  if (list !== 'checkpoints') return 'record';
  const seq = names.at(['record', list, index, 'seq']);
  return checkpointPart(typeof seq === 'number' ? seq : `#${index + 1}`);
}

/** Entries count without gaps, so the one before gives the number even where the entry's own is damaged. */
function entryAt(index: number, names: Names): string {
  const before = names.at(['record', 'entries', index - 1, 'seq']);
  return entryPart((typeof before === 'number' ? before : index) + 1);
}

/** An opening is named by what it opens, or by its place where that cannot be read. */
function inOpenings([, list, index, damaged]: JsonPath, names: Names): string {
  if (typeof index !== 'number') return 'openings';
  const place = `#${index + 1}`;
  const read = (field: string) => {
    const found = names.at(['openings', list ?? '', index, field]) ?? names.next(field);
    return found === undefined || field === damaged ? place : String(found);
  };
  if (list === 'removed') return removedPart(read('seq'), read('name'));
  if (list !== 'names') return recordOpeningPart(read('seq'), read('name'));
  return nameOpeningPart(isContributor(read('ref'), names) ? read('ref') : place);
}

function isContributor(ref: string, names: Names): boolean {
  for (let index = 0; ; index += 1) {
    const known = names.at(['contributors', index, 'ref']);
    if (known === undefined) return false;
    if (known === ref) return true;
  }
}

function fieldOf(value: unknown, name: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string | number, unknown>)[name];
}
