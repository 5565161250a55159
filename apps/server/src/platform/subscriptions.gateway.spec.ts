import { createClient, type Client, type FormattedExecutionResult } from 'graphql-ws';
import type { GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { aDraft, aMember, signIn, type Draft } from '../../../../test/build/rooms-app.js';
import { until } from '../../../../test/build/until.js';
import { startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Membership } from '../membership/membership.entity.js';
import { Session } from '../membership/session.entity.js';
import { ChangeFeed } from './notifications.js';

let web: WebApp;
let draft: Draft;
let cookie: string;
const clients: Client[] = [];

beforeAll(async () => {
  web = await startWebApp();
  draft = await aDraft(web.db);
  ({ cookie } = await signIn(web.db, await aMember(web.db, draft.statementId)));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => web.close());

const CHANGES = 'subscription ($id: ID!) { statementChanged(statementId: $id) { kind sectionId } }';

/** What came of a subscription. */
interface Heard {
  readonly news: FormattedExecutionResult[];
  readonly errors: GraphQLFormattedError[];
  isOver: boolean;
  /** With which the server ended the socket; null where it did not. */
  closeCode: number | null;
}

function page(headers: Readonly<Record<string, string>>): Client {
  class PageSocket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers: { origin: web.baseUrl, ...headers } });
    }
  }
  const url = `${web.url.replace('http', 'ws')}/graphql`;
  const client = createClient({ url, webSocketImpl: PageSocket, retryAttempts: 0, lazy: true });
  clients.push(client);
  return client;
}

function listen(client: Client, query: string, variables: Readonly<Record<string, unknown>> = {}): Heard {
  const heard: Heard = { news: [], errors: [], isOver: false, closeCode: null };
  client.subscribe(
    { query, variables },
    {
      next: (result) => void heard.news.push(result as FormattedExecutionResult),
      error: (errors) => {
        if (Array.isArray(errors)) heard.errors.push(...(errors as GraphQLFormattedError[]));
        else heard.closeCode = (errors as { code?: number }).code ?? null;
        heard.isOver = true;
      },
      complete: () => {
        heard.isOver = true;
      },
    },
  );
  return heard;
}

