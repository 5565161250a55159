import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { accept, runCommand, send, signInByMail } from '../build/people-over-http.js';
import { freePort, openDirectory, startServer, type RunningServer } from '../build/running-server.js';
import { until } from '../build/until.js';

const DESK = '/council-desk/hallbeck';

let directory: string;
let mailbox: Mailbox;
let server: RunningServer;
let env: Record<string, string>;

beforeAll(async () => {
  directory = await openDirectory();
  mailbox = await openMailbox();
  const port = await freePort();
  env = { DATA_DIR: join(directory, 'data'), SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
  server = await startServer({ port, env });
  await runCommand('admin.js', COUNCIL, env);
  const officer = ['name-officer', '--council', 'hallbeck', '--name', 'Jo Hart', '--email', 'jo@hallbeck.test'];
  await runCommand('admin.js', officer, env);
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await mailbox?.close();
  await rm(directory, { recursive: true, force: true });
}, 60_000);

const COUNCIL = [
  ...['create-council', '--name', 'Hallbeck Council', '--slug', 'hallbeck', '--contact', 'care@hallbeck.test'],
  ...['--safeguarding', 'Call 999.', '--admin-name', 'Pat Reed', '--admin-email', 'pat@hallbeck.test'],
];

const read = async (path: string, cookie = '') =>
  (await fetch(`${server.url}${path}`, { headers: { cookie, accept: 'text/html' } })).text();

/** Turns a co-chair's key; gives the codes of what still blocks the stage. */
async function turnKey(cookie: string, id: string): Promise<string[]> {
  const query = 'mutation ($id: ID!) { turnStageKey(statementId: $id, to: "CONVENING") { refusals { code } } }';
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { origin: server.url, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id } }),
  });
  const { data } = (await answer.json()) as { data: { turnStageKey: { refusals: { code: string }[] } } };
  return data.turnStageKey.refusals.map(({ code }) => code);
}

describe('from a proposal to the public call', () => {
  it('[R2] is proposed by the public, taken by the council, and begun by both co-chairs', async () => {
    const proposed = { kind: 'statement', template: 'mps', title: 'Breaks for carers', why: 'Nobody can plan a week.' };
    expect((await send(server.url, '/propose/hallbeck', { ...proposed, email: 'ife@home.test' })).status).toBe(303);

    const officer = await signInByMail(server.url, mailbox, 'jo@hallbeck.test');
    const [waiting = ''] = /\/council-desk\/hallbeck\/proposals\/[\w-]{36}/.exec(await read(DESK, officer)) ?? [];
    const yes = { answer: 'TAKEN', reason: 'Many carers asked for it this year.' };
    const dates = { from: '2027-04-01', to: '2030-03-31', review: '2030-03-31' };
    const names = (await send(server.url, waiting, { ...yes, ...dates }, officer)).headers.get('location') ?? '';
    expect(names).toMatch(/^\/council-desk\/hallbeck\/statements\/[\w-]{36}$/);
    await until(
      () => mailbox.letters.some(({ to, text }) => to === 'ife@home.test' && text.includes(yes.reason)),
      20_000,
    );
    expect(await read('/propose/hallbeck')).toContain(yes.reason);
    expect((await fetch(`${server.url}/call/hallbeck/breaks-for-carers`)).status).toBe(404);

    const chairs = [
      ['Rosa', 'rosa@home.test', 'CARERS'],
      ['Amira', 'amira@hallbeck.test', 'COMMISSIONERS'],
    ] as const;
    const cookies: string[] = [];
    const id = names.slice(-36);
    for (const [name, email, group] of chairs) {
      const fields = { what: 'co-chair', 'chair-name': name, 'chair-email': email, 'chair-group': group };
      expect((await send(server.url, names, fields, officer)).status).toBe(303);
      cookies.push(await accept(server.url, mailbox, email));
      // What is missing is said as often as it is asked.
      const missing = await turnKey(cookies.at(-1)!, id);
      expect(missing).toEqual(expect.arrayContaining(['stage.no-sponsor']));
      expect(missing.includes('stage.no-co-chairs')).toBe(name === 'Rosa');
    }
    const sponsor = { what: 'sponsor', 'sponsor-name': 'Helen Cole', 'sponsor-job': 'Director of care' };
    expect((await send(server.url, names, sponsor, officer)).status).toBe(400);
    expect((await send(server.url, names, { ...sponsor, 'sponsor-agreed': 'yes' }, officer)).status).toBe(303);

    for (const cookie of cookies) expect(await turnKey(cookie, id)).toEqual([]);
    expect((await fetch(`${server.url}/call/hallbeck/breaks-for-carers`)).status).toBe(200);
    expect(await read('/propose/hallbeck')).toContain('href="/call/hallbeck/breaks-for-carers"');
  }, 120_000);
});
