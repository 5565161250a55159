import { decodeUtf8 } from 'lib0/string';
import { notAdmitted } from './not-admitted.js';

/**
 * Reads numbers and texts from bytes that anyone may have made. Never reads beyond the end, never loops longer than
 * there are bytes, and throws `NotAdmitted` where the bytes are none of what is asked for.
 */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw notAdmitted('p3.malformed');
    this.at += 1;
    return byte;
  }

  /** A number from 0 to 2^53 - 1, in at most eight bytes. */
  uint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte >= 128) continue;
      if (value > Number.MAX_SAFE_INTEGER) break;
      return value;
    }
    throw notAdmitted('p3.malformed');
  }

  /** How many things follow, each of at least so many bytes: a count that there are no bytes for is a lie. */
  count(bytesEach: number): number {
    const count = this.uint();
    if (count * bytesEach > this.left) throw notAdmitted('p3.malformed');
    return count;
  }

  /** A text with its length before it; throws when the bytes are not UTF-8. */
  text(): string {
    const length = this.count(1);
    return this.decode(this.at + length);
  }

  /** Passes over a text and tells how many UTF-16 units it has. */
  textLength(): number {
    const length = this.count(1);
    const end = this.at + length;
    for (let at = this.at; at < end; at += 1) {
      if ((this.bytes[at] ?? 0) >= 128) return this.decode(end).length;
    }
    this.at = end;
    return length;
  }

  skip(length: number): void {
    if (length > this.left) throw notAdmitted('p3.malformed');
    this.at += length;
  }

  /** As Yjs does it: what is no UTF-8 is an error. */
  private decode(end: number): string {
    const from = this.at;
    this.at = end;
    try {
      return decodeUtf8(this.bytes.subarray(from, end));
    } catch {
      throw notAdmitted('p3.malformed');
    }
  }
}
