import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** How a server wants to be spoken to. */
export type Dialect = 'y-websocket' | 'hocuspocus' | 'relay';

/** What came in, as far as the generator looks. The bytes are views on the message. */
export type Heard =
  | { readonly kind: 'step1' | 'other' }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  /** Ours: so many update messages of this connection are stored. */
  | { readonly kind: 'saved'; readonly count: number }
  /** Hocuspocus: one more update message of this connection was applied. */
  | { readonly kind: 'applied' };

/** What Hocuspocus puts before every message; the others have one room to a connection. */
export function prefixOf(dialect: Dialect, room: string): Uint8Array {
  return dialect === 'hocuspocus' ? written((encoder) => encoding.writeVarString(encoder, room)) : new Uint8Array();
}

/** What a client says first: Hocuspocus wants its authentication message, whatever it holds. */
export function helloOf(dialect: Dialect, prefix: Uint8Array): Uint8Array[] {
  if (dialect === 'relay') return [];
  const step1 = framed(prefix, [SYNC, STEP_1], Y.encodeStateVector(new Y.Doc()));
  if (dialect === 'y-websocket') return [step1];
  const auth = written((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'token');
  });
  return [auth, step1];
}

/** Edits. */
export function updateFrame(prefix: Uint8Array, update: Uint8Array): Uint8Array {
  return framed(prefix, [SYNC, UPDATE], update);
}

/** The answer of a client that has nothing which the server lacks. */
export function nothingNewFrame(prefix: Uint8Array): Uint8Array {
  return framed(prefix, [SYNC, STEP_2], Uint8Array.of(0, 0));
}

/** A caret, behind one unit of its writer's own, as y-protocols writes it. */
export function cursorFrame(prefix: Uint8Array, client: number, clock: number): Uint8Array {
  const position = { type: null, tname: null, item: { client, clock }, assoc: 0 };
  const state = { user: { name: 'Somebody', color: '#336699' }, cursor: { anchor: position, head: position } };
  const states = written((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock + 1);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return framed(prefix, [AWARENESS], states);
}

/** Looks at a message. Only what is inside updates is left for whoever wants to know. */
export function hear(dialect: Dialect, message: Uint8Array, prefixLength: number): Heard {
  const kind = message[prefixLength];
  if (kind === SYNC || (dialect === 'hocuspocus' && kind === SYNC_REPLY)) {
    const step = message[prefixLength + 1];
    if (step === STEP_1) return { kind: 'step1' };
    const update = readVarUint8Array(createDecoder(message.subarray(prefixLength + 2)));
    return { kind: step === STEP_2 ? 'step2' : 'update', update };
  }
  if (dialect === 'hocuspocus') return { kind: kind === SYNC_STATUS ? 'applied' : 'other' };
  if (kind !== SAVED) return { kind: 'other' };
  return { kind: 'saved', count: readVarUint(createDecoder(message.subarray(prefixLength + 1))) };
}

const [SYNC, AWARENESS, AUTH, SYNC_REPLY, SYNC_STATUS, SAVED] = [0, 1, 2, 4, 8, 100] as const;
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2] as const;

function framed(prefix: Uint8Array, kinds: readonly number[], bytes: Uint8Array): Uint8Array {
  return written((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    for (const kind of kinds) encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
