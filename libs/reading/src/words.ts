/** Names one after another, without a last "and", because the names themselves may hold one: "a, b, c". */
export function listed(items: readonly string[]): string {
  return items.join(', ');
}

/** Names in a sentence: "a", "a and b", "a, b and c". */
export function listedInSentence(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A day as people write it, in British time: "3 March 2027". Text that is no date comes back as it is. */
export function dateInWords(date: string): string {
  return written(date, LONG);
}

/** The same, short enough for a table: "3 Mar 2027". */
export function shortDate(date: string): string {
  return written(date, SHORT);
}

/** The time of a moment on British clocks: "10:12". */
export function timeInWords(at: string | Date): string {
  return TIME.format(new Date(at));
}

/** The smallest number of people that is ever said (docs/rules.md, 7). */
export const FEWEST_TO_COUNT = 5;

/** Tells whether so few people could be picked out if their number were said. */
export function isFew(count: number): boolean {
  return count > 0 && count < FEWEST_TO_COUNT;
}

/** "1 section", "2 sections". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Says that own words are about an earlier draft than the text that they stand beside. */
export function aboutDraftInWords(draft: number): string {
  return `About Draft ${draft}, before the section changed.`;
}

/** A label as it stands inside a sentence. "NHS" keeps its capitals. */
export function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** Text in lines of at most so many characters, broken between words; a longer word keeps a line of its own. */
export function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const IN_BRITAIN = { timeZone: 'Europe/London', day: 'numeric', year: 'numeric' } as const;
const LONG = new Intl.DateTimeFormat('en-GB', { ...IN_BRITAIN, month: 'long' });
const SHORT = new Intl.DateTimeFormat('en-GB', { ...IN_BRITAIN, month: 'short' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

function written(date: string, format: Intl.DateTimeFormat): string {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? date : format.format(at);
}