async function refusalOf(
  client: Client,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<string> {
  const heard = listen(client, query, variables);
  await until(() => heard.isOver);
  const errors = [...heard.errors, ...heard.news.flatMap((news) => news.errors ?? [])];
  expect(heard.news.every(({ data }) => !data)).toBe(true);
  return errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('\n');
}

it('tells a member of a change, while a room is open on the same server', async () => {
  const heard = listen(page({ cookie }), CHANGES, { id: draft.statementId });
  const room = new WebSocket(`${web.url.replace('http', 'ws')}/collab/${draft.sectionId}?ticket=x`, {
    headers: { origin: web.baseUrl, cookie },
  });
  const closed = new Promise<number>((resolve) => room.on('close', resolve));
  // The room's own door answered: this ticket is none.
  expect(await closed).toBeGreaterThanOrEqual(4400);
  await until(() => {
    web
      .get(ChangeFeed)
      .publish(`statement:${draft.statementId}`, { kind: 'section.ready', sectionId: draft.sectionId });
    return heard.news.length > 0;
  });
  expect(heard.news[0]).toEqual({
    data: { statementChanged: { kind: 'section.ready', sectionId: draft.sectionId } },
  });
});

it.each([
  ['nobody is signed in', () => page({}), 'UNAUTHENTICATED: Sign in to do this.'],
  ['the statement is another’s', () => page({ cookie }), 'FORBIDDEN: You may not do this.'],
])('is denied with no detail when %s', async (_why, open, refusal) => {
  const id = refusal.startsWith('FORBIDDEN') ? (await aDraft(web.db)).statementId : draft.statementId;
  expect(await refusalOf(open(), CHANGES, { id })).toBe(refusal);
  expect(await refusalOf(page({ cookie }), CHANGES, { id: randomUUID() })).toBe('FORBIDDEN: You may not do this.');
});

it.each<[string, (member: Membership) => Promise<unknown>]>([
  ['sign-in has ended', ({ personId }) => web.db.manager.update(Session, { personId }, { endedAt: new Date() })],
  ['part in the statement has', ({ id }) => web.db.manager.update(Membership, { id }, { status: 'ended' })],
])(
  '[P13] ends a socket soon after the %s, and no other',
  async (_what, end) => {
    const member = await aMember(web.db, draft.statementId);
    const theirs = listen(page({ cookie: (await signIn(web.db, member)).cookie }), CHANGES, { id: draft.statementId });
    const mine = listen(page({ cookie }), CHANGES, { id: draft.statementId });
    await until(() => {
      web.get(ChangeFeed).publish(`statement:${draft.statementId}`, { kind: 'stage' });
      return theirs.news.length > 0 && mine.news.length > 0;
    });
    await end(member);
    await until(() => theirs.isOver, 6_000);
    expect([theirs.closeCode, mine.isOver]).toEqual([4403, false]);
  },
  15_000,
);

it.each([
  ['a query', '{ me { fullName } }', 'Only subscriptions'],
  ['a mutation', 'mutation { markReady(sectionId: "x", ready: true) { refusals { code } } }', 'Only subscriptions'],
  ['what is not in the API', 'subscription { everything }', 'Cannot query field'],
  ['what cannot be read', 'subscription {', 'Syntax Error'],
  [
    'too much at once',
    `subscription { statementChanged(statementId: "x") { ${Array.from({ length: 31 }, (_, i) => `a${i}: kind`).join(' ')} } }`,
    'asks for too much',
  ],
  ['too many words', `subscription { ${'a '.repeat(3_000)} }`, 'Syntax Error'],
])('[S8] does not answer %s', async (_what, query, message) => {
  expect(await refusalOf(page({ cookie }), query)).toContain(message);
});

it('[S8] holds no more than 20 subscriptions on one socket', async () => {
  const client = page({ cookie });
  const heard = Array.from({ length: 21 }, () => listen(client, CHANGES, { id: draft.statementId }));
  await until(() => heard.some(({ isOver }) => isOver));
  expect(heard.filter(({ isOver }) => isOver)).toHaveLength(1);
});

it('[S8] ends a socket that sends more than a request can be', async () => {
  const socket = new WebSocket(`${web.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { origin: web.baseUrl, cookie },
  });
  const ended = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('open', () => socket.send('x'.repeat(70_000)));
  expect(await ended).toBe(1009);
});

it.each([
  ['/graphql', { origin: 'https://elsewhere.example' }, 403],
  ['/graphql', {}, 403],
  ['/graphql/more', { origin: 'ours' }, 404],
  ['/elsewhere', { origin: 'ours' }, 404],
])('[S7] refuses a socket at %s with %j', async (path, { origin }: { origin?: string }, status) => {
  const headers = origin ? { origin: origin === 'ours' ? web.baseUrl : origin } : {};
  const socket = new WebSocket(`${web.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', {
    headers: { ...headers, cookie },
  });
  socket.on('error', () => undefined);
  expect(
    await new Promise((resolve) => socket.on('unexpected-response', (_, response) => resolve(response.statusCode))),
  ).toBe(status);
});

it('[S8] says to somebody with too many pages open to close some, and lets them in again then', async () => {
  const { cookie: other } = await signIn(web.db, await aMember(web.db, draft.statementId));
  const open = () =>
    new WebSocket(`${web.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { origin: web.baseUrl, cookie: other },
    });
  const isIn = (socket: WebSocket) => {
    return new Promise<string>((resolve) => {
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
      socket.on('message', () => resolve('in'));
      socket.on('close', (code, because) => resolve(`${code} ${because.toString()}`));
    });
  };
  const sockets = Array.from({ length: 40 }, open);
  expect(new Set(await Promise.all(sockets.map(isIn)))).toEqual(new Set(['in']));
  expect(await isIn(open())).toBe('4430 You have too many windows open here. Close some of them.');
  const gone = new Promise((resolve) => sockets[0]!.on('close', resolve));
  sockets[0]!.close();
  await gone;
  expect(await isIn((sockets[0] = open()))).toBe('in');
  for (const socket of sockets) socket.close();
});
