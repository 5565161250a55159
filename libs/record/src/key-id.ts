import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** Signs with an Ed25519 key that it keeps to itself. */
export interface Signer {
  /** 64 lower-case hex digits. */
  readonly publicKey: string;
  /** Returns the 64 bytes of the signature. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** Short name of a public key: the first 16 hex digits of the SHA-256 of its 32 bytes. */
export function keyIdOf(publicKey: string): string {
  return bytesToHex(sha256(hexToBytes(publicKey))).slice(0, 16);
}
