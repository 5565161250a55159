/** What one window has written that the server does not have yet. */
export interface UnsentWords {
  /** As a Yjs update. */
  readonly update: Uint8Array;
  /** The same as plain lines: for when it cannot go into the text any more. */
  readonly words: string;
  readonly schemaVersion: number;
}

/** Where the unsent words of one member in one section are kept. Every method settles also where nothing can be kept. */
export interface DeviceStore {
  /** What is kept, by the Yjs client id of the window that wrote it; for the epoch that is asked for, or for others. */
  unsent(epoch: number): Promise<{ current: ReadonlyMap<number, UnsentWords>; older: readonly UnsentWords[] }>;
  keep(epoch: number, client: number, unsent: UnsentWords): Promise<void>;
  forget(epoch: number, clients: readonly number[]): Promise<void>;
  /** Everything of this member in this section. */
  forgetAll(): Promise<void>;
}

const PREFIX = 'common-position-unsent';
const WINDOWS = 'windows';

/** Tells whether this browser can keep words, and find what it kept. */
export function canKeep(): boolean {
  return typeof indexedDB !== 'undefined' && typeof indexedDB.databases === 'function';
}

/** In this browser's IndexedDB: a database for each member, section and epoch, gone when nothing is in it (P10). */
export function deviceStore(memberId: string, sectionId: string): DeviceStore {
  const prefix = `${PREFIX} ${memberId} ${sectionId} `;
  const nameOf = (epoch: number): string => `${prefix}${epoch}`;
  return {
    async unsent(epoch) {
      const names = await namesOf(prefix);
      const others = names.filter((name) => name !== nameOf(epoch));
      const older = await Promise.all(others.map(readAll));
      const current = names.includes(nameOf(epoch)) ? await readAll(nameOf(epoch)) : new Map<number, UnsentWords>();
      return { current, older: older.flatMap((windows) => [...windows.values()]) };
    },
    keep: (epoch, client, unsent) => within(nameOf(epoch), 'readwrite', (windows) => windows.put(unsent, client)),
    async forget(epoch, clients) {
      const name = nameOf(epoch);
      if (!(await namesOf(prefix)).includes(name)) return;
      for (const client of clients) await within(name, 'readwrite', (windows) => windows.delete(client));
      if ((await readAll(name)).size === 0) await remove(name);
    },
    forgetAll: () => removeAll(prefix),
  };
}

/** Deletes what anybody's windows have kept in this browser: for signing out. */
export function forgetDevice(): Promise<void> {
  return removeAll(PREFIX);
}

async function removeAll(prefix: string): Promise<void> {
  await Promise.all((await namesOf(prefix)).map(remove));
}

async function namesOf(prefix: string): Promise<string[]> {
  if (!canKeep()) return [];
  const all = await indexedDB.databases();
  return all.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
}

async function readAll(name: string): Promise<Map<number, UnsentWords>> {
  const database = await open(name);
  try {
    const windows = database.transaction(WINDOWS).objectStore(WINDOWS);
    const [keys, values] = await Promise.all([done(windows.getAllKeys()), done(windows.getAll())]);
    return new Map(keys.map((key, index) => [Number(key), values[index] as UnsentWords]));
  } finally {
    database.close();
  }
}

async function within(
  name: string,
  mode: IDBTransactionMode,
  act: (windows: IDBObjectStore) => IDBRequest,
): Promise<void> {
  const database = await open(name);
  try {
    await done(act(database.transaction(WINDOWS, mode).objectStore(WINDOWS)));
  } finally {
    // So that it can be deleted.
    database.close();
  }
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(WINDOWS);
  return done(request);
}

async function remove(name: string): Promise<void> {
  await done(indexedDB.deleteDatabase(name));
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('This device keeps nothing.'));
  });
}
