import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { dataSource } from '../../apps/server/src/data-source.js';
import { notOnceIn } from '../build/logged-words.js';
import { OwnPostgres } from '../build/own-postgres.js';
import { aDraft, aMember, signIn, type Draft } from '../build/rooms-app.js';
import { startServer, type RunningServer } from '../build/running-server.js';
import { haveConverged, keepTyping, SectionWindow } from '../build/section-window.js';
import { until } from '../build/until.js';

/** `npm run test:soak` has a longer one. */
const OUTAGE_MS = Number(process.env.OUTAGE_SECONDS ?? 3) * 1_000;
const EDITORS = 10;

/** What reliability.md allows from the return of the database until everything is saved. */
const SAVED_WITHIN_MS = 10_000;

/** Where a room stops listening (back-pressure.ts), and what each connection may have had under way by then. */
const QUEUE_AT_MOST = 1_000 + EDITORS * 20;

// It is held still by way of /proc.
const describeOnLinux = existsSync('/proc/self/stat') ? describe : describe.skip;

describeOnLinux('ten people write while the database is away', () => {
  let postgres: OwnPostgres;
  let server: RunningServer;
  let db: DataSource;
  let draft: Draft;
  const windows: SectionWindow[] = [];
  let stopTyping = (): void => undefined;

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    server = await startServer({ env: { DATABASE_URL: postgres.url } });
    db = await dataSource(postgres.url, { poolSize: 2 }).initialize();
    draft = await aDraft(db);
    for (let index = 0; index < EDITORS; index += 1) {
      const { cookie } = await signIn(db, await aMember(db, draft.statementId));
      windows.push(new SectionWindow(`e${index}x`, { url: server.url, cookie, sectionId: draft.sectionId }));
    }
    await until(() => windows.every(({ isLive }) => isLive), 30_000);
  }, 180_000);

  afterEach(() => stopTyping());

  afterAll(async () => {
    for (const window of windows) window.leave();
    postgres?.resume();
    await server?.stop();
    await db?.destroy();
    await postgres?.close();
  }, 60_000);

  const allTyped = () => windows.flatMap(({ typed }) => typed);
  const promised = () => windows.flatMap(({ typed, acknowledged }) => typed.slice(0, acknowledged));

  async function queued(): Promise<number> {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^cp_queued_updates (\d+)/m.exec(metrics)?.[1]);
  }

  /** Types until the outage is over; gives the most that waited on the server meanwhile. */
  async function sitOut(outageMs: number): Promise<number> {
    const end = Date.now() + outageMs;
    let most = 0;
    await until(async () => {
      most = Math.max(most, await queued());
      return Date.now() > end;
    }, outageMs + 20_000);
    return most;
  }

  async function begin(): Promise<void> {
    const before = windows.map(({ acknowledged }) => acknowledged);
    stopTyping = keepTyping(windows, 100);
    await until(() => windows.every(({ acknowledged }, index) => acknowledged > before[index]! + 5), 30_000);
  }

  async function allSaved(): Promise<void> {
    stopTyping();
    await until(() => haveConverged(windows), SAVED_WITHIN_MS);
    expect(await notOnceIn(db, draft.sectionId, allTyped())).toEqual([]);
  }

  it('[F2] held still: nothing more is called saved, little waits, and all is saved within 10 seconds of its return', async () => {
    await begin();
    await postgres.pause();
    // What was stored in the moment before it stood still may still be told, as long as nobody has waited for long.
    await until(() => windows.every(({ state }) => performance.now() - (state.unsavedSince ?? Infinity) > 500));
    const called = promised().length;
    const most = await sitOut(OUTAGE_MS);
    expect([promised().length, most <= QUEUE_AT_MOST]).toEqual([called, true]);
    expect(windows.map(({ state }) => state.isSaved)).toEqual(windows.map(() => false));
    postgres.resume();
    await allSaved();
  }, 180_000);

  it('[F2] killed and started again: what was called saved is there, and all is saved within 10 seconds', async () => {
    await begin();
    await postgres.kill();
    const called = promised();
    const most = await sitOut(OUTAGE_MS);
    expect([promised().length, most <= QUEUE_AT_MOST]).toEqual([called.length, true]);
    await postgres.startAgain();
    await until(() => windows.every(({ isLive }) => isLive), SAVED_WITHIN_MS);
    expect(await notOnceIn(db, draft.sectionId, called)).toEqual([]);
    await allSaved();
  }, 180_000);
});
