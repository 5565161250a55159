import { groupOf } from '#concordat';
import { dateInWords, timeInWords } from '#reading';
import type { SectionHistoryQuery } from '../generated/graphql.js';

type Moment = SectionHistoryQuery['sectionHistory']['edges'][number]['node'];
type Writer = Moment['by'][number];

/** "3 March 2027, 10:12 to 10:42": a day and times; a stretch over midnight has both days. */
export function whenInWords({ from, to }: Pick<Moment, 'from' | 'to'>): string {
  const [start, end] = [dateInWords(from), dateInWords(to)];
  const times = [timeInWords(from), timeInWords(to)];
  if (start !== end) return `${start}, ${times[0]} to ${end}, ${times[1]}`;
  return times[0] === times[1] ? `${start}, ${times[0]}` : `${start}, ${times[0]} to ${times[1]}`;
}

/** "3 March 2027, 10:12". */
export function momentInWords(at: string): string {
  return whenInWords({ from: at, to: at });
}

/** "Asha Ali (Providers) and Carer 1 (Carers)". */
export function writersInWords(by: readonly Writer[]): string {
  const names = by.map(({ shownAs, constituency }) =>
    constituency === '' ? shownAs : `${shownAs} (${groupOf(constituency).short})`,
  );
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "1 word", "12 words". */
export function wordsInWords(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}
