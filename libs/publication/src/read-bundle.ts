import { canonicalJson } from '#document';
import type { Bundle } from './bundle.js';
import { bundleShape } from './bundle-shape.js';
import type { BundleFault } from './fault.js';
import { placeIn } from './json-place.js';
import { namesAround, namesIn, partAt } from './part-at.js';
import { decodeUtf8, firstBadUtf8 } from './utf8.js';

/** A bundle as far as its file could be read. */
export interface BundleReading {
  /** Null when the file is not a bundle in every place. */
  readonly bundle: Bundle | null;
  readonly faults: readonly BundleFault[];
}

/** Reads a file strictly: UTF-8, JSON, in canonical form to the byte, and a bundle in every place. */
export function readBundle(bytes: Uint8Array): BundleReading {
  const text = decodeUtf8(bytes);
  if (text === null) {
    const offset = firstBadUtf8(bytes) ?? bytes.length;
    return broken(faultAt(bytes, offset, `Byte ${offset} belongs to no character of UTF-8.`));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { offset } = placeIn(bytes);
    return broken(faultAt(bytes, offset, `The file stops being JSON at byte ${offset}.`));
  }
  const faults = [...whyNotCanonical(bytes, value), ...whyNotShaped(value)];
  const shaped = faults.every(({ offset }) => offset !== undefined);
  return { bundle: shaped ? (value as Bundle) : null, faults };
}

function broken(fault: BundleFault): BundleReading {
  return { bundle: null, faults: [fault] };
}

function faultAt(bytes: Uint8Array, offset: number, because: string): BundleFault {
  const place = placeIn(bytes, offset);
  return { part: partAt(place.path, namesAround(bytes, place)), because, offset };
}

/** One way to write a bundle, so that two files that differ are never the same bundle. */
function whyNotCanonical(bytes: Uint8Array, value: unknown): BundleFault[] {
  let canonical: Uint8Array;
  try {
    canonical = new TextEncoder().encode(canonicalJson(value));
  } catch {
    return [{ part: 'file', because: 'The file holds a value that has no canonical form.' }];
  }
  const longest = Math.max(bytes.length, canonical.length);
  for (let offset = 0; offset < longest; offset += 1) {
    if (bytes[offset] === canonical[offset]) continue;
    return [faultAt(bytes, offset, `The file is not in canonical form: it departs from it at byte ${offset}.`)];
  }
  return [];
}

function whyNotShaped(value: unknown): BundleFault[] {
  const names = namesIn(value);
  const faults: BundleFault[] = [];
  bundleShape(value, [], (path, because) => faults.push({ part: partAt(path, names), because }));
  return faults;
}
