import { createDecoder, hasContent, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';

/** The first number of every message: y-websocket's own up to 3, ours from 100. */
export const Frame = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 100,
  rights: 101,
  notice: 102,
  heartbeat: 103,
  answer: 104,
} as const;

/** A message from a browser. The bytes are views on the message. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly payload: Uint8Array }
  | { readonly kind: 'query-presence' }
  | { readonly kind: 'answer'; readonly token: number; readonly confirm: boolean }
  | { readonly kind: 'bad'; readonly reason: string };

/** Reads a message from a browser, whatever its bytes; never throws. What the bytes carry is not looked at. */
export function decodeFrame(bytes: Uint8Array): ClientFrame {
  const decoder = createDecoder(bytes);
  try {
    const frame = readFrame(decoder);
    return frame.kind === 'bad' || !hasContent(decoder) ? frame : bad('The message goes on after its end.');
  } catch {
    return bad('The message ends too early.');
  }
}

/** Asks for what the other side has beyond this state vector. */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return syncMessage(messageYjsSyncStep1, stateVector);
}

/** Answers the other side's state vector with what it lacks. */
export function encodeStep2(update: Uint8Array): Uint8Array {
  return syncMessage(messageYjsSyncStep2, update);
}

/**
 * Tells of edits, oldest first, in one message. Several become one update, because a y-websocket client reads one
 * from a message. For committed updates only: they are merged, which must not be done to bytes nobody has admitted.
 */
export function encodeUpdates(updates: Uint8Array[]): Uint8Array {
  const [only] = updates;
  return syncMessage(messageYjsUpdate, only && updates.length === 1 ? only : Y.mergeUpdates(updates));
}

/** Tells how many of this connection's update messages are committed; a step 2 counts as one. */
export function encodeSaved(count: number): Uint8Array {
  return message(Frame.saved, (encoder) => encoding.writeVarUint(encoder, count));
}

/** Tells what the person may do here; `because` says in words why not. */
export function encodeRights({ mayWrite, because }: { mayWrite: boolean; because: string | null }): Uint8Array {
  return jsonMessage(Frame.rights, { mayWrite, because });
}

/** Tells of something that the person has to know: a lock, a reload, a held deletion. */
export function encodeNotice({ code, because }: { code: string; because: string }): Uint8Array {
  return jsonMessage(Frame.notice, { code, because });
}

/** Asks whether a change that is held may be made (P8); the answer carries the token. A `notice` that waits. */
export function encodeHeld({ code, because, confirm }: { code: string; because: string; confirm: number }): Uint8Array {
  return jsonMessage(Frame.notice, { code, because, confirm });
}

/** A browser's answer to a change that is held: makes it, or has it forgotten (P8). */
export function encodeAnswer({ token, confirm }: { token: number; confirm: boolean }): Uint8Array {
  return message(Frame.answer, (encoder) => {
    encoding.writeVarUint(encoder, token);
    encoding.writeVarUint(encoder, confirm ? 1 : 0);
  });
}

/** Says nothing, so that a quiet connection does not look dead. */
export function encodeHeartbeat(): Uint8Array {
  return message(Frame.heartbeat, () => undefined);
}

/** Wraps an awareness update of y-protocols. */
export function encodePresence(awarenessUpdate: Uint8Array): Uint8Array {
  return message(Frame.awareness, (encoder) => encoding.writeVarUint8Array(encoder, awarenessUpdate));
}

function readFrame(decoder: Decoder): ClientFrame {
  const kind = readVarUint(decoder);
  switch (kind) {
    case Frame.sync:
      return readSync(decoder);
    case Frame.awareness:
      return { kind: 'presence', payload: readVarUint8Array(decoder) };
    case Frame.queryAwareness:
      return { kind: 'query-presence' };
    case Frame.answer:
      return { kind: 'answer', token: readVarUint(decoder), confirm: readVarUint(decoder) === 1 };
    default:
      return bad('A browser does not send messages of this kind.');
  }
}

function readSync(decoder: Decoder): ClientFrame {
  const kind = readVarUint(decoder);
  switch (kind) {
    case messageYjsSyncStep1:
      return { kind: 'step1', stateVector: readVarUint8Array(decoder) };
    case messageYjsSyncStep2:
      return { kind: 'step2', update: readVarUint8Array(decoder) };
    case messageYjsUpdate:
      return { kind: 'update', update: readVarUint8Array(decoder) };
    default:
      return bad('There is no sync message of this kind.');
  }
}

function bad(reason: string): ClientFrame {
  return { kind: 'bad', reason };
}

function syncMessage(kind: number, bytes: Uint8Array): Uint8Array {
  return message(Frame.sync, (encoder) => {
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function jsonMessage(kind: number, body: object): Uint8Array {
  return message(kind, (encoder) => encoding.writeVarString(encoder, JSON.stringify(body)));
}

function message(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
