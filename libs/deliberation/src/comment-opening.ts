import { USUAL_FORMATS, type Constituency } from '#concordat';
import { FORMATS, type Format, type FormatOwed } from './comment-clock.js';

/** A format as it stands: with what somebody said of it, or as the agreement alone has it. */
export type StandingFormat<Said extends FormatOwed> = Said | (FormatOwed & { readonly id: null });

/** Everybody has these from the first day: whoever can open the page can read and print it. */
const THERE_AT_ONCE: ReadonlySet<string> = new Set<Format>(['PLAIN_HTML', 'PAPER']);

/** For whom the formats are that are ready when comments open. */
const OWED_TO: Constituency = 'PEOPLE';

/**
 * Formats that people who draw on care are owed when comments open: those that the agreement names, and Easy Read whatever
 * it names. `names` are as the agreement writes them.
 */
export function owedByAgreement(
  names: readonly string[] = USUAL_FORMATS,
): { constituency: Constituency; format: Format }[] {
  const formats = new Set<Format>(['EASY_READ', ...names.flatMap(formatCalled)]);
  return [...formats].filter((one) => !THERE_AT_ONCE.has(one)).map((format) => ({ constituency: OWED_TO, format }));
}

/** Tells whether the agreement owes this to that group. */
export function isOwedByAgreement(owed: Omit<FormatOwed, 'readyOn'>, names?: readonly string[]): boolean {
  return owedByAgreement(names).some((one) => one.constituency === owed.constituency && one.format === owed.format);
}

/** Before comments open: what somebody said that a group is owed, and what the agreement owes of which nobody has said. */
export function owedBeforeOpening<Said extends FormatOwed>(
  said: readonly Said[],
  names?: readonly string[],
): StandingFormat<Said>[] {
  const unsaid = owedByAgreement(names).filter(
    ({ constituency, format }) => !said.some((one) => one.constituency === constituency && one.format === format),
  );
  return [...said, ...unsaid.map((one) => ({ ...one, id: null, readyOn: null }))];
}

/** Titles of the sections of which people who draw on care get Easy Read at least: the summary, and what they sign. */
export function inEasyRead(
  sections: readonly { readonly key: string; readonly title: string; readonly signatories: readonly Constituency[] }[],
): string[] {
  return sections
    .filter(({ key, signatories }) => key === 'summary' || signatories.includes(OWED_TO))
    .map(({ title }) => title);
}

function formatCalled(name: string): Format[] {
  const called = name.trim().toLowerCase();
  const known = Object.keys(FORMATS) as Format[];
  return called === 'plain html' ? ['PLAIN_HTML'] : known.filter((code) => FORMATS[code].toLowerCase() === called);
}
