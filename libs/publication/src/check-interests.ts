import { canonicalJson } from '#document';
import type { RecordEntry } from '#record';
import type { Bundle, BundleInterest } from './bundle.js';
import type { BundleFault } from './fault.js';

/** Kinds of entries by which interests, or that there are none, are declared. */
const DECLARED: ReadonlySet<string> = new Set(['interests.declared', 'interests.changed']);

/** The entries of a record by which somebody declared interests, or that there are none, oldest first (R31). */
export function declarationsIn(entries: readonly RecordEntry[]): RecordEntry[] {
  return entries.filter(({ kind }) => DECLARED.has(kind));
}

/** Checks that the interests in a file are those of its record: none left out, and each as it was declared (R31). */
export function checkInterests({ interests, record }: Bundle): BundleFault[] {
  // Formats 1 and 2.
  if (interests === undefined) return [];
  const declared = declarationsIn(record.entries);
  if (declared.length !== interests.length) {
    return fault(`The record holds ${declared.length} declarations, and ${interests.length} are listed.`);
  }
  return declared.flatMap((entry, index) => {
    const [interest, ...later] = interests.slice(index);
    return interest ? whyNotDeclared(interest, entry, later).flatMap(fault) : [];
  });
}

function whyNotDeclared(interest: BundleInterest, entry: RecordEntry, later: readonly BundleInterest[]): string[] {
  const { by, constituency, at, some, effect, until } = interest;
  const { actor, facts } = entry;
  const asDeclared =
    interest.entry === entry.seq &&
    by === actor &&
    constituency === entry.constituency &&
    at === entry.at &&
    some === facts.some &&
    effect === facts.effect;
  const next = later.find((one) => one.by === by)?.at ?? null;
  return [
    ...(asDeclared ? [] : [`One is not as entry ${entry.seq} of the record says.`]),
    ...(hasSectionsOf(interest, facts) ? [] : [`One touches other sections than entry ${entry.seq} says.`]),
    ...(until === next ? [] : [`One does not end when the same person declared anew, after entry ${entry.seq}.`]),
  ];
}

/** An entry that was written before entries gave keys gives ids, which a file cannot translate: there, only their number. */
function hasSectionsOf({ sections }: BundleInterest, { keys, sections: ids }: RecordEntry['facts']): boolean {
  if (keys !== undefined) return canonicalJson(keys) === canonicalJson(sections);
  return Array.isArray(ids) && ids.length === sections.length;
}

function fault(because: string): BundleFault[] {
  return [{ part: 'interests', because }];
}
