import { earlierDraftOf, type Bundle, type BundleMinorityStatement } from '#publication';

/** The own words of those who disagree, as they are shown (R19). */
export interface OwnWords {
  readonly words: BundleMinorityStatement;
  /** The draft that they are about, where the section says something else by now; else null. */
  readonly earlierDraft: number | null;
}

/** Own words of a published version, each with what the record in the file tells of the text that it is about. */
export function ownWordsOf({ minorityStatements, record }: Bundle): OwnWords[] {
  return minorityStatements.map((words) => ({ words, earlierDraft: earlierDraftOf(record.entries, words.id) }));
}
