import type { Bundle } from '#publication';
import type { SignedCheckpoint } from '#record';

/** The receipts in what was pasted. */
export function receiptsIn(pasted: string): SignedCheckpoint[];
/** What one of them shows about the record in a file, which was found sound or not. */
export function resultOf(receipt: SignedCheckpoint, bundle: Bundle, isSound: boolean): string;
