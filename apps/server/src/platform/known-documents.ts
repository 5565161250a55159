import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every document that our own pages send, by its SHA-256. They send the hash, and the server knows the rest. */
export type KnownDocuments = ReadonlyMap<string, string>;

/** Beside the pages of this build; where the sources run as they are, where codegen puts it. */
const PLACES = ['../../../web/documents.json', '../../../web/src/generated/persisted-documents.json'];

/** Reads what the build of the pages wrote; nothing where there is no such build. */
export function readKnownDocuments(): KnownDocuments {
  for (const place of PLACES) {
    const text = textAt(fileURLToPath(new URL(place, import.meta.url)));
    if (text !== null) return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  }
  return new Map();
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/**
 * The same as the store that Apollo looks into. It learns nothing: else anybody could fill it, and a hash would say only
 * that somebody has sent this before.
 */
export function storeOf(documents: KnownDocuments) {
  return {
    get: (name: string): Promise<string | undefined> => Promise.resolve(documents.get(name.replace(/^apq:/, ''))),
    set: (): Promise<void> => Promise.resolve(),
    delete: (): Promise<boolean> => Promise.resolve(false),
  };
}
