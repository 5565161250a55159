/** Days on which a statement was paused, if only for a part of the day: the first and the last, as YYYY-MM-DD. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** A stage that opened, as a record says it, and the day on which it did. */
export interface StageOpened {
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

/** The pauses among the stages that a statement went through, oldest first. One that goes on lasts until today. */
export function pausesAmong(stages: readonly StageOpened[], today: string): Pause[] {
  return stages.flatMap((stage, index) => {
    if (stage.to !== 'PAUSED') return [];
    const ended = stages.slice(index).find(({ from }) => from === 'PAUSED');
    return [{ from: stage.on, to: ended?.on ?? today }];
  });
}

/** Tells whether a day is no day that people had, because the statement was paused. */
export function isPaused(day: string, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => from <= day && day <= to);
}

/** The day that is so many days after another, as YYYY-MM-DD. Days of a pause take nobody's time: they are not counted. */
export function daysAfter(date: string, days: number, pauses: readonly Pause[] = []): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = nextDay(day);
    if (!isPaused(day, pauses)) left -= 1;
  }
  return day;
}

/** The day after a day, as YYYY-MM-DD. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
