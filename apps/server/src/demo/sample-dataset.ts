import Papa from 'papaparse';
import type { BroughtDataset } from '../statements/bring-dataset.js';
import { readSampleFile, type SampleDataset } from './northmoor.js';

/** A table of the sample as its owner brings it. Cells stay as written: an empty one is empty, `0.0` is `0.0`. */
export function broughtDataset(sample: SampleDataset): BroughtDataset & { readonly key: string } {
  const [columns = [], ...rows] = cellsOf(readSampleFile(sample.file));
  return {
    key: sample.id,
    title: sample.statisticalTitle,
    headline: sample.headline,
    source: sample.source,
    period: sample.period,
    geography: sample.geography,
    caveat: sample.caveat,
    textAlternative: sample.textAlternative,
    columns: columns.map(inWords),
    rows,
    smallCountsAcknowledged: sample.disclosureCheck !== '',
  };
}

/** Throws when the file is no well-formed CSV. */
function cellsOf(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true });
  const [first] = errors;
  if (first) throw new Error(`A table of the sample cannot be read: row ${first.row}, ${first.message}`);
  return data;
}

/** `hours_waiting_per_week` is a name for a program; readers see "hours waiting per week". */
function inWords(column: string): string {
  const words = column
    .replace(/(\d)_(\d)/g, '$1 to $2')
    .replaceAll('_', ' ')
    .replace(/ pct$/, ' (%)');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
