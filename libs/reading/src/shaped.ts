import type { Bundle } from '#publication';

/** A group whose suggestions were taken into a section, and how many (R25). */
export interface Shaped {
  readonly constituency: string;
  readonly suggestions: number;
}

const TAKEN: ReadonlySet<unknown> = new Set(['ACCEPTED', 'ACCEPTED_IN_PART']);

/** Whose suggestions shaped each section, by its key: told by the record in the file, with the newest answer to each. */
export function shapedBySection({ record }: Bundle): (section: string) => readonly Shaped[] {
  const from = new Map<unknown, string>();
  const taken = new Map<unknown, unknown>();
  const into = new Map<unknown, unknown>();
  for (const { kind, facts, constituency } of record.entries) {
    if (kind === 'proposal.received') from.set(facts.proposal, constituency ?? '');
    if (kind === 'proposal.merged') into.set(facts.proposal, facts.into);
    if (kind === 'proposal.answered' && TAKEN.has(facts.decision)) taken.set(facts.proposal, facts.section);
    else if (kind === 'proposal.answered' || kind === 'proposal.withdrawn') taken.delete(facts.proposal);
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
