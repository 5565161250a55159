import type { SectionId } from '#concordat';
import { CloseCode } from '#room';
import { notOnceIn } from '../build/logged-words.js';
import { aDraft, aMember, aSection, signIn } from '../build/rooms-app.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { haveConverged, keepTyping, SectionWindow } from '../build/section-window.js';
import { createTestDatabase, type TestDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

const SECTIONS = 10;
const PEOPLE = 10;

let database: TestDatabase;
let port: number;
let server: RunningServer;
const rooms: { sectionId: SectionId; windows: SectionWindow[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const { statementId } = await aDraft(database.db);
  port = await freePort();
  server = await start();
  const cookies: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    cookies.push((await signIn(database.db, await aMember(database.db, statementId))).cookie);
  }
  for (let index = 0; index < SECTIONS; index += 1) {
    const sectionId = await aSection(database.db, statementId, 'DRAFTING');
    const place = { url: server.url, sectionId };
    rooms.push({ sectionId, windows: cookies.map((cookie, at) => new SectionWindow(`p${at}x`, { ...place, cookie })) });
  }
  await until(() => all().every(({ isLive }) => isLive), 60_000);
}, 180_000);

afterAll(async () => {
  for (const window of all()) window.leave();
  await server?.stop();
  await database?.drop();
}, 60_000);

const start = () => startServer({ port, env: { DATABASE_URL: database.url } });
const all = () => rooms.flatMap(({ windows }) => windows);

it('[F9] a server that is told to stop under 100 people who type stores what it took, and they go on with the next', async () => {
  const stopTyping = keepTyping(all(), 250);
  await until(() => all().every(({ acknowledged }) => acknowledged > 2), 60_000);
  const exitCode = await server.stop();
  const called = rooms.map(({ windows }) => windows.flatMap(({ typed, acknowledged }) => typed.slice(0, acknowledged)));
  stopTyping();
  expect(exitCode).toBe(0);
  for (const [index, { sectionId }] of rooms.entries()) {
    expect(await notOnceIn(database.db, sectionId, called[index]!)).toEqual([]);
  }
  // Each is told, rather than left to find out.
  await until(() => all().every(({ closedWith }) => closedWith.length > 0));
  expect(all().map(({ closedWith }) => closedWith[0])).toEqual(all().map(() => CloseCode.closing));
  server = await start();
  await until(() => rooms.every(({ windows }) => haveConverged(windows)), 60_000);
  for (const { sectionId, windows } of rooms) {
    const typed = windows.flatMap((window) => window.typed);
    expect(await notOnceIn(database.db, sectionId, typed)).toEqual([]);
  }
}, 240_000);
