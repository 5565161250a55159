import type { Constituency } from './constituency.js';
import type { SectionState } from './states.js';

/** What would be if comments opened today: what is owed and to whom, and when each group could begin (R11). */
export interface CommentOpening {
  readonly formats: readonly OpeningFormat[];
  /** Titles of the sections that its Easy Read covers at least. */
  readonly easyReadOf: readonly string[];
  readonly clocks: readonly OpeningClock[];
}

/** A format that a group is owed; days are YYYY-MM-DD. */
export interface OpeningFormat {
  readonly constituency: Constituency;
  /** Its code, such as `EASY_READ`. */
  readonly format: string;
  /** Null while it is not there. */
  readonly readyOn: string | null;
}

/** The time of one group, if comments opened today. */
export interface OpeningClock {
  readonly constituency: Constituency;
  /** Null where a format is missing: its time begins only when that is there. */
  readonly startsOn: string | null;
  readonly closesOn: string | null;
  readonly waitsFor: readonly string[];
}

/** Tells which sections their leads have marked ready. */
export function readiness(
  sections: readonly { readonly title: string; readonly state: SectionState }[],
): { title: string; ready: boolean }[] {
  return sections.map(({ title, state }) => ({ title, ready: state === 'READY' }));
}
