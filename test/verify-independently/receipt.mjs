// Section 7 of libs/record/FORMAT.md: what a receipt shows about the record in a published file.
import { canonical } from './json.mjs';
import { isSigned, nameOfKey } from './rules.mjs';

const FIELDS = ['at', 'chain', 'head', 'keyId', 'seq', 'signature', 'v'];

/** The receipts in what was pasted, without what a mail put between their letters. */
export function receiptsIn(pasted) {
  const letters = pasted.replace(/^[>\s]+/gm, '').replace(/\s/g, '');
  return [...letters.matchAll(/\{[^{}]*\}/g)].flatMap(([text]) => {
    try {
      const read = JSON.parse(text);
      return canonical(Object.keys(read).sort()) === canonical(FIELDS) ? [read] : [];
    } catch {
      return [];
    }
  });
}

/** The result for one receipt; `isSound` is whether the file was found sound. */
export function resultOf(receipt, { record, signature: { publicKey } }, isSound) {
  const { signature, ...place } = receipt;
  const keys = [...(record.keys ?? []), publicKey].filter((key) => nameOfKey(key) === receipt.keyId);
  const text = `common-position-checkpoint/1\n${canonical(place)}`;
  const signed = keys.some((key) => isSigned(text, key, signature));
  const last = record.entries[record.entries.length - 1];
  const entry = record.entries.find(({ seq }) => seq === receipt.seq);
  const listed = (record.checkpoints ?? [receipt]).some(
    ({ seq, head }) => seq === receipt.seq && head === receipt.head,
  );
  if (keys.length > 0 && !signed) return 'forged';
  if (last?.chain !== receipt.chain) return 'other-record';
  if (!signed) return 'unknown-key';
  if (receipt.seq > last.seq) return 'later';
  if (entry?.hash !== receipt.head) return 'changed';
  if (!isSound) return 'not-proved';
  return listed ? 'held' : 'left-out';
}
