import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize } from 'node:v8';
import * as Y from 'yjs';

/** Editing that was done beforehand, in a real Tiptap editor on a real Yjs document, one update for each edit. */
export interface Tape {
  /** The text before anybody types: a paragraph for each writer, written by the first of them. */
  readonly base: Uint8Array;
  /** For each writer, their edits in order. They hang on the base and the writer's own edits, and on nobody else's. */
  readonly writers: readonly (readonly Uint8Array[])[];
}

/** What a tape holds. */
export interface TapeSpec {
  readonly name: string;
  readonly writers: number;
  readonly editsEach: number;
  /** Characters of text that stand there before anybody types. */
  readonly filler: number;
}

/** Fifty people in one room. */
export const CROWD: TapeSpec = { name: 'crowd', writers: 50, editsEach: 200, filler: 0 };
/** Few people who go on for long: 100,000 edits. */
export const LONG: TapeSpec = { name: 'long', writers: 10, editsEach: 10_000, filler: 0 };
/** One document of some length. */
export const DOCUMENT: TapeSpec = { name: 'document', writers: 1, editsEach: 6_000, filler: 40_000 };

/** Raised when make-tape.ts makes other tapes. */
const VERSION = 1;
const DIRECTORY = resolve('.data-bench/tapes');

/** Client ids on a tape: of the writer with this number. They take five bytes, as nearly all random ones do. */
export function placeholder(writer: number): number {
  return 0xf000_0000 + writer;
}

/** Loads a tape, and makes it first when there is none: in a process of its own, because an editor needs a DOM. */
export function loadTape(spec: TapeSpec): Tape {
  const file = join(DIRECTORY, `${spec.name}-${spec.writers}x${spec.editsEach}-v${VERSION}.tape`);
  if (!existsSync(file)) {
    mkdirSync(DIRECTORY, { recursive: true });
    process.stdout.write(`Making ${spec.writers} x ${spec.editsEach} edits in a real editor; this happens once.\n`);
    const maker = resolve('dist/test/bench/live/make-tape.js');
    execFileSync(process.execPath, [maker, JSON.stringify(spec), file], { stdio: 'inherit' });
  }
  return deserialize(readFileSync(file)) as Tape;
}

/** The first so many writers and edits of a tape. */
export function cut({ base, writers }: Tape, count: number, editsEach = Infinity): Tape {
  return { base, writers: writers.slice(0, count).map((edits) => edits.slice(0, editsEach)) };
}

/**
 * The same update with real client ids in place of the tape's. On a tape every id is a run of four bytes with the high
 * bit and one without, and text is ASCII, so no other bytes look like one (tape-spec.ts).
 */
export function withClients(update: Uint8Array, clients: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(update);
  for (let at = 4; at < copy.length; at += 1) {
    // 0xF0000000 + n, seven bits at a time, the lowest first: the last byte is 0x0F.
    if (copy[at] !== 0x0f || copy[at - 1] !== 0x80 || copy[at - 2] !== 0x80) continue;
    const [low = 0, next = 0] = [copy[at - 4], copy[at - 3]];
    if ((low & next & 0x80) === 0) continue;
    const client = clients[(low & 0x7f) + ((next & 0x7f) << 7)];
    if (client !== undefined) writeFive(copy, at - 4, client);
  }
  return copy;
}

/** Tells whether a client id takes as many bytes as the tape's. */
export function fitsOnTape(client: number): boolean {
  return client >= 2 ** 28 && client < 2 ** 32;
}

/** The state of the document when a tape's first edits were made, of about so many bytes or more. */
export function stateOf({ base, writers }: Tape, bytes: number): { state: Uint8Array; edits: number } {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, base);
  let edits = 0;
  for (const edit of writers[0] ?? []) {
    if (edits % 100 === 0 && Y.encodeStateAsUpdate(doc).length >= bytes) break;
    Y.applyUpdate(doc, edit);
    edits += 1;
  }
  return { state: Y.encodeStateAsUpdate(doc), edits };
}

function writeFive(bytes: Uint8Array, at: number, value: number): void {
  let left = value;
  for (let byte = 0; byte < 5; byte += 1) {
    bytes[at + byte] = (left % 128) | (byte < 4 ? 0x80 : 0);
    left = Math.floor(left / 128);
  }
}
