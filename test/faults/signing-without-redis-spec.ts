import { CloseCode } from '#room';
import {
  agreeAll,
  firstOf,
  freezeAll,
  gather,
  markAllReady,
  openStage,
  signAll,
  type Gathered,
  type Traveller,
} from '../build/journey.js';
import { serveCommentTimeBeside } from '../build/comment-time.js';
import { apiAs } from '../build/api.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { describeWithRedis, OwnRedis } from '../build/own-redis.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { SectionWindow } from '../build/section-window.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';
import { writeBySeveral } from '../build/write-by-several.js';

/** What two servers may take to agree again. */
const AGREE_WITHIN_MS = 10_000;

describeWithRedis('a section is locked and signed on one server while Redis is away', () => {
  let redis: OwnRedis;
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let here: RunningServer;
  let there: RunningServer;
  let gathered: Gathered;
  let writer: SectionWindow;

  beforeAll(async () => {
    [redis, database, mailbox] = await Promise.all([OwnRedis.start(), createEmptyDatabase(), openMailbox()]);
    const [port, otherPort] = [await freePort(), await freePort()];
    const env = {
      ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, SMTP_URL: mailbox.url },
      ...{ BASE_URL: `http://localhost:${port}`, ALLOWED_ORIGINS: `http://localhost:${otherPort}` },
    };
    here = await startServer({ port, env });
    there = await startServer({ port: otherPort, env });
    gathered = await gather({ url: here.url, mailbox, env });
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    await writeBySeveral(here.url, gathered);
    await markAllReady(gathered);
    await openStage(gathered, 'COMMENT');
    await serveCommentTimeBeside({ DATABASE_URL: database.url }, gathered.statementId);
    await openStage(gathered, 'RESPONDING');
    const { cookie } = firstOf(gathered.travellers, 'PROVIDERS');
    writer = new SectionWindow('ann', { url: there.url, cookie, sectionId: gathered.sections.get('matters')! });
    await until(() => writer.isLive, 20_000);
  }, 240_000);

  afterAll(async () => {
    writer?.leave();
    await Promise.all([here?.stop(), there?.stop()]);
    await mailbox?.close();
    await database?.drop();
    await redis?.close();
  }, 60_000);

  it('[F3][P5] takes no word on the other server, which has heard nothing, and keeps what was typed there', async () => {
    await redis.stop();
    await freezeAll(gathered);
    const frozen = await hashesOn(here);
    writer.type('late');
    await until(() => writer.state.status === 'ended', AGREE_WITHIN_MS);
    expect([writer.closedWith, writer.acknowledged]).toEqual([[CloseCode.mayNot], 0]);
    expect(writer.state.ended?.unsaved).toContain(writer.typed[0]);
    expect(await hashesOn(there)).toEqual(frozen);
  }, 60_000);

  it('[F3][R16] loses no sign-off: what was signed on each server stands on both, also once Redis is back, empty', async () => {
    await openStage(gathered, 'SIGN_OFF');
    await signAll({ ...gathered, travellers: gathered.travellers.map((traveller, place) => on(place, traveller)) });
    const signed = await positionsOn(here);
    expect(signed).toHaveLength(gathered.travellers.length * (gathered.sections.size + 1));
    expect(await positionsOn(there)).toEqual(signed);
    await redis.startEmpty();
    await until(async () => (await positionsOn(there)).length === signed.length, AGREE_WITHIN_MS);
    expect(await positionsOn(here)).toEqual(signed);
  }, 120_000);

  /** Every other one signs on the other server. */
  function on(place: number, traveller: Traveller): Traveller {
    return place % 2 === 0 ? traveller : { ...traveller, api: apiAs(there.url, traveller.cookie) };
  }

  async function signingOn({ url }: RunningServer): Promise<Signing> {
    const { cookie } = firstOf(gathered.travellers, 'PEOPLE');
    const { signing } = await apiAs(url, cookie).ask<{ signing: Signing }>(SIGNING, { id: gathered.statementId });
    return signing;
  }

  async function hashesOn(server: RunningServer): Promise<string[]> {
    return (await signingOn(server)).sections.map(({ hash }) => hash);
  }

  async function positionsOn(server: RunningServer): Promise<string[]> {
    const { whole, sections } = await signingOn(server);
    const groups = [...whole, ...sections.flatMap((section) => section.groups)];
    return groups.flatMap(({ signOffs }) => signOffs.map(({ id, position }) => `${id} ${position}`)).sort();
  }
});

interface Group {
  readonly signOffs: readonly { readonly id: string; readonly position: string }[];
}

interface Signing {
  readonly whole: readonly Group[];
  readonly sections: readonly { readonly hash: string; readonly groups: readonly Group[] }[];
}

const GROUPS = '{ signOffs { id position } }';
const SIGNING = `query ($id: ID!) { signing(statementId: $id) { whole ${GROUPS} sections { hash groups ${GROUPS} } } }`;
