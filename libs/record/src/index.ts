export { commitmentOf, newCommitment, opens, type NewCommitment, type Opening } from './commitment.js';
export { entryHash, GENESIS, sealEntry, type RecordEntry, type UnsealedEntry } from './entry.js';
export type { JsonObject, JsonValue } from './json.js';
export { verifyChain, type Checkpoint, type RecordFault } from './verify-chain.js';
