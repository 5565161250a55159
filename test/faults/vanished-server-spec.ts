import { appendBlocks } from '#document';
import type { DataSource } from 'typeorm';
import { dataSource } from '../../apps/server/src/data-source.js';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../build/rooms-app.js';
import { until, visit } from '../build/room-visitor.js';
import { Wire } from '../build/wire.js';

let rooms: RoomsApp;
let wire: Wire;
let vanishing: DataSource;

beforeAll(async () => {
  rooms = await startRoomsApp();
  const { url } = rooms.db.options as unknown as { url: string };
  wire = await Wire.to(Number(new URL(url).port));
  vanishing = await dataSource(wire.through(url), { poolSize: 1, idleInTransactionMs: 500 }).initialize();
});

afterAll(async () => {
  wire.set('open');
  await vanishing.destroy().catch(() => undefined);
  await wire.close();
  await rooms.close();
});

it('[F5] a server that vanishes while it holds a section does not hold up those who write on another', async () => {
  const { statementId, sectionId } = await aDraft(rooms.db, 'DRAFTING');
  const window = await visit(rooms, await aMember(rooms.db, statementId), sectionId);
  const holding = vanishing.createQueryRunner();
  await holding.startTransaction();
  await holding.query('SELECT 1 FROM section WHERE id = $1 FOR UPDATE', [sectionId]);
  wire.set('silent');
  appendBlocks(window.doc, [{ type: 'paragraph', attrs: { id: 'p1' } }]);
  await until(() => window.saved.at(-1) === 2, 10_000);
  window.leave();
});

it('[F5] every connection of a server has a limit on that', async () => {
  const [{ idle_in_transaction_session_timeout: limit }] = await rooms.db.query<
    [{ idle_in_transaction_session_timeout: string }]
  >('SHOW idle_in_transaction_session_timeout');
  expect(limit).toBe('20s');
});
