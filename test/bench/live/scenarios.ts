import { coldOpen, type Start } from './cold-open.js';
import { crash } from './crash.js';
import { joins } from './joins.js';
import type { Figures } from './measure.js';
import { idleMemory } from './memory.js';
import { saturate, type Saturation } from './saturation.js';
import type { Changes, Machine, ServerName, ServerUnderTest } from './server.js';
import { CROWD, cut, DOCUMENT, loadTape, LONG, stateOf } from './tape.js';
import { type } from './typing.js';

/** What can be measured, in order. */
export const SCENARIOS = ['a', 'b', 'c', 'd1', 'd2', 'joins', 'cold', 'memory', 'crash'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** What a scenario is given: it starts its servers itself, a fresh one each time. */
export interface Run {
  readonly start: (changes?: Changes) => Promise<ServerUnderTest>;
  readonly machine: Machine;
  readonly quick: boolean;
  readonly cursors: boolean;
  readonly onTheWay: number;
  readonly idleSeconds: number;
}

/** A scenario, for one server at a time. */
export interface Scenario {
  readonly title: string;
  readonly servers: readonly ServerName[];
  /** Which of them are measured in the first round only: no goal is about them. */
  readonly once?: readonly ServerName[];
  /** Whether a quick run leaves those out. */
  readonly fewerWhenQuick?: boolean;
  run(run: Run): Promise<Figures>;
}

const ALL: readonly ServerName[] = ['ours', 'hocuspocus', 'hocuspocus-database', 'y-websocket-server', 'relay'];
const ONCE: readonly ServerName[] = ['hocuspocus-database', 'relay'];
const KEEPING = ALL.slice(0, 4);
const STORING: readonly ServerName[] = ['ours', 'hocuspocus-database'];

/** P0's limit of 60 updates a second would be what is measured in d1 and d2. */
const UNLIMITED = { updatesPerSecond: 100_000 };
const DOCUMENT_BYTES = 98 * 1024;

/** Every scenario by name. */
export const SCENARIO: Readonly<Record<ScenarioName, Scenario>> = {
  a: {
    title: 'a: one room, 50 people, 5 keys/s each',
    servers: ALL,
    once: ONCE,
    run: typing({ rooms: 1, party: { writers: 50, readers: 0 } }, { seconds: 20, quickSeconds: 6 }),
  },
  b: {
    title: 'b: 100 rooms, 5 people each, 5 keys/s each',
    servers: ALL,
    once: ONCE,
    fewerWhenQuick: true,
    run: typing({ rooms: 100, party: { writers: 5, readers: 0 } }, { seconds: 10, quickSeconds: 4 }),
  },
  c: {
    title: 'c: one writer with 5 keys/s, 200 readers',
    servers: ALL,
    once: ONCE,
    fewerWhenQuick: true,
    run: typing({ rooms: 1, party: { writers: 1, readers: 200 } }, { seconds: 12, quickSeconds: 6 }),
  },
  d1: {
    title: 'd1: fan-out saturation, 10 writers in a room of 50',
    servers: ALL,
    once: ONCE,
    run: saturation({ rooms: 1, party: { writers: 10, readers: 40 }, editsEach: 6_000 }),
  },
  d2: {
    title: 'd2: update saturation, 50 rooms, 2 people each',
    servers: ALL,
    once: ONCE,
    fewerWhenQuick: true,
    run: saturation({ rooms: 50, party: { writers: 2, readers: 0 }, editsEach: 2_500 }),
  },
  joins: {
    title: 'joins: a room with a 98 KB document that somebody is in',
    servers: KEEPING,
    run: ({ start, quick }) =>
      withServer(start(), (server) =>
        joins(server, stateOf(loadTape(DOCUMENT), DOCUMENT_BYTES).state, quick ? 10 : 30),
      ),
  },
  cold: {
    title: 'cold: opening a document with 100,000 edits behind it',
    servers: STORING,
    run: ({ start, machine, quick }) => coldOpen(start as Start, machine, loadTape(LONG), quick ? 1 : 2),
  },
  memory: {
    title: 'memory: an open idle room with a 98 KB document',
    servers: ['ours', 'hocuspocus', 'y-websocket-server'],
    run: ({ start, quick, idleSeconds }) =>
      withServer(start({ isWatched: true }), (server) =>
        idleMemory(server, stateOf(loadTape(DOCUMENT), DOCUMENT_BYTES).state, {
          rooms: quick ? 40 : 100,
          idleSeconds,
        }),
      ),
  },
  crash: {
    title: 'crash: kill -9 while 5 people type 20 keys/s each',
    servers: STORING,
    run: ({ start, quick }) => crash(start as Start, loadTape(LONG), quick ? 1 : 2),
  },
};

/** Scenarios of people who type at their own pace. */
function typing(
  shape: { rooms: number; party: { writers: number; readers: number } },
  { seconds, quickSeconds }: { seconds: number; quickSeconds: number },
): Scenario['run'] {
  return ({ start, machine, quick, cursors }) =>
    withServer(start(), (server) => {
      const tape = shape.party.writers > 10 ? loadTape(CROWD) : cut(loadTape(LONG), shape.party.writers);
      const people = { ...shape, editsPerSecond: 5, seconds: quick ? quickSeconds : seconds, cursors, quick };
      return type(server, machine, people, tape);
    });
}

/** Scenarios of writers who send all that the server takes. */
function saturation(shape: Pick<Saturation, 'rooms' | 'party' | 'editsEach'>): Scenario['run'] {
  return ({ start, machine, quick, onTheWay }) =>
    withServer(start(UNLIMITED), (server) =>
      saturate(server, machine, { ...shape, onTheWay, seconds: quick ? 3 : 7 }, loadTape(LONG)),
    );
}

async function withServer(
  starting: Promise<ServerUnderTest>,
  act: (server: ServerUnderTest) => Promise<Figures>,
): Promise<Figures> {
  const server = await starting;
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}
