import type { Measure, MeasureKey, MeasureTable } from './measure.js';

/** In which column of which measure the words of a content of the record stand. */
interface Shown {
  readonly measure: MeasureKey;
  readonly column: string;
}

const SUGGESTION: Shown = { measure: 'accepted-against-first-position', column: 'Suggestion' };
const VERDICT: Shown = { measure: 'own-verdict', column: 'Why' };
const CHANGE: Shown = { measure: 'movement', column: 'What changed' };

/** By kind of entry and name of the content. */
const SHOWN: Readonly<Record<string, Shown>> = {
  'nomination.received text': { measure: 'agenda', column: 'Topic' },
  'nomination.answered reason': { measure: 'agenda', column: 'Why' },
  'statement.proposed title': { measure: 'agenda', column: 'Proposed' },
  'section.left-out title': { measure: 'agenda', column: 'Section left out' },
  'proposal.received proposedText': SUGGESTION,
  'proposal.rebased proposedText': SUGGESTION,
  'what-changed.said text': CHANGE,
  'what-changed.agreed text': CHANGE,
  'outreach.logged how': { measure: 'reach', column: 'How' },
  'outreach.logged place': { measure: 'reach', column: 'Where' },
  'ladder.rated why': VERDICT,
  'ladder.rated-again why': VERDICT,
};

/** Words that are removed from the record (R28). */
export interface RemovedWords {
  /** Kind of the entry, a space, and the name of the content. */
  readonly content: string;
  /** The words, in each way in which a panel may show them. */
  readonly words: readonly string[];
  /** What stands in their place. */
  readonly instead: string;
}

/**
 * The panel without some words that were removed from the record (R28). They are looked for only where words of their kind
 * stand. Gives back the same panel where it does not show them.
 */
export function withoutWords(panel: readonly Measure[], { content, words, instead }: RemovedWords): readonly Measure[] {
  const shown = SHOWN[content];
  const said = words.map((one) => one.trim()).filter((one) => one !== '');
  if (!shown || said.length === 0) return panel;
  /** Behind a sentence there may stand in brackets that nobody agreed to it. */
  const isIt = (cell: string): boolean => said.some((one) => cell === one || cell.startsWith(`${one} (`));
  const blank = (table: MeasureTable): MeasureTable => {
    const place = table.columns.indexOf(shown.column);
    const isThere = table.rows.some((row) => isIt(row[place] ?? ''));
    if (!isThere) return table;
    const rowWithout = (row: readonly string[]): string[] =>
      row.map((cell, index) => (index === place && isIt(cell) ? instead : cell));
    return { ...table, rows: table.rows.map(rowWithout) };
  };
  let isChanged = false;
  const without = panel.map((measure) => {
    if (measure.key !== shown.measure) return measure;
    const tables = measure.tables.map(blank);
    isChanged ||= tables.some((table, index) => table !== measure.tables[index]);
    return { ...measure, tables };
  });
  return isChanged ? without : panel;
}
