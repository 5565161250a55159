/** Decodes UTF-8 as it is, byte order mark included; null when it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Where the first byte stands that begins no character of UTF-8; null when there is none. */
export function firstBadUtf8(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes[at] ?? 0);
    if (length > 1 && decodeUtf8(bytes.subarray(at, at + length)) === null) return at;
    at += length;
  }
  return null;
}

/** By the first byte. One that cannot come first gets 2, which never decodes. */
function characterLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
