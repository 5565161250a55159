import { SCHEMA_VERSION } from '#document';
import { CloseCode, encodeStep2, encodeUpdates } from '#room';
import * as Y from 'yjs';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { apiAs } from '../build/api.js';
import { loggedText, notOnceIn } from '../build/logged-words.js';
import { rawSocket } from '../build/room-visitor.js';
import { aDraft, aMember, aSection, signIn, type Draft } from '../build/rooms-app.js';
import { startServer, type RunningServer } from '../build/running-server.js';
import { haveConverged, SectionWindow } from '../build/section-window.js';
import { createTestDatabase, type TestDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

const EDITS = 200;
const OLD_CLIENTS = 20;

let database: TestDatabase;
let server: RunningServer;
let draft: Draft;
let cookies: string[];
let windows: SectionWindow[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer({ env: { DATABASE_URL: database.url } });
  draft = await aDraft(database.db);
  cookies = [];
  for (let person = 0; person < 2; person += 1) {
    cookies.push((await signIn(database.db, await aMember(database.db, draft.statementId))).cookie);
  }
}, 180_000);

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

afterEach(() => {
  for (const window of windows) window.leave();
  windows = [];
});

/** Two people in a new section, each with a word that is saved. */
async function twoPeople(): Promise<[SectionWindow, SectionWindow]> {
  const sectionId = await aSection(database.db, draft.statementId, 'DRAFTING');
  windows = ['ann', 'bob'].map(
    (name, at) => new SectionWindow(name, { url: server.url, cookie: cookies[at]!, sectionId }),
  );
  await until(() => windows.every(({ isLive }) => isLive), 30_000);
  for (const window of windows) window.type(`${window.name}-before`);
  await until(() => haveConverged(windows), 30_000);
  return [windows[0]!, windows[1]!];
}

function typeOffline(window: SectionWindow): string[] {
  window.goOffline();
  const words = Array.from({ length: EDITS }, (_, index) => `${window.name}-offline-${index}`);
  for (const word of words) window.type(word);
  return words;
}

const sectionOf = ({ place: { sectionId } }: SectionWindow) =>
  database.db.manager.findOneByOrFail(Section, { id: sectionId });

it(`[C6] ${EDITS} edits without a network join what others wrote meanwhile, none lost and none doubled`, async () => {
  const [ann, bob] = await twoPeople();
  const words = typeOffline(ann);
  for (let index = 0; index < 20; index += 1) bob.type(`bob-meanwhile-${index}`);
  await until(() => bob.state.isSaved);
  expect(ann.state.isSaved).toBe(false);
  ann.goOnline();
  await until(() => haveConverged(windows), 30_000);
  expect(await notOnceIn(database.db, ann.place.sectionId, [...words, ...bob.typed])).toEqual([]);
}, 60_000);

it(`[C6][P7] ${EDITS} edits without a network into a section that is locked meanwhile are all kept on the page, and the section stays as it was`, async () => {
  const [ann, bob] = await twoPeople();
  const words = typeOffline(ann);
  await database.db.manager.update(Section, { id: ann.place.sectionId }, { state: 'FROZEN' });
  const frozen = await sectionOf(ann);
  ann.goOnline();
  await until(() => ann.state.status === 'ended', 30_000);
  const { unsaved, isSaved, because } = ann.state.ended!;
  expect([isSaved, unsaved.split(/\s+/).filter(Boolean)]).toEqual([false, words]);
  expect(because).toMatch(/Locked while people sign/);
  expect(await sectionOf(ann)).toEqual(frozen);
  expect(bob.text).not.toContain('offline');
}, 60_000);

it('[C6][P7] words that are refused while one is connected are kept on the page too', async () => {
  const [ann, bob] = await twoPeople();
  await database.db.manager.update(Section, { id: ann.place.sectionId }, { state: 'FROZEN' });
  const frozen = await sectionOf(ann);
  ann.type('too-late');
  await until(() => ann.state.status === 'ended', 30_000);
  expect([ann.state.ended!.isSaved, ann.state.ended!.unsaved.trim()]).toEqual([false, 'too-late']);
  expect([await sectionOf(ann), bob.text.includes('too-late')]).toEqual([frozen, false]);
}, 60_000);

const OPEN = `mutation ($id: ID!) { openSection(sectionId: $id) { opened { ticket clientIds } } }`;

it(`[C5][P4] an old page is told to reload in each of ${OLD_CLIENTS} sections, and changes not one byte, whatever it sends`, async () => {
  for (let index = 0; index < OLD_CLIENTS; index += 1) {
    const [ann] = await twoPeople();
    const { sectionId } = ann.place;
    const [before, log] = [await sectionOf(ann), Y.encodeStateAsUpdate(await loggedText(database.db, sectionId))];
    const { openSection } = await apiAs(server.url, cookies[1]!).ask<{
      openSection: { opened: { ticket: string; clientIds: number[] } };
    }>(OPEN, { id: sectionId });
    const address = `${server.url.replace('http', 'ws')}/collab/${sectionId}?ticket=${openSection.opened.ticket}&schemaVersion=${SCHEMA_VERSION - 1}`;
    const { socket, ended } = rawSocket(address, { cookie: cookies[1]!, origin: server.url });
    // It does not know a block and takes it out as soon as it is open, as an older editor does.
    socket.on('open', () => {
      const old = new Y.Doc({ gc: false });
      Y.applyUpdate(old, log);
      old.clientID = openSection.opened.clientIds[0]!;
      old.getXmlFragment('content').delete(0, 1);
      socket.send(encodeUpdates([Y.encodeStateAsUpdate(old)]));
      socket.send(encodeStep2(Y.encodeStateAsUpdate(old)));
    });
    expect(await ended).toBe(CloseCode.reload);
    expect(await sectionOf(ann)).toEqual(before);
    expect(Buffer.from(Y.encodeStateAsUpdate(await loggedText(database.db, sectionId)))).toEqual(Buffer.from(log));
    for (const window of windows) window.leave();
  }
}, 120_000);
