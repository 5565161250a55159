import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  agreeAll,
  decideAsCouncil,
  firstOf,
  freezeAll,
  gather,
  markAllReady,
  openStage,
  publish,
  signAll,
  type Gathered,
} from '../build/journey.js';
import { serveCommentTimeBeside } from '../build/comment-time.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { runCommand } from '../build/people-over-http.js';
import { freePort, openDirectory, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { writeBySeveral } from '../build/write-by-several.js';

/** Where the data is: of the two ways to run the product, each lives the same acts. */
const DATABASES = {
  'the embedded database': async () => {
    const directory = await openDirectory();
    return { env: { DATA_DIR: join(directory, 'data') }, drop: () => rm(directory, { recursive: true, force: true }) };
  },
  'a database of one’s own (DATABASE_URL)': async () => {
    const { url, drop } = await createEmptyDatabase();
    return { env: { DATABASE_URL: url }, drop };
  },
};

describe.each(Object.entries(DATABASES))('from a council to a published statement, with %s', (_name, prepare) => {
  let database: Awaited<ReturnType<typeof prepare>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let env: Record<string, string>;
  let gathered: Gathered;

  beforeAll(async () => {
    database = await prepare();
    mailbox = await openMailbox();
    const port = await freePort();
    env = { ...database.env, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    gathered = await gather({ url: server.url, mailbox, env });
  }, 180_000);

  afterAll(async () => {
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[R1] takes no word before every group has agreed', async () => {
    const { api } = firstOf(gathered.travellers, 'CARERS');
    const open =
      'mutation ($id: ID!) { openSection(sectionId: $id) { opened { mayWrite clientIds } refusals { because } } }';
    const { openSection } = await api.ask<{
      openSection: { opened: object; refusals: readonly { because: string }[] };
    }>(open, { id: gathered.sections.get('matters') });
    expect(openSection.opened).toEqual({ mayWrite: false, clientIds: [] });
    expect(openSection.refusals.map(({ because }) => because).join(' ')).toContain('every group has agreed');
  });

  it('[R7][R22] lets the administrator organise, and neither write, sign nor publish', async () => {
    const { admin, statementId, sections } = gathered;
    const open = 'mutation ($id: ID!) { openSection(sectionId: $id) { opened { ticket } } }';
    await expect(admin.api.ask(open, { id: sections.get('matters') })).rejects.toThrow(/FORBIDDEN/);
    const key = 'mutation ($id: ID!) { turnStageKey(statementId: $id, to: "CONCORDAT") { refusals { code } } }';
    await expect(admin.api.ask(key, { id: statementId })).rejects.toThrow('FORBIDDEN');
  });

  it('is drafted live, signed by every group and published by both co-chairs, and checks offline', async () => {
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    await writeBySeveral(server.url, gathered);
    await markAllReady(gathered);
    await openStage(gathered, 'COMMENT');
    await serveCommentTimeBeside(database.env, gathered.statementId);
    await openStage(gathered, 'RESPONDING');
    await freezeAll(gathered);
    await openStage(gathered, 'SIGN_OFF');
    await signAll(gathered);
    await openStage(gathered, 'COUNCIL_DECISION');
    await decideAsCouncil(gathered);
    const address = await publish(gathered);
    expect(address).toContain('/statements/hallbeck/care-in-hallbeck-2027');
    const page = await (await fetch(new URL(address, server.url))).text();
    expect(page).toContain('Written together');
    expect(page).toContain('Asha Providers');
    expect(page).not.toMatch(/Asha (People|Carers|Workforce)/);
    const say = await runCommand('verify.js', [`${server.url}/statements/hallbeck/care-in-hallbeck-2027.json`], env);
    expect(say).toContain('Sound. "Care in Hallbeck 2027", version 1');
  }, 120_000);
});
