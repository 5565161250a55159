import { compareReceipts, type BundleVerdict } from '#publication';
import type { VerdictInWords } from './verdict-in-words.js';

/** Says in plain words what each receipt that was pasted shows about the record in the file; null where none was. */
export function receiptInWords(pasted: string, verdict: BundleVerdict): VerdictInWords | null {
  const verdicts = pasted.trim() === '' ? null : compareReceipts(verdict, pasted);
  if (verdicts === null) return null;
  const because = verdicts.map((one) => one.because);
  const isHeld = verdicts.every(({ result }) => result === 'held');
  if (because.length === 0) return { isSound: false, headline: 'No receipt was found.', lines: [HOW], faults: [] };
  if (isHeld) return { isSound: true, headline: 'The receipt agrees with the record.', lines: because, faults: [] };
  return { isSound: false, headline: 'The receipt does not agree with this file.', lines: [], faults: because };
}

const HOW =
  'Copy the whole line of the mail that begins with {"at": and ends with }. Other words around it do not matter.';
