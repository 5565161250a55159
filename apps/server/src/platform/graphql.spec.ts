import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getIntrospectionQuery, parse, validate } from 'graphql';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { limitRules, TOKENS } from './graphql-limits.js';
import { readKnownDocuments } from './known-documents.js';

let web: WebApp;

beforeAll(async () => {
  web = await startWebApp();
});
afterAll(() => web.close());

interface Asked {
  readonly status: number;
  readonly text: string;
  readonly messages: string;
  readonly codes: (string | undefined)[];
}

async function ask(
  body: unknown,
  { headers = {}, app = web }: { headers?: object; app?: WebApp } = {},
): Promise<Asked> {
  const answer = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.baseUrl, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const { errors = [] } = (/^\{/.test(text) ? JSON.parse(text) : {}) as {
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const messages = errors.map(({ message }) => message).join('\n');
  return { status: answer.status, text, messages, codes: errors.map(({ extensions }) => extensions?.code) };
}

/** `me` is resolved after sign-in only: whoever is asked to sign in got past the limits. */
const REACHED = 'UNAUTHENTICATED';

const nested = (levels: number): string => `${'{ administers '.repeat(levels)}{ id }${' }'.repeat(levels)}`;
const times = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(' ');

describe('[S8] a request that asks for too much', () => {
  it('is let through below the limits', async () => {
    expect((await ask({ query: `{ ${times(30, (i) => `a${i}: me { fullName }`)} }` })).codes).toContain(REACHED);
  });

  it.each([
    ['depth', `{ me ${nested(12)} }`],
    ['depth in a fragment', `{ me { ...A } } fragment A on Me ${nested(11)}`],
    ['aliases', `{ ${times(31, (i) => `a${i}: me { fullName }`)} }`],
    [
      'fields that fragments multiply',
      `{ ${times(6, (i) => `a${i}: me { ...A }`)} } fragment A on Me { ${times(4, (i) => `b${i}: administers { ...B }`)} }
       fragment B on Council { ${times(25, (i) => `c${i}: name`)} }`,
    ],
    [
      'cost: pages in every other way small',
      `{ ${times(
        20,
        (i) => `a${i}: suggestions(statementId: "x", first: 50) { edges { node {
        id reason status blockId baseText proposedText receivedAt sectionId by { shownAs isMe } } } }`,
      )} }`,
    ],
    [
      'cost of pages whose length a variable says',
      `query ($n: Int!) { ${times(
        10,
        (i) => `a${i}: suggestions(statementId: "x", first: $n) { edges { node {
        id reason status blockId baseText proposedText receivedAt sectionId by { shownAs isMe } } } }`,
      )} }`,
    ],
    [
      'cost of pages that are asked for in a fragment',
      `{ ${times(9, (i) => `a${i}: myStatements { ... on StatementConnection { edges { ...E } } }`)} }
       fragment E on StatementEdge { node { nextStages { to } } }`,
    ],
    [
      'cost of pages that are asked for in a named fragment',
      `{ ${times(9, (i) => `a${i}: myStatements { ...C }`)} }
       fragment C on StatementConnection { edges { node { nextStages { to } } } }`,
    ],
    ['directives', `{ me { ${times(21, () => 'fullName @include(if: true)')} } }`],
  ])('is refused before any resolver: %s', async (_what, query) => {
    const { messages, codes } = await ask({ query, variables: { n: 1 } });
    expect(messages).toContain('asks for too much');
    expect(codes).not.toContain(REACHED);
  });

  it.each([
    ['tokens', `{ ${'me { fullName } '.repeat(600)} }`],
    ['levels by the thousand', `${'{ me '.repeat(20_000)}${'}'.repeat(20_000)}`],
  ])('is refused before it is read to its end: %s', async (_what, query) => {
    const { status, codes } = await ask({ query });
    expect([status, codes]).toEqual([400, ['GRAPHQL_PARSE_FAILED']]);
  });

  it('is refused when it is too large to be a request', async () => {
    const { status, codes } = await ask({ query: `{ me { fullName } } # ${'x'.repeat(210_000)}` });
    expect([status, codes]).toEqual([413, []]);
  });

  it('is refused when it is several', async () => {
    const { status, codes } = await ask([{ query: '{ me { fullName } }' }, { query: '{ me { fullName } }' }]);
    expect(status).toBe(400);
    expect(codes).not.toContain(REACHED);
  });

  it('is refused when a fragment leads back into itself', async () => {
    const query = '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }';
    expect((await ask({ query })).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('[S8] a request that another site could send', () => {
  const mutation = 'mutation { markReady(sectionId: "x", ready: true) { refusals { code } } }';

  it('does not act by GET', async () => {
    const address = `${web.url}/graphql?query=${encodeURIComponent(mutation)}`;
    const answer = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(405);
  });

  it('is not even read by GET without a header that a link cannot have', async () => {
    expect((await fetch(`${web.url}/graphql?query={__typename}`)).status).toBe(400);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'is not taken as %s',
    async (type) => {
      const { status, codes } = await ask(JSON.stringify({ query: mutation }), { headers: { 'content-type': type } });
      expect(status).toBe(400);
      expect(codes).not.toContain(REACHED);
    },
  );

  it.each(['https://elsewhere.example', 'null', ''])('is refused from the origin "%s"', async (origin) => {
    expect((await ask({ query: mutation }, { headers: { origin } })).status).toBe(403);
  });
});

describe('[S8] a document that is named by its hash', () => {
  const named = (sha256Hash: string, query?: string) => ({
    query,
    extensions: { persistedQuery: { version: 1, sha256Hash } },
  });
  const stranger = '{ me { fullName } }';

  it('is known when our own pages send it', async () => {
    const documents = readKnownDocuments();
    const [mine = ''] = [...documents].find(([, text]) => text.startsWith('query YourStatements')) ?? [];
    expect(documents.size).toBeGreaterThan(40);
    expect((await ask(named(mine))).codes).toEqual([REACHED]);
  });

  it('keeps to the limits itself, whichever of ours it is', () => {
    const { schema } = web.get(GraphQLSchemaHost);
    const wrong = [...readKnownDocuments().values()].flatMap((text) =>
      validate(schema, parse(text, { maxTokens: TOKENS }), limitRules).map(({ message }) => `${message}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is not learnt from whoever sends it, who may send its text instead', async () => {
    const hash = createHash('sha256').update(stranger).digest('hex');
    expect((await ask(named(hash, stranger))).codes).toEqual([REACHED]);
    expect((await ask(named(hash))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await ask({ query: stranger })).codes).toEqual([REACHED]);
  });
});

describe('the description of the API', () => {
  it('is given outside production', async () => {
    const { status, text } = await ask({ query: getIntrospectionQuery() });
    expect([status, text.slice(0, 20)]).toEqual([200, '{"data":{"__schema":']);
  });

  it('is not given in production, and there is no page to try it', async () => {
    const app = await startWebApp({ NODE_ENV: 'production', SIGNING_KEY: '1'.repeat(64) });
    const { codes } = await ask({ query: '{ __schema { queryType { name } } }' }, { app });
    const page = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    await app.close();
    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect([page.status, await page.text()]).not.toEqual([200, expect.anything()]);
  });
});

it('says no more of a fault than a number, and logs that number with no word of the fault', async () => {
  const app = await startWebApp();
  const logged: unknown[] = [];
  const { Logger } = await import('@nestjs/common');
  Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (entry: unknown) => logged.push(entry) });
  await app.get(DataSource).query('ALTER TABLE session RENAME TO gone');
  const { messages, text } = await ask({ query: '{ me { fullName } }' }, { app, headers: { cookie: 'session=abc' } });
  await app.close();
  const [, number] = /^Something went wrong\. Tell us this number: ([\da-f-]{36})$/.exec(messages) ?? [];
  expect(text).not.toMatch(/relation|session|SELECT/);
  expect(logged).toEqual([expect.objectContaining({ event: 'graphql-fault', id: number, code: '42P01' })]);
  expect(JSON.stringify(logged)).not.toMatch(/relation|SELECT/);
});

it('[S8] an answer is kept by no browser and no proxy', async () => {
  const body = JSON.stringify({ query: '{ me { fullName } }' });
  const headers = { 'content-type': 'application/json', origin: web.baseUrl };
  const answer = await fetch(`${web.url}/graphql`, { method: 'POST', headers, body });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
