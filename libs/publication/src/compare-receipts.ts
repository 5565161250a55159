import { checkReceipt, receiptsIn, type ReceiptVerdict } from '#record';
import type { BundleVerdict } from './verify-bundle.js';

/**
 * Compares what somebody pasted with the record of a file that was checked: one verdict for each receipt in it, so none
 * where it holds none. Null where the file could not be read (R27).
 */
export function compareReceipts({ bundle, ok: isSound }: BundleVerdict, pasted: string): ReceiptVerdict[] | null {
  if (!bundle) return null;
  const { entries, checkpoints, keys = [] } = bundle.record;
  const record = {
    ...{ entries, isSound, keys: [...keys, bundle.signature.publicKey] },
    ...(checkpoints && { checkpoints }),
  };
  return receiptsIn(pasted).map((receipt) => checkReceipt(receipt, record));
}
