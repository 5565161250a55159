import { appendBlocks, appendToBlock } from '#document';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import { CloseCode } from '#room';
import type { WebSocket } from 'ws';
import { Metrics } from '../platform/metrics.js';
import { Rooms } from './rooms.js';

/** Above what the network itself holds of a reader who does not read: some megabytes on Linux. */
const UPDATES = 100;
const UPDATE_BYTES = 200_000;

let rooms: RoomsApp;
let visitors: RoomVisitor[] = [];

beforeAll(async () => {
  rooms = await startRoomsApp();
});

afterAll(() => rooms.close());

afterEach(() => {
  for (const visitor of visitors) visitor.leave();
  visitors = [];
});

it('[F4] a reader who does not read is sent away to come back, and everyone else gets everything', async () => {
  const { statementId, sectionId } = await aDraft(rooms.db, 'DRAFTING');
  for (let person = 0; person < 3; person += 1) {
    visitors.push(await visit(rooms, await aMember(rooms.db, statementId), sectionId));
  }
  const [writer, reader, slow] = visitors as [RoomVisitor, RoomVisitor, RoomVisitor];
  appendBlocks(writer.doc, [{ type: 'paragraph', attrs: { id: 'p1' } }]);
  await until(() => writer.saved.at(-1) === 2);
  const countedBefore = await slowOnesCounted();
  const socket = slow.provider.ws as unknown as WebSocket;
  socket.pause();
  const sessions = () => rooms.app.get(Rooms).opened(sectionId)?.sessions.length;
  for (let number = 0; number < UPDATES; number += 1) {
    appendToBlock(writer.doc, 'p1', `${number}`.padEnd(UPDATE_BYTES, '.'));
    await until(() => (writer.saved.at(-1) ?? 0) > number + 1, 20_000);
  }
  await until(() => sessions() === 2, 20_000);
  expect(await slowOnesCounted()).toBe(countedBefore + 1);
  await until(() => reader.text() === writer.text(), 20_000);
  expect([writer.closed, reader.closed]).toEqual([[], []]);
  socket.resume();
  await until(() => slow.closed.length > 0);
  // The goodbye itself may have been cut short: the network was full, or the browser took the silence for its end (0).
  expect([CloseCode.resync, 1006, 0]).toContain(slow.closed[0]);
  const back = await visit(rooms, await aMember(rooms.db, statementId), sectionId);
  visitors.push(back);
  await until(() => back.text() === writer.text(), 20_000);
}, 120_000);

async function slowOnesCounted(): Promise<number> {
  const { values } = await rooms.app.get(Metrics).resyncs.get();
  return values.find(({ labels }) => labels.code === String(CloseCode.resync))?.value ?? 0;
}

/** Times are held to in the long run only (npm run test:soak): a busy machine says nothing about the server. */
if (process.env.SOAK)
  it('[F4] a reader who does not read makes the others wait at most 20 % longer', async () => {
    await othersWait({ beside: 'all' });
    const all = await othersWait({ beside: 'all' });
    const withSlow = await othersWait({ beside: 'a slow reader' });
    process.stdout.write(
      `p95 of the others: ${all.toFixed(1)} ms, and ${withSlow.toFixed(1)} ms beside a slow reader\n`,
    );
    expect(withSlow).toBeLessThanOrEqual(all * 1.2);
  }, 120_000);

/** A new text each time: with a longer one everything takes longer. */
async function othersWait({ beside }: { beside: 'all' | 'a slow reader' }): Promise<number> {
  const { statementId, sectionId } = await aDraft(rooms.db, 'DRAFTING');
  const three: RoomVisitor[] = [];
  for (let person = 0; person < 3; person += 1) {
    three.push(await visit(rooms, await aMember(rooms.db, statementId), sectionId));
  }
  visitors.push(...three);
  const [writer, reader, third] = three as [RoomVisitor, RoomVisitor, RoomVisitor];
  appendBlocks(writer.doc, [{ type: 'paragraph', attrs: { id: 'p1' } }]);
  await until(() => writer.saved.at(-1) === 2);
  if (beside === 'a slow reader') (third.provider.ws as unknown as WebSocket).pause();
  return waits(writer, reader, 400);
}

/** The 95th percentile of the milliseconds from an edit to when it is read. */
async function waits(writer: RoomVisitor, reader: RoomVisitor, edits: number): Promise<number> {
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const began = performance.now();
    const heard = new Promise<void>((resolve) => reader.doc.once('update', () => resolve()));
    appendToBlock(writer.doc, 'p1', '.'.padStart(8_000));
    await heard;
    times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(edits * 0.95)] ?? NaN;
}
