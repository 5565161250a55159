import { Injectable } from '@nestjs/common';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Where tokens, salts and ids come from: the machine's cryptographic source. */
@Injectable()
export class Randomness {
  bytes(length: number): Uint8Array {
    return randomBytes(length);
  }

  uuid(): string {
    return randomUUID();
  }

  /** A token for links and cookies: 256 bits in base64url. */
  token(): string {
    return randomBytes(32).toString('base64url');
  }

  /** Digits, leading zeros kept. */
  digits(length: number): string {
    return String(randomInt(10 ** length)).padStart(length, '0');
  }
}
