import { appendBlocks, plainText, readSection } from '#document';
import type { DataSource } from 'typeorm';
import { docOf } from '../../apps/server/src/live-editing/live-text.js';
import { SectionUpdate } from '../../apps/server/src/live-editing/section-update.entity.js';
import { ReturningWriter } from '../build/returning-writer.js';
import { until } from '../build/room-visitor.js';
import { aDraft, aMember, signIn, type Draft } from '../build/rooms-app.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createTestDatabase } from '../build/test-database.js';

/** Few here; `npm run test:soak` has more. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 5);
const WRITERS = 5;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let draft: Draft;
let server: RunningServer;
let port: number;
let writers: ReturningWriter[];
/** Words that a server which says saved before it stores would have promised and lost. */
let cutOff = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  draft = await aDraft(database.db);
  port = await freePort();
  server = await start();
  writers = [];
  for (let index = 0; index < WRITERS; index += 1) {
    const member = await aMember(database.db, draft.statementId, { constituency: index % 2 ? 'PEOPLE' : 'WORKFORCE' });
    const { cookie } = await signIn(database.db, member);
    const writer = new ReturningWriter(server.url, cookie, draft.sectionId);
    await writer.connect();
    writers.push(writer);
  }
  await until(() => writers.every(({ isSynced }) => isSynced));
}, 180_000);

afterAll(async () => {
  for (const writer of writers ?? []) writer.leave();
  await server?.stop();
  await database?.drop();
});

it(
  `[F1] loses no word that was called saved and doubles none, over ${ROUNDS} kill -9 in the middle of typing`,
  async () => {
    for (const [index, writer] of writers.entries()) appendBlocks(writer.doc, [paragraph(index)]);
    for (let round = 0; round < ROUNDS; round += 1) await oneRound(round);
    await until(async () => allThere(await wordsInLog(database.db, draft)), 20_000);
    const words = await wordsInLog(database.db, draft);
    for (const { typed } of writers) for (const word of typed) expect([word, count(words, word)]).toEqual([word, 1]);
    expect(writers.map(({ acknowledged }) => acknowledged > 0)).toEqual(writers.map(() => true));
  },
  60_000 + ROUNDS * 30_000,
);

it('[F1b] would see a server that says saved too early: words were on their way when it was killed', () => {
  expect(cutOff).toBeGreaterThan(0);
});

async function oneRound(round: number): Promise<void> {
  const before = writers.map(({ acknowledged }) => acknowledged);
  const typing = setInterval(() => typeOnce(round), 15);
  await until(() => writers.every(({ acknowledged }, index) => acknowledged > (before[index] ?? 0) + 5), 20_000);
  await server.kill();
  // What came before the connection broke is what a person believes to be saved.
  const promised = writers.map(({ typed, acknowledged }) => typed.slice(0, acknowledged));
  const words = await wordsInLog(database.db, draft);
  for (const word of promised.flat()) expect([word, count(words, word)]).toEqual([word, 1]);
  cutOff += writers.flatMap(({ typed }) => typed).filter((word) => !words.includes(word)).length;
  server = await start();
  await until(() => writers.every(({ isSynced }) => isSynced), 20_000);
  clearInterval(typing);
}

function typeOnce(round: number): void {
  for (const [index, writer] of writers.entries())
    writer.type(`p${index}`, `w${index}r${round}n${writer.typed.length}`);
}

function allThere(words: readonly string[]): boolean {
  return writers.every(({ typed }) => typed.every((word) => words.includes(word)));
}

function count(words: readonly string[], word: string): number {
  return words.filter((one) => one === word).length;
}

function paragraph(index: number): { type: string; attrs: { id: string } } {
  return { type: 'paragraph', attrs: { id: `p${index}` } };
}

/** The words of the section as the log has them, read past the server. */
async function wordsInLog(db: DataSource, { sectionId }: Draft): Promise<string[]> {
  const rows = await db.manager.find(SectionUpdate, { where: { sectionId }, order: { seq: 'ASC' } });
  const text = readSection(docOf(rows.map(({ bytes }) => bytes)))
    .map(plainText)
    .join(' ');
  return text.split(/\s+/);
}

function start(): Promise<RunningServer> {
  return startServer({ port, env: { DATABASE_URL: database.url } });
}
