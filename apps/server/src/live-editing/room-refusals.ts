import { CloseCode } from '#room';
import * as Y from 'yjs';
import type { EditRights } from './edit-rights.js';
import type { OfferRefusal } from './room-text.js';
import { LogMovedOn } from './update-log.js';

export const NOT_CONFIRMED = { code: 'p8.kept', because: 'You did not answer, so no words were taken away.' };

export const BAD_FRAME = {
  code: 'p0.frame',
  because: 'This window sent something that is no message. Reload the page.',
};

export function mayNot({ because }: EditRights): { code: string; because: string } {
  return { code: 'p5.may-not-write', because: because ?? 'You cannot write in this section.' };
}

/** Found out here, so that nonsense from one connection does not fail the flush of all. */
export function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Broken bytes are a bad frame; words that may not stand here, or are not the sender's to write, are not allowed. */
export function closeCodeFor(rule: OfferRefusal['by'], code: string): number {
  return rule === 'gate' && !READABLE.has(code) ? CloseCode.badFrame : CloseCode.mayNot;
}

/** What the gate refuses of bytes that it could read: a paste that is too large is no broken window. */
const READABLE = new Set(['p3.client', 'p3.size', 'p3.count', 'p3.content', 'p3.depth']);

/** How connections end after a fault: people come back, reload where the text was rebuilt, or keep what they wrote. */
export function codeAfter(fault: unknown): number {
  const by = fault instanceof LogMovedOn ? fault.by : 'seq';
  return { seq: CloseCode.resync, epoch: CloseCode.reload, gone: CloseCode.gone }[by];
}
