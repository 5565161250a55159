import { appendBlocks } from '#document';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit } from '../../../../test/build/room-visitor.js';
import { WritingFacts } from './writing-facts.js';

let rooms: RoomsApp;

beforeAll(async () => {
  rooms = await startRoomsApp({ emptyRoomMs: 50 });
});

afterAll(() => rooms.close());

it('[P5] keeps nothing in memory of who may write once a room has closed', async () => {
  const { statementId, sectionId } = await aDraft(rooms.db);
  const ann = await aMember(rooms.db, statementId);
  const facts = rooms.app.get(WritingFacts);
  const window = await visit(rooms, ann, sectionId);
  appendBlocks(window.doc, [{ type: 'paragraph', attrs: { id: 'p1' } }]);
  await until(() => facts.under(sectionId, [ann.id]) !== null);
  window.leave();
  await until(() => facts.under(sectionId, [ann.id]) === null);
});
