import type { Bundle } from '#publication';

/** What an entry of the record says, in a file or in the database. */
interface Told {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A group whose suggestions were taken into a section, and how many (R25). */
export interface Shaped {
  readonly constituency: string;
  readonly suggestions: number;
}

const TAKEN: ReadonlySet<unknown> = new Set(['ACCEPTED', 'ACCEPTED_IN_PART']);

/** Whose suggestions shaped each section, by its key: told by the record in the file, with the newest answer to each. */
export function shapedBySection({ record }: Bundle): (section: string) => readonly Shaped[] {
  const from = new Map<unknown, string>();
  const taken = takenSuggestions(record.entries);
  const into = new Map<unknown, unknown>();
  for (const { kind, facts, constituency } of record.entries) {
    if (kind === 'proposal.received') from.set(facts.proposal, constituency ?? '');
    if (kind === 'proposal.merged') into.set(facts.proposal, facts.into);
  }
  // Who was joined with an earlier one asked for the same words.
  for (const [later, earlier] of into) if (taken.has(earlier)) taken.set(later, taken.get(earlier));
  return (section) => {
    const counts = new Map<string, number>();
    for (const [proposal, at] of taken) {
      const constituency = from.get(proposal) ?? '';
      if (at === section) counts.set(constituency, (counts.get(constituency) ?? 0) + 1);
    }
    return [...counts].map(([constituency, suggestions]) => ({ constituency, suggestions }));
  };
}

/** The section, by its key, into which each suggestion was taken by its newest answer. */
export function takenSuggestions(entries: readonly Told[]): Map<unknown, unknown> {
  const taken = new Map<unknown, unknown>();
  for (const { kind, facts } of entries) {
    if (kind === 'proposal.answered' && TAKEN.has(facts.decision)) taken.set(facts.proposal, facts.section);
    else if (kind === 'proposal.answered' || kind === 'proposal.withdrawn') taken.delete(facts.proposal);
  }
  return taken;
}

/**
 * The times that a facilitator wrote words down for somebody which stand in a section, by its key. Those of a comment stand in
 * none, and those of a suggestion only when it was taken.
 */
export function writtenForIn<One extends Told>(entries: readonly One[]): (section: string) => readonly One[] {
  const taken = takenSuggestions(entries);
  const written = entries.filter(({ kind, facts }) => {
    if (kind !== 'words.written-for' || facts.comment !== undefined) return false;
    return facts.proposal === undefined || taken.get(facts.proposal) === facts.section;
  });
  return (section) => written.filter(({ facts }) => facts.section === section);
}
