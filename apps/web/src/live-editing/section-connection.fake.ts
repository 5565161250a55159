import { jest } from '@jest/globals';
import * as Y from 'yjs';
import type { Opening } from './connection-state.js';
import type { DeviceStore, UnsentWords } from './device-store.js';
import { FakeSocket } from './room-socket.fake.js';
import { SectionConnection } from './section-connection.js';

/** What the API answers to somebody who may write. */
export const opened = {
  ticket: 'first',
  epoch: 1,
  schemaVersion: 1,
  clientIds: [41, 42],
  mayWrite: true,
  because: null,
};

/** A section of one paragraph, as the server holds it. */
export function textOf(words: string): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment('content').insert(0, [paragraph]);
  return doc;
}

/** Types at the start of the only paragraph. */
export function type(doc: Y.Doc, words: string): void {
  const paragraph = doc.getXmlFragment('content').get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(0, words);
}

/** A device without a browser, of one member in one section. */
export class DeviceInMemory implements DeviceStore {
  /** By epoch and window. */
  readonly kept = new Map<string, UnsentWords>();

  unsent(epoch: number): ReturnType<DeviceStore['unsent']> {
    const current = new Map<number, UnsentWords>();
    const older: UnsentWords[] = [];
    for (const [key, unsent] of this.kept) {
      const [of, client] = key.split(' ').map(Number);
      if (of === epoch) current.set(client ?? 0, unsent);
      else older.push(unsent);
    }
    return Promise.resolve({ current, older });
  }

  keep(epoch: number, client: number, unsent: UnsentWords): Promise<void> {
    return Promise.resolve(void this.kept.set(`${epoch} ${client}`, unsent));
  }

  forget(epoch: number, clients: readonly number[]): Promise<void> {
    for (const client of clients) this.kept.delete(`${epoch} ${client}`);
    return Promise.resolve();
  }

  forgetAll(): Promise<void> {
    return Promise.resolve(this.kept.clear());
  }
}

let connections: SectionConnection[] = [];

/** Somebody who opens a section whose openings the API answers in this order, the last one again and again. */
export function opening(...answers: (Opening | Error)[]): Promise<SectionConnection> {
  return openingOn(null, ...answers);
}

/** The same on a device that keeps words, where there is one. */
export async function openingOn(
  device: DeviceStore | null,
  ...answers: (Opening | Error)[]
): Promise<SectionConnection> {
  const rest = [...answers];
  const open = async (): Promise<Opening> => {
    const answer = rest.length > 1 ? rest.shift() : rest[0];
    if (!answer || answer instanceof Error) throw answer ?? new Error('No answer');
    return answer;
  };
  const Socket = FakeSocket as unknown as typeof WebSocket;
  const connection = new SectionConnection('s1', open, { address: 'ws://rooms.test/collab', Socket }, device);
  connections.push(connection);
  await jest.advanceTimersByTimeAsync(0);
  return connection;
}

/** To be called once in a spec: each test has a clock of its own, and its connections end with it. */
export function watchConnections(): void {
  beforeEach(() => {
    jest.useFakeTimers();
    FakeSocket.all = [];
  });

  afterEach(() => {
    for (const connection of connections) connection.leave();
    connections = [];
    jest.useRealTimers();
  });
}
