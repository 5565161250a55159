/** The first rule that a file breaks, such as `B9: money`; null for a sound file. */
export function brokenRule(bytes: Uint8Array): string | null;
