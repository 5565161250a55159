import type { SectionId } from '#concordat';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { aStatementBeingAnswered } from '../build/a-statement.js';
import { startActsApp, type ActsApp } from '../build/acts-app.js';
import { apiAs } from '../build/api.js';
import type { StatementUnderTest, Who } from '../build/company.js';
import { notOnceIn } from '../build/logged-words.js';
import { describeWithRedis, OwnRedis } from '../build/own-redis.js';
import { signIn } from '../build/rooms-app.js';
import { startServer, type RunningServer } from '../build/running-server.js';
import { haveConverged, keepTyping, SectionWindow } from '../build/section-window.js';
import { until } from '../build/until.js';
import { Wire, type WireState } from '../build/wire.js';

/** `npm run test:soak` has more. */
const ROUNDS = Number(process.env.PARTITION_ROUNDS ?? 3);

const CONVERGE_WITHIN_MS = 30_000;

const FREEZE = `mutation ($id: ID!) { turnFreezeKey(sectionId: $id) { waiting refusals { code because } } }`;
const REOPEN = `mutation ($id: ID!) { turnReopenKey(sectionId: $id) { waiting refusals { code because } } }`;

/** What is between the second server and the rest, round for round: Redis, then the database. */
const FAULTS: readonly (readonly [news: WireState, database: WireState])[] = [
  ['cut', 'open'],
  ['silent', 'open'],
  ['open', 'cut'],
  ['slow', 'slow'],
  ['silent', 'silent'],
  ['cut', 'slow'],
];

describeWithRedis('two servers, one of them cut off from the rest', () => {
  let redis: OwnRedis;
  let acts: ActsApp;
  let statement: StatementUnderTest;
  let sectionId: SectionId;
  let toRedis: Wire;
  let toDatabase: Wire;
  let here: RunningServer;
  let cutOff: RunningServer;
  const cookies = new Map<Who, string>();
  let windows: SectionWindow[] = [];
  /** Words of people whose windows were closed, which were called saved. */
  const promised: string[] = [];

  beforeAll(async () => {
    [redis, acts] = await Promise.all([OwnRedis.start(), startActsApp()]);
    statement = await aStatementBeingAnswered(acts);
    sectionId = statement.sections.matters;
    const { url } = acts.db.options as unknown as { url: string };
    [toRedis, toDatabase] = await Promise.all([Wire.to(redis.port), Wire.to(Number(new URL(url).port))]);
    [here, cutOff] = await Promise.all([
      startServer({ env: { DATABASE_URL: url, REDIS_URL: redis.url } }),
      startServer({ env: { DATABASE_URL: toDatabase.through(url), REDIS_URL: toRedis.through(redis.url) } }),
    ]);
    for (const who of ['des', 'lorraine', 'amira', 'hassan', 'priya'] as const) {
      cookies.set(who, (await signIn(acts.db, statement.members[who])).cookie);
    }
    await openWindows();
  }, 180_000);

  afterAll(async () => {
    for (const window of windows) window.leave();
    // A server that is to stop has to reach its database.
    for (const wire of [toRedis, toDatabase]) wire?.set('open');
    await Promise.all([here, cutOff].map((server) => server?.stop()));
    await Promise.all([toRedis, toDatabase].map((wire) => wire?.close()));
    await acts?.close();
    await redis?.close();
  }, 60_000);

  /** Two people on each server, with clean copies. */
  async function openWindows(): Promise<void> {
    promised.push(...windows.flatMap(({ typed, acknowledged }) => typed.slice(0, acknowledged)));
    for (const window of windows) window.leave();
    windows = (['des', 'lorraine', 'hassan', 'priya'] as const).map((who, index) => {
      const { url } = index < 2 ? here : cutOff;
      return new SectionWindow(`${who}${promised.length}x`, { url, cookie: cookies.get(who)!, sectionId });
    });
    await until(() => windows.every(({ isLive }) => isLive), CONVERGE_WITHIN_MS);
  }

  const sectionNow = () => acts.db.manager.findOneByOrFail(Section, { id: sectionId });

  /** The first of a round may complete what the second of the round before began. */
  async function bothTurn(mutation: string, isDone = async () => false): Promise<void> {
    for (const who of ['des', 'amira'] as const) {
      if (!(await isDone())) await apiAs(here.url, cookies.get(who)!).act(mutation, { id: sectionId });
    }
  }
  const isFrozen = async () => (await sectionNow()).state === 'FROZEN';

  /** Acknowledged words of everybody, and those of windows that were closed. */
  const savedWords = () => [...promised, ...windows.flatMap(({ typed, acknowledged }) => typed.slice(0, acknowledged))];

  it(`[F5] both converge after every fault and nothing that was called saved is lost, ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [news, database] = FAULTS[round % FAULTS.length]!;
      const stop = keepTyping(windows);
      toRedis.set(news);
      toDatabase.set(database);
      const [onHere] = windows;
      const before = onHere!.acknowledged;
      await until(() => onHere!.acknowledged > before + 20, CONVERGE_WITHIN_MS);
      const called = savedWords();
      toRedis.set('open');
      toDatabase.set('open');
      expect([round, await notOnceIn(acts.db, sectionId, called)]).toEqual([round, []]);
      stop();
      await until(() => haveConverged(windows), CONVERGE_WITHIN_MS);
      expect([round, await notOnceIn(acts.db, sectionId, savedWords())]).toEqual([round, []]);
    }
  }, 600_000);

  it('[F5][P5] nobody on the server that is cut off writes in a section that was frozen on the other', async () => {
    for (const news of ['cut', 'silent'] as const) {
      const stop = keepTyping(windows);
      toRedis.set(news);
      // Both keys lock the same words, so on a busy machine the people who type come between them more than once.
      do await bothTurn(FREEZE, isFrozen);
      while (!(await isFrozen()));
      const frozen = await sectionNow();
      await until(() => windows.every(({ state }) => state.status === 'ended'), CONVERGE_WITHIN_MS);
      stop();
      expect(windows.map(({ state }) => [state.ended?.isSaved, state.ended?.unsaved !== ''])).toEqual(
        windows.map(() => [false, true]),
      );
      expect(await sectionNow()).toEqual(frozen);
      await bothTurn(REOPEN);
      toRedis.set('open');
      await openWindows();
      expect(await notOnceIn(acts.db, sectionId, promised)).toEqual([]);
    }
  }, 120_000);
});
