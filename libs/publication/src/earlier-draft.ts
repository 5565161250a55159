/** Of an entry of a record, what tells which text was locked, and when own words were added. */
interface Recorded {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Number of the draft of a section that own words are about, where its locked text says something else by now: they stay as they
 * were written, beside whatever the section says (R19), so readers are told that they are not about that (R16). Null where they
 * are about the text that is there. Entries oldest first.
 */
export function earlierDraftOf(entries: readonly Recorded[], id: string): number | null {
  const at = entries.findIndex(({ kind, facts }) => kind === 'minority-statement.attached' && facts.id === id);
  const section = entries[at]?.facts.section;
  if (typeof section !== 'string') return null;
  const isLock = ({ kind, facts }: Recorded): boolean => kind === 'section.frozen' && facts.section === section;
  const then = entries.slice(0, at).findLast(isLock)?.facts;
  const now = entries.findLast(isLock)?.facts;
  return typeof then?.version === 'number' && then.hash !== now?.hash ? then.version : null;
}
