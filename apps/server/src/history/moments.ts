/** A row of a section's log, without its bytes. */
export interface LoggedRow {
  readonly seq: number;
  readonly at: Date;
  /** Whose words they are. */
  readonly by: string;
  readonly restores: number | null;
}

/** A stretch of writing without a longer pause, to be opened as it was at its end. */
export interface Moment {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly from: Date;
  readonly to: Date;
  /** Who wrote in it, in the order in which they began: several where they wrote at the same time. */
  readonly by: readonly string[];
  /** Number of the row whose text was brought back in it; null where none was. */
  readonly restores: number | null;
}

/** Who pauses for longer begins a new moment. */
export const PAUSE_MS = 5 * 60_000;

/** Who writes on and on begins a new moment at every full and half hour. */
const LONGEST_MS = 30 * 60_000;

/**
 * Groups the rows of a log, oldest first, into moments: one member's rows without a longer pause are one, and where
 * such stretches of several members overlap, they were writing together and are one too. A row that brings an older
 * text back stands alone, unless others wrote meanwhile.
 */
export function momentsOf(rows: readonly LoggedRow[]): Moment[] {
  const moments: Moment[] = [];
  for (const stretch of stretchesOf(rows)) {
    const last = moments.at(-1);
    if (last && stretch.fromSeq <= last.toSeq) moments[moments.length - 1] = together(last, stretch);
    else moments.push(stretch);
  }
  return moments;
}

/** Each member's own stretches, by where they begin. */
function stretchesOf(rows: readonly LoggedRow[]): Moment[] {
  const open = new Map<string, number>();
  const stretches: Moment[] = [];
  for (const { seq, at, by, restores } of rows) {
    const index = open.get(by);
    const before = index === undefined ? undefined : stretches[index];
    const row: Moment = { fromSeq: seq, toSeq: seq, from: at, to: at, by: [by], restores };
    if (index !== undefined && before && goesOn(before, row)) {
      stretches[index] = { ...before, toSeq: seq, to: at };
    } else {
      open.set(by, stretches.length);
      stretches.push(row);
    }
  }
  return stretches;
}

function goesOn(before: Moment, row: Moment): boolean {
  if (before.restores !== null || row.restores !== null) return false;
  const [earlier, later] = [before.to.getTime(), row.from.getTime()];
  return later - earlier <= PAUSE_MS && Math.floor(earlier / LONGEST_MS) === Math.floor(later / LONGEST_MS);
}

function together(one: Moment, other: Moment): Moment {
  const isLater = other.toSeq > one.toSeq;
  return {
    ...one,
    toSeq: isLater ? other.toSeq : one.toSeq,
    to: isLater ? other.to : one.to,
    by: [...new Set([...one.by, ...other.by])],
    restores: other.restores ?? one.restores,
  };
}
