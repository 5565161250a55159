export {
  CHECKPOINT_FORMAT,
  checkpointLine,
  GATES,
  isCheckpointOf,
  signCheckpoint,
  verifyCheckpoints,
  type SignedCheckpoint,
} from './checkpoint.js';
export { commitmentOf, newCommitment, opens, type NewCommitment, type Opening } from './commitment.js';
export { entryHash, GENESIS, sealEntry, type RecordEntry, type UnsealedEntry } from './entry.js';
export { keyIdOf, type Signer } from './key-id.js';
export type { JsonObject, JsonValue } from './json.js';
export { checkReceipt, receiptsIn, type PublishedRecord, type ReceiptResult, type ReceiptVerdict } from './receipt.js';
export { verifyChain, type Checkpoint, type RecordFault } from './verify-chain.js';
