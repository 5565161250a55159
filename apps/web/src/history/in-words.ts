import { groupOf } from '#concordat';
import type { SectionHistoryQuery } from '../generated/graphql.js';

type Moment = SectionHistoryQuery['sectionHistory']['edges'][number]['node'];
type Writer = Moment['by'][number];

/** "3 March 2027, 10:12 to 10:42": a day and times; a stretch over midnight has both days. */
export function whenInWords({ from, to }: Pick<Moment, 'from' | 'to'>): string {
  const [start, end] = [new Date(from), new Date(to)];
  const times = [timeOf(start), timeOf(end)];
  if (dayOf(start) !== dayOf(end)) return `${dayOf(start)}, ${times[0]} to ${dayOf(end)}, ${times[1]}`;
  return times[0] === times[1] ? `${dayOf(start)}, ${times[0]}` : `${dayOf(start)}, ${times[0]} to ${times[1]}`;
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

function dayOf(date: Date): string {
  return date.toLocaleDateString('en-GB', { dateStyle: 'long' });
}

function timeOf(date: Date): string {
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
