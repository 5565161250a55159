import type { Constituency } from './constituency.js';
import { mustDeclareInterests } from './interests.js';
import type { Refusal } from './refusal.js';
import type { Role } from './role.js';
import type { DocumentState } from './states.js';

/** What is said of a table of figures by whoever brings it. */
export interface DatasetWords {
  /** What is counted, where and when. */
  readonly title: string;
  /** The finding, in a sentence. */
  readonly headline: string;
  readonly source: string;
  readonly period: string;
  readonly geography: string;
  /** What to be careful about; may be empty. */
  readonly caveat: string;
  /** What the table or its chart shows, in words. */
  readonly textAlternative: string;
}

/** Everything the rules look at before somebody brings a table of figures. */
export interface DatasetRequest extends DatasetWords {
  readonly documentState: DocumentState;
  readonly roles: readonly Role[];
  /** Group of who brings it. */
  readonly constituency: Constituency | null;
  /** Whether they have declared interests, or that there are none (R31). */
  readonly interestsDeclared: boolean;
  /** Headings of the columns. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether whoever brings it says that its counts of 1 to 7 can tell of nobody, or are not of people. */
  readonly smallCountsAcknowledged: boolean;
}

/** Says why a table of figures cannot be brought; empty when it can (R39). */
export function whyNotBringDataset(request: DatasetRequest): Refusal[] {
  return [...whyNotBy(request), ...whyNotWords(request), ...whyNotTable(request), ...whyNotSmallCounts(request)];
}

/** Tells whether figures can be brought at this stage: until the words go to the council. */
export function isBringingOpen(state: DocumentState): boolean {
  return BRINGING.has(state);
}

const BRINGING: ReadonlySet<DocumentState> = new Set([
  ...(['CONVENING', 'CONCORDAT', 'DRAFTING', 'COMMENT', 'RESPONDING', 'SIGN_OFF', 'MEDIATION'] as const),
]);

/** Cells with a whole number of 1 to 7, each as it stands: what could be a count of so few people that they are known. */
export function smallCountsIn(rows: readonly (readonly string[])[]): string[] {
  return rows.flat().filter((cell) => SMALL_COUNT.test(cell.normalize('NFKC').trim()));
}

const SMALL_COUNT = /^\+?0*[1-7](\.0*)?$/;

function whyNotBy({ roles, documentState, constituency, interestsDeclared }: DatasetRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!roles.includes('data-owner')) {
    const because = 'Only someone who looks after figures can bring a table. Ask a co-chair who that is.';
    refusals.push({ code: 'dataset.not-owner', because });
  }
  if (!interestsDeclared && mustDeclareInterests(constituency)) {
    const because =
      'Before you bring figures, say what interests you have, or that you have none, on the page "Your interests".';
    refusals.push({ code: 'dataset.no-interests', because });
  }
  if (!isBringingOpen(documentState)) {
    const because = 'Figures are brought until the statement goes to the council. Wait until it is open for writing.';
    refusals.push({ code: 'dataset.stage', because });
  }
  return refusals;
}

/** One line of what is said of a table: the code of its refusal, what to do, and how long it may be. */
const WORDS: readonly (readonly [keyof DatasetWords, string, string, number])[] = [
  ['title', 'dataset.title', 'Say what is counted', 200],
  ['headline', 'dataset.finding', 'Say in one sentence what the figures show', 300],
  ['source', 'dataset.source', 'Say where the figures come from', 500],
  ['period', 'dataset.period', 'Say for what time the figures are', 100],
  ['geography', 'dataset.geography', 'Say for which place the figures are', 200],
  ['textAlternative', 'dataset.words', 'Say in words what somebody sees who looks at the figures', 1_000],
  ['caveat', 'dataset.caveat', 'Say what to be careful about', 1_000],
];

function whyNotWords(request: DatasetRequest): Refusal[] {
  return WORDS.flatMap(([name, code, what, longest]) => {
    const length = request[name].trim().length;
    const isMissing = length === 0 && name !== 'caveat';
    if (!isMissing && length <= longest) return [];
    return [{ code, because: `${what}, in at most ${longest.toLocaleString('en-GB')} characters.` }];
  });
}

const MOST_COLUMNS = 20;
const MOST_ROWS = 500;
const LONGEST_CELL = 200;

function whyNotTable({ columns, rows }: DatasetRequest): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  const headings = columns.map((column) => column.trim());
  if (headings.length === 0 || headings.includes('') || new Set(headings).size < headings.length) {
    refuse('dataset.columns', 'Begin the table with a line of headings, a different one for each column.');
  }
  if (rows.length === 0) refuse('dataset.rows', 'Give at least one row of figures below the headings.');
  if (columns.length > MOST_COLUMNS || rows.length > MOST_ROWS) {
    refuse('dataset.size', `Give at most ${MOST_COLUMNS} columns and ${MOST_ROWS} rows. Bring a large table in parts.`);
  }
  const uneven = rows.findIndex((row) => row.length !== columns.length);
  if (uneven !== -1) {
    const has = `Row ${uneven + 1} has ${rows[uneven]?.length}, and there are ${columns.length} headings.`;
    refuse('dataset.shape', `Give every row one value for each column. ${has}`);
  }
  if ([columns, ...rows].flat().some((cell) => cell.length > LONGEST_CELL)) {
    refuse('dataset.cells', `Keep each value and heading to at most ${LONGEST_CELL} characters.`);
  }
  return refusals;
}

function whyNotSmallCounts({ rows, smallCountsAcknowledged }: DatasetRequest): Refusal[] {
  const small = smallCountsIn(rows);
  if (small.length === 0 || smallCountsAcknowledged) return [];
  const because =
    'The table has whole numbers from 1 to 7. Say that they cannot tell of anybody, or are not counts of people. ' +
    'Else leave them out or put them together.';
  return [{ code: 'dataset.small-counts', because }];
}
