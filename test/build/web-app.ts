import type { Type } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { QueuedMail } from '../../apps/server/src/platform/queued-mail.entity.js';
import { readConfig, type Environment } from '../../apps/server/src/platform/read-config.js';
import { makeServer } from '../../apps/server/src/web-server.js';
import { freePort } from './running-server.js';
import { createTestDatabase } from './test-database.js';

/** The whole server in this process, over a database of its own. */
export interface WebApp {
  /** Where it listens. */
  readonly url: string;
  /** The address that people type; the same, unless the settings say otherwise. */
  readonly baseUrl: string;
  readonly db: DataSource;
  get<Thing>(type: Type<Thing>): Thing;
  /** Mail that waits to be sent to an address, oldest first. */
  letters(to: string): Promise<QueuedMail[]>;
  close(): Promise<void>;
}

/** Starts the server as main.ts does, without the demo. */
export async function startWebApp(settings: Environment = {}): Promise<WebApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'common-position-'));
  const port = await freePort();
  const env = { DEMO: '0', DATA_DIR: dataDir, PORT: String(port), TRUSTED_PROXIES: '1', ...settings };
  const config = readConfig(env);
  const app = await makeServer(config, database.db);
  app.useLogger(false);
  await app.listen(port, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    baseUrl: config.baseUrl,
    db: database.db,
    get: (type) => app.get(type, { strict: false }),
    letters: (to) => database.db.manager.find(QueuedMail, { where: { to }, order: { queuedAt: 'ASC' } }),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Does something many times at the same moment, on connections to the database that are open already: else the first
 * would be done before the others have begun.
 */
export async function atOnce<Answer>(
  { db }: Pick<WebApp, 'db'>,
  times: number,
  act: (index: number) => Promise<Answer>,
): Promise<Answer[]> {
  await Promise.all(Array.from({ length: 10 }, () => db.query('SELECT pg_sleep(0.1)')));
  return Promise.all(Array.from({ length: times }, (_, index) => act(index)));
}

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads; empty when it leads nowhere. */
  readonly location: string;
}

/** A browser: keeps cookies, says from which page a form was sent, and follows no redirect by itself. */
export class PlainBrowser {
  readonly cookies = new Map<string, string>();
  /** Each has an address of its own, so that none is slowed down for what another did. */
  private readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  constructor(private readonly web: Pick<WebApp, 'url' | 'baseUrl'>) {}

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  head(path: string): Promise<Answer> {
    return this.ask('HEAD', path);
  }

  /** Sends a form from a page of the site, or of another one. */
  post(path: string, fields: Readonly<Record<string, string>> = {}, origin = this.web.baseUrl): Promise<Answer> {
    return this.ask('POST', path, { origin, body: new URLSearchParams(fields) });
  }

  /** Runs a GraphQL operation and gives the whole answer; under an idempotency key where one is given. */
  async api<Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    key?: string,
  ): Promise<ApiAnswer<Data>> {
    const body = JSON.stringify({ query, variables });
    const { text } = await this.ask('POST', '/graphql', { origin: this.web.baseUrl, body, key });
    return JSON.parse(text) as ApiAnswer<Data>;
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async ask(
    method: string,
    path: string,
    { origin, body, key }: { origin?: string; body?: URLSearchParams | string; key?: string } = {},
  ): Promise<Answer> {
    const isForm = typeof body !== 'string';
    const headers = {
      'x-forwarded-for': this.address,
      cookie: this.cookieHeader(),
      ...(origin && { origin }),
      accept: isForm ? 'text/html' : 'application/json',
      ...(!isForm && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    };
    const answer = await fetch(`${this.web.url}${path}`, { method, headers, redirect: 'manual', body });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const location = answer.headers.get('location') ?? '';
    return { status: answer.status, headers: answer.headers, text: await answer.text(), location };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** What the API answered. */
export interface ApiAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}
