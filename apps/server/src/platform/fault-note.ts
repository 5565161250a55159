/** What may be logged of anything that was thrown. */
export interface FaultNote {
  readonly fault: string;
  /** Of the system or the database: `ECONNREFUSED`, `23505`. */
  readonly code?: string;
  /** The constraint of the database that it broke. */
  readonly constraint?: string;
  /** Where in the code, innermost first. */
  readonly at: readonly string[];
}

/** Its kind and where it was, and never its message: a database puts the words of a row there. */
export function faultNote(thrown: unknown): FaultNote {
  if (!isError(thrown)) return { fault: typeof thrown, at: [] };
  const { code, constraint } = thrown as { code?: unknown; constraint?: unknown };
  return {
    fault: thrown.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(typeof constraint === 'string' && { constraint }),
    at: framesOf(thrown).slice(0, MOST_FRAMES),
  };
}

/** The lines of its stack that say where, without the message above them. */
export function framesOf({ stack = '' }: Error): string[] {
  return stack.split('\n').flatMap((line) => /^\s+at (.*(?::\d+:\d+\)?|\(.*\)))$/.exec(line)?.[1] ?? []);
}

/** By its looks: an error of another realm, as under test, is no instance of ours. */
export function isError(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'stack' in thrown && 'name' in thrown;
}

const MOST_FRAMES = 8;
