import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { connect } from 'node:net';
import { DataSource } from 'typeorm';
import { startWebApp, type WebApp } from '../../../test/build/web-app.js';
import { JsonLog } from './platform/log.js';

let web: WebApp;

beforeAll(async () => {
  web = await startWebApp();
});
afterAll(() => web.close());

const FORM = 'application/x-www-form-urlencoded';

function post(path: string, { origin, body = 'email=a' }: { origin?: string; body?: string } = {}): Promise<Response> {
  const headers = { 'content-type': FORM, accept: 'text/html', ...(origin !== undefined && { origin }) };
  return fetch(`${web.url}${path}`, { method: 'POST', headers, body, redirect: 'manual' });
}

describe('what would change something', () => {
  it.each([
    ['another site', 'https://elsewhere.example'],
    ['another port', 'http://localhost:1'],
    ['a page without an address', 'null'],
    ['nobody who says so', undefined],
  ])('[S12] is refused in a plain sentence when it comes from %s', async (_who, origin) => {
    const answer = await post('/sign-in', { ...(origin && { origin }) });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringMatching(/^This was not sent from .*\.$/)]);
  });

  it('is taken from a page of the site', async () => {
    expect((await post('/sign-in', { origin: web.baseUrl, body: 'email=asha@example.org' })).status).toBe(303);
  });

  it('loses nothing because of a character that is no text', async () => {
    const answer = await post('/sign-in', { origin: web.baseUrl, body: 'email=ash%00a%40example.org' });
    expect(answer.status).toBe(303);
    expect((await fetch(`${web.url}/propose/x%00`)).status).toBe(404);
  });

  it('is refused when it is larger than any form', async () => {
    const answer = await post('/sign-in', { origin: web.baseUrl, body: `email=${'x'.repeat(210_000)}` });
    expect([answer.status, await answer.text()]).toEqual([413, expect.not.stringContaining('Something went wrong')]);
  });

  it.each([
    ['', '/sign-in/check', '192.0.2.7'],
    [', [S10] also by capital letters', '/Sign-In/Check', '192.0.2.8'],
  ])('is slowed down when far too much comes from one address%s', async (_how, path, from) => {
    const posts = Array.from({ length: 61 }, () =>
      fetch(`${web.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': FORM, origin: web.baseUrl, 'x-forwarded-for': from },
        body: 'code=1',
        redirect: 'manual',
      }),
    );
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect((await post('/sign-in', { origin: web.baseUrl })).status).not.toBe(429);
  });
});

describe('every answer', () => {
  it('keeps pages to themselves', async () => {
    const { headers } = await fetch(`${web.url}/sign-in`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy.split(';')).toContain(rule);
    }
    expect(policy).toContain(`connect-src 'self' ${web.baseUrl.replace('http', 'ws')};`);
    expect(policy).not.toMatch(/unsafe-eval|script-src [^;]*unsafe|\*/);
    expect([headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual(['nosniff', 'DENY']);
    expect([headers.get('strict-transport-security'), headers.get('x-powered-by')]).toEqual([null, null]);
  });

  it('asks for https from then on where the site has it', async () => {
    const app = await startWebApp({ BASE_URL: 'https://position.example' });
    const { headers } = await fetch(`${app.url}/healthz`);
    await app.close();
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('content-security-policy')).toContain('wss://position.example');
  });
});

describe('a server', () => {
  it('is well, and ready while its database answers and has every table', async () => {
    const app = await startWebApp();
    const status = async (path: string): Promise<number> => (await fetch(`${app.url}${path}`)).status;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    const db = app.get(DataSource);
    const [last] = await db.query('SELECT id, timestamp, name FROM migrations ORDER BY id DESC LIMIT 1');
    await db.query('DELETE FROM migrations WHERE id = $1', [last.id]);
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    await db.query('INSERT INTO migrations VALUES ($1, $2, $3)', [last.id, last.timestamp, last.name]);
    expect(await status('/readyz')).toBe(200);
    await db.destroy();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    await db.initialize();
    await app.close();
  });

  it('without the role web answers only whether it is well', async () => {
    const app = await startWebApp({ ROLES: 'jobs' });
    const status = async (path: string): Promise<number> => (await fetch(`${app.url}${path}`)).status;
    expect([await status('/healthz'), await status('/'), await status('/sign-in')]).toEqual([200, 404, 404]);
    await app.close();
  });

  it('logs what was asked for, without the tokens of links, queries and what was sent', async () => {
    const logged: object[] = [];
    const keep = (entry: object): void => void logged.push(entry);
    Logger.overrideLogger({ log: keep, warn: keep, error: keep });
    await fetch(`${web.url}/sign-in/link/secret-token?and=secret-query`);
    await fetch(`${web.url}/invitations/secret-token`);
    await fetch(`${web.url}/Invitations/secret-token`);
    await post('/sign-in', { origin: web.baseUrl, body: 'email=secret-person@example.org' });
    await fetch(`${web.url}/graphql`, { method: 'POST', headers: { origin: web.baseUrl }, body: '{"secret-text"' });
    Logger.overrideLogger(new JsonLog('silent'));
    expect(logged.map((entry) => 'path' in entry && entry.path)).toEqual(
      expect.arrayContaining(['/sign-in/link/-', '/invitations/-', '/sign-in', '/graphql']),
    );
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});

it.each(['//', '///', '//:80', 'http://['])('[S1] answers 404 to an upgrade to %s, and goes on', async (path) => {
  const { hostname, port } = new URL(web.url);
  const socket = connect(Number(port), hostname);
  const head = [`GET ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write([...head, '', ''].join('\r\n'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toContain('404 Not Found');
  socket.destroy();
  expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
});
