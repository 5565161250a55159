// Canonical JSON (RFC 8785) and hashes, as libs/record/FORMAT.md, 1 says. Nothing here comes from the product's code.
import { createHash } from 'node:crypto';

/** A rule that a file breaks. */
export class Broken extends Error {
  constructor(rule, where) {
    super(`${rule}: ${where}`);
    this.rule = rule;
  }
}

export function demand(holds, rule, where = '') {
  if (!holds) throw new Broken(rule, where);
}

/** Words that a part shows are those that an act committed to, as far as something still opens them. */
export function demandHeld({ record }, { seq, commitments }, { name, words, rule }) {
  demand(Object.hasOwn(commitments, name), rule, name);
  const opened = record.find((one) => one.seq === seq && one.name === name);
  demand(opened === undefined || opened.content === words, rule, name);
}

export function canonical(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    demand(Number.isFinite(value), 'JSON', 'a number that is none');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    demand(!/\p{Surrogate}/u.test(value), 'JSON', 'half a character');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // The order of sort() is that of UTF-16 code units.
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(',')}}`;
}

export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

export function hashOfJson(value) {
  return hashOf(Buffer.from(canonical(value), 'utf8'));
}

/** B1 to B3. */
export function readFile(bytes) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Broken('B1', 'not UTF-8');
  }
  demand(!text.startsWith('\ufeff'), 'B1', 'a byte order mark');
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Broken('B2', 'not JSON');
  }
  demand(canonical(value) === text, 'B3', 'not canonical');
  return value;
}
