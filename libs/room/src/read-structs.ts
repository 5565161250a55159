import { ELEMENTS, MARKS, ROOT } from '#document';
import type { ByteReader } from './byte-reader.js';
import { notAdmitted } from './not-admitted.js';

/** Names one unit of what a client wrote. */
export interface UnitId {
  readonly client: number;
  readonly clock: number;
}

/** What a struct brings: words, a format marker, an element, a run of text inside an element, values of an attribute. */
export type ContentKind = 'words' | 'format' | 'element' | 'run' | 'values';

/** One piece of writing as an update says it. Nothing in it is known to be true. */
export interface Struct extends UnitId {
  readonly length: number;
  readonly kind: ContentKind;
  /** Name of the element; empty for everything else. */
  readonly name: string;
  /** The units between which it was written. */
  readonly origin: UnitId | null;
  readonly rightOrigin: UnitId | null;
  /** Where it was written, when neither of the above says so: the root, or the unit that makes the type around it. */
  readonly parent: UnitId | 'root' | null;
  /** The attribute that it is a value of, where `parent` says where it was written. */
  readonly sub: string | null;
}

/** Reads a struct, or throws what is wrong with it whatever the document holds: kinds and names that no section has. */
export function readStruct(reader: ByteReader, client: number, clock: number): Struct {
  const info = reader.byte();
  const origin = (info & HAS_ORIGIN) === 0 ? null : readId(reader);
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? null : readId(reader);
  const ref = info & CONTENT;
  // These two are told apart before anything else is read of them: they have no place.
  if (ref === GC) throw notAdmitted('p3.gc');
  if (ref === SKIP) throw notAdmitted('p3.skip');
  const saysWhere = origin === null && rightOrigin === null;
  const parent = saysWhere ? readParent(reader) : null;
  const sub = saysWhere && (info & HAS_SUB) !== 0 ? reader.text() : null;
  const { kind, length, name } = readContent(reader, ref);
  if (length === 0 || !Number.isSafeInteger(clock + length)) throw notAdmitted('p3.malformed');
  return { client, clock, length, kind, name, origin, rightOrigin, parent, sub };
}

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_SUB = 0x20;
const CONTENT = 0x1f;

/** Numbers of kinds of structs and contents in Yjs's first encoding. */
const GC = 0;
const DELETED = 1;
const WORDS = 4;
const FORMAT = 6;
const TYPE = 7;
const VALUES = 8;
const SKIP = 10;

/** Numbers of kinds of types. */
const XML_ELEMENT = 3;
const XML_TEXT = 6;

/** Longer than any link with its name. */
const LONGEST_FORMAT = 8 * 1024;

/** Values of one attribute in one struct: someone who changes it again and again leaves a run of them. */
const MOST_VALUES = 1_000;

type Content = Pick<Struct, 'kind' | 'length' | 'name'>;

function readId(reader: ByteReader): UnitId {
  return { client: reader.uint(), clock: reader.uint() };
}

function readParent(reader: ByteReader): UnitId | 'root' {
  const byName = reader.uint();
  if (byName > 1) throw notAdmitted('p3.malformed');
  if (byName === 0) return readId(reader);
  // Yjs makes every root that an update names, so that even a name must not get through.
  if (reader.text() !== ROOT) throw notAdmitted('p3.root');
  return 'root';
}

function readContent(reader: ByteReader, ref: number): Content {
  switch (ref) {
    case WORDS:
      return { kind: 'words', length: reader.textLength(), name: '' };
    case FORMAT:
      return readFormat(reader);
    case TYPE:
      return readType(reader);
    case VALUES:
      return readValues(reader);
    case DELETED:
      throw notAdmitted('p3.gc');
    default:
      throw notAdmitted('p3.content');
  }
}

function readType(reader: ByteReader): Content {
  const ref = reader.uint();
  if (ref === XML_TEXT) return { kind: 'run', length: 1, name: '' };
  if (ref !== XML_ELEMENT) throw notAdmitted('p3.content');
  const name = reader.text();
  if (!Object.hasOwn(ELEMENTS, name)) throw notAdmitted('p3.content');
  return { kind: 'element', length: 1, name };
}

/** The mark has to be known here because a marker with no words behind it shows nowhere in the text. */
function readFormat(reader: ByteReader): Content {
  if (!MARKS.includes(reader.text())) throw notAdmitted('p3.content');
  const json = reader.text();
  if (json.length > LONGEST_FORMAT || !isFormatValue(json)) throw notAdmitted('p3.content');
  return { kind: 'format', length: 1, name: '' };
}

/** Null where the format ends; otherwise the attributes of the mark, none of them more than a plain value. */
function isFormatValue(json: string): boolean {
  if (json === 'null' || json === '{}') return true;
  const value: unknown = parsed(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, inside]) => key !== '__proto__' && !isNested(inside));
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw notAdmitted('p3.malformed');
  }
}

function readValues(reader: ByteReader): Content {
  const length = reader.count(1);
  if (length > MOST_VALUES) throw notAdmitted('p3.content');
  for (let value = 0; value < length; value += 1) skipValue(reader);
  return { kind: 'values', length, name: '' };
}

/** Passes over a plain value; lists, objects, bytes and big numbers are no attributes. */
function skipValue(reader: ByteReader): void {
  const type = reader.byte();
  if (type === 119) reader.textLength();
  else if (type === 125) skipInteger(reader);
  else if (type === 124) reader.skip(4);
  else if (type === 123) reader.skip(8);
  // Null, false and true have no more bytes.
  else if (type !== 126 && type !== 121 && type !== 120) throw notAdmitted('p3.content');
}

function skipInteger(reader: ByteReader): void {
  for (let bytes = 0; bytes < 8; bytes += 1) {
    if (reader.byte() < 128) return;
  }
  throw notAdmitted('p3.malformed');
}
