import type { SectionId } from '#concordat';
import { appendBlocks } from '#document';
import { CloseCode } from '#room';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit } from '../../../../test/build/room-visitor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { SectionTraces } from '../statements/section-traces.js';
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

describe('a section that is left out while people are in its room', () => {
  /** As a change of the agreement does it, in which nobody has written. */
  const leaveOut = (sectionId: SectionId) =>
    rooms.db.transaction(async (tx) => {
      await rooms.app.get(SectionTraces).forget(tx, sectionId);
      await tx.delete(Section, { id: sectionId });
    });

  it('[R1] sends them away with the news', async () => {
    const { statementId, sectionId } = await aDraft(rooms.db);
    const window = await visit(rooms, await aMember(rooms.db, statementId), sectionId);
    await leaveOut(sectionId);
    rooms.app.get(ChangeFeed).publish(`statement:${statementId}`, { kind: 'concordat.agreed' });
    await until(() => window.closed.length > 0);
    expect(window.closed).toEqual([CloseCode.gone]);
    window.leave();
  });

  it('[R1] tells who has just begun that it is gone, and never that the words are saved', async () => {
    const { statementId, sectionId } = await aDraft(rooms.db);
    const window = await visit(rooms, await aMember(rooms.db, statementId), sectionId);
    await leaveOut(sectionId);
    const before = window.saved.length;
    appendBlocks(window.doc, [{ type: 'paragraph', attrs: { id: 'p1' } }]);
    await until(() => window.closed.length > 0);
    expect([window.closed, window.saved.length]).toEqual([[CloseCode.gone], before]);
    window.leave();
  });
});
