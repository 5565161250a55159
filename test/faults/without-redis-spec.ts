import { haveConverged, keepTyping, SectionWindow } from '../build/section-window.js';
import { notOnceIn } from '../build/logged-words.js';
import { describeWithRedis, OwnRedis } from '../build/own-redis.js';
import { aDraft, aMember, signIn, type Draft } from '../build/rooms-app.js';
import { startServer, type RunningServer } from '../build/running-server.js';
import { createTestDatabase, type TestDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

/** `npm run test:soak` has a longer one. */
const OUTAGE_MS = Number(process.env.NEWS_OUTAGE_SECONDS ?? 4) * 1_000;

/** What two servers may take to agree again. */
const AGREE_WITHIN_MS = 10_000;

describeWithRedis('two servers over one database', () => {
  let redis: OwnRedis;
  let database: TestDatabase;
  let draft: Draft;
  let servers: RunningServer[] = [];
  const windows: SectionWindow[] = [];

  beforeAll(async () => {
    [redis, database] = await Promise.all([OwnRedis.start(), createTestDatabase()]);
    draft = await aDraft(database.db);
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    servers = await Promise.all([startServer({ env }), startServer({ env })]);
    for (const [index, name] of ['ann', 'bob', 'carol', 'dan'].entries()) {
      const { cookie } = await signIn(database.db, await aMember(database.db, draft.statementId));
      const { url } = servers[index % 2]!;
      windows.push(new SectionWindow(name, { url, cookie, sectionId: draft.sectionId }));
    }
    await until(() => windows.every(({ isLive }) => isLive), 30_000);
  }, 180_000);

  afterAll(async () => {
    for (const window of windows) window.leave();
    await Promise.all(servers.map((server) => server.stop()));
    await database?.drop();
    await redis?.close();
  }, 60_000);

  const allTyped = () => windows.flatMap(({ typed }) => typed);

  /** Everybody goes on, and each must hear of words that were typed on the other server from now on. */
  async function hearFromTheOther(withinMs: number): Promise<void> {
    const later = windows.map(({ name, typed }) => `${name}${typed.length + 2}`);
    await until(() => windows.every(({ text }) => later.every((word) => text.includes(word))), withinMs);
  }

  it('[F3][P1] people on both write together', async () => {
    const stop = keepTyping(windows);
    await hearFromTheOther(20_000);
    stop();
    await until(() => haveConverged(windows), AGREE_WITHIN_MS);
  });

  it('[F3][P1] they go on while Redis is away, and each server finds what the other stored', async () => {
    const stop = keepTyping(windows);
    await redis.stop();
    const end = Date.now() + OUTAGE_MS;
    do await hearFromTheOther(AGREE_WITHIN_MS);
    while (Date.now() < end);
    stop();
    await until(() => haveConverged(windows), AGREE_WITHIN_MS);
    expect(await notOnceIn(database.db, draft.sectionId, allTyped())).toEqual([]);
  }, 180_000);

  it('[F3][P1] they agree within 10 seconds of its return with nothing in it', async () => {
    const stop = keepTyping(windows);
    await redis.startEmpty();
    await hearFromTheOther(AGREE_WITHIN_MS);
    stop();
    await until(() => haveConverged(windows), AGREE_WITHIN_MS);
    expect(await notOnceIn(database.db, draft.sectionId, allTyped())).toEqual([]);
  }, 60_000);

  it('[F3][P1] nothing is lost when it is emptied and its connections end while they write', async () => {
    const stop = keepTyping(windows);
    for (let times = 0; times < 3; times += 1) {
      await redis.flush();
      await hearFromTheOther(AGREE_WITHIN_MS);
    }
    stop();
    await until(() => haveConverged(windows), AGREE_WITHIN_MS);
    expect(await notOnceIn(database.db, draft.sectionId, allTyped())).toEqual([]);
    expect(windows.map(({ connections }) => connections)).toEqual([1, 1, 1, 1]);
  }, 60_000);
});
