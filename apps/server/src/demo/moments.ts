import type { DocumentState } from '#concordat';
import type { SampleStage, SampleStatement } from './northmoor.js';

/** A moment of the sample: a date and a time of day in UTC. */
export function momentOf(date: string, time = '10:00'): Date {
  return new Date(`${date}T${time}:00.000Z`);
}

/** When a stage of the sample opens and closes, as ISO dates; the first of that name. Throws when it has none. */
export function stageOf({ timeline }: Pick<SampleStatement, 'timeline'>, stage: DocumentState): SampleStage {
  const found = timeline.find((one) => one.stage === stage);
  if (!found) throw new Error(`The sample's timeline has no ${stage}.`);
  return found;
}

/**
 * Moments for this many acts, in order, from one day to another: spread over the days, each in working hours, so that
 * the record reads as if people had come to it over the weeks.
 */
export function spread(from: string, to: string, count: number): Date[] {
  const first = momentOf(from, '09:00').getTime();
  const days = Math.round((momentOf(to, '09:00').getTime() - first) / DAY_MS);
  return Array.from({ length: count }, (_, index) => {
    const day = Math.floor((index * (days + 1)) / count);
    const before = Math.ceil((day * count) / (days + 1));
    const sameDay = Math.ceil(((day + 1) * count) / (days + 1)) - before;
    return new Date(first + day * DAY_MS + Math.floor(((index - before) * WORKDAY_MS) / sameDay));
  });
}

/** A moment some whole days after another; before it when there are fewer than none. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/** The date some whole days after another. */
export function dateAfter(date: string, days: number): string {
  return daysAfter(momentOf(date), days).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
const WORKDAY_MS = 8 * 3_600_000;
