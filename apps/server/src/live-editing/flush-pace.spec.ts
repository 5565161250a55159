import { jest } from '@jest/globals';
import { FlushPace, ServerPace } from './flush-pace.js';

const FEW = (): number => 1;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Milliseconds until a room may flush, on the clock of the test. */
async function waitOf(room: FlushPace, waiting = FEW): Promise<number> {
  const began = performance.now();
  let over: number | null = null;
  void room.ready(waiting).then(() => (over = performance.now() - began));
  await jest.advanceTimersByTimeAsync(0);
  while (over === null) await jest.advanceTimersByTimeAsync(1);
  return over;
}

/** So many rooms have just flushed. */
function busyServer(rooms: number): ServerPace {
  const server = new ServerPace();
  for (let room = 0; room < rooms; room += 1) server.flushed(new FlushPace(20, 64, server), performance.now());
  return server;
}

it('flushes at once after a rest, and then at most once in a while', async () => {
  const room = new FlushPace(20, 64);
  expect(await waitOf(room)).toBe(0);
  expect(await waitOf(room)).toBeGreaterThanOrEqual(19);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await waitOf(room)).toBe(0);
});

it('waits for nothing when very much is waiting, or comes meanwhile', async () => {
  const room = new FlushPace(20, 64);
  await waitOf(room);
  expect(await waitOf(room, () => 64)).toBe(0);
  const ready = room.ready(FEW);
  room.arrived(64);
  await ready;
});

it('waits longer where many rooms write, but never so long that a reader would notice', async () => {
  const waits = [];
  for (const rooms of [10, 50, 500]) waits.push(await waitOf(new FlushPace(20, 64, busyServer(rooms))));
  expect(waits[0]).toBe(0);
  expect(waits[1]).toBeGreaterThanOrEqual(39);
  expect(waits[1]).toBeLessThanOrEqual(61);
  expect(waits[2]).toBeLessThanOrEqual(91);
});

it('lets the rooms of a busy server wait for the same moments', async () => {
  const server = busyServer(50);
  const [one, other, later] = [server.tick(50), server.tick(52), server.tick(75)];
  expect(other).toBe(one);
  expect(later).not.toBe(one);
  await jest.advanceTimersByTimeAsync(100);
  await Promise.all([one, later]);
});
