import { framesOf, isError } from './fault-note.js';

/** Why this server cannot start, in sentences for the operator. Never holds a password or a key. */
export class StartFault extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** What to tell the operator of anything that was thrown at start. Of a fault of our own: its kind and where it was. */
export function sentencesOf(fault: unknown): readonly string[] {
  if (fault instanceof StartFault) return fault.sentences;
  const { code, path, syscall } = (fault ?? {}) as NodeJS.ErrnoException;
  const why = path && code ? WHY[code] : undefined;
  if (why) return [`${why}: ${path} (${code}, ${syscall}). Correct that, or give another DATA_DIR.`];
  if (!isError(fault)) return [`Something of kind ${typeof fault} was thrown.`];
  // A query's message may quote what people wrote.
  return [[`${fault.name}: ${'query' in fault ? code : fault.message}`, ...framesOf(fault)].join('\n  ')];
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'This user may not use a file or directory',
  EPERM: 'This user may not use a file or directory',
  EROFS: 'A file system cannot be written to',
  ENOSPC: 'The disk is full',
  ENOTDIR: 'Something on the way is no directory',
};
