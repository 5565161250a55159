import type { RecordEntry } from '#record';
import type { Bundle } from './bundle.js';

/**
 * Tells whether the words that a part shows are other ones than an act committed to: its entry has no such commitment, or
 * what opens it is something else. Where nothing opens it, nobody can tell: it was taken away (R28).
 */
export function isOpenedOtherwise(
  { openings }: Pick<Bundle, 'openings'>,
  { entry, name, words }: { readonly entry: RecordEntry; readonly name: string; readonly words: string },
): boolean {
  if (!Object.hasOwn(entry.commitments, name)) return true;
  const opening = openings.record.find((one) => one.seq === entry.seq && one.name === name);
  return opening !== undefined && opening.content !== words;
}
