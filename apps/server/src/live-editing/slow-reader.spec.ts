import { appendBlocks, appendToBlock } from '#document';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import { CloseCode } from '#room';
import type { WebSocket } from 'ws';
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
  const socket = slow.provider.ws as unknown as WebSocket;
  socket.pause();
  const sessions = () => rooms.app.get(Rooms).opened(sectionId)?.sessions.length;
  for (let number = 0; number < UPDATES; number += 1) {
    appendToBlock(writer.doc, 'p1', `${number}`.padEnd(UPDATE_BYTES, '.'));
    await until(() => (writer.saved.at(-1) ?? 0) > number + 1, 20_000);
  }
  await until(() => sessions() === 2, 20_000);
  await until(() => reader.text() === writer.text(), 20_000);
  expect([writer.closed, reader.closed]).toEqual([[], []]);
  socket.resume();
  await until(() => slow.closed.length > 0);
  // The goodbye itself may have been cut short: the network was full.
  expect([CloseCode.resync, 1006]).toContain(slow.closed[0]);
  const back = await visit(rooms, await aMember(rooms.db, statementId), sectionId);
  visitors.push(back);
  await until(() => back.text() === writer.text(), 20_000);
}, 120_000);
