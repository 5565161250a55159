import { BOUNDED_LISTS, BOUNDED_TYPES } from '../../../test/build/bounded-lists.js';
import { countedQuestions } from '../../../test/build/counted-questions.js';
import { connectionFields, plainLists, statedSchema } from '../../../test/build/lists-in-schema.js';
import { longLists, MANY, type LongLists } from '../../../test/build/long-lists.js';
import { startWebApp, type WebApp } from '../../../test/build/web-app.js';
import { COSTLY } from './platform/graphql-limits.js';

/** Every list of the API that comes in pages, as its schema says. */
const LISTS = connectionFields(statedSchema());
type List = (typeof LISTS)[number];

const isCostly = (query: string): boolean => [...COSTLY.keys()].some((field) => query.includes(`{ ${field} {`));

let web: WebApp;
let long: LongLists;

beforeAll(async () => {
  // Without what a server does by itself now and then: it asks the database too.
  web = await startWebApp({ ROLES: 'web,rooms' });
  long = await longLists(web);
});
afterAll(() => web.close());

interface Connection {
  readonly edges: { readonly cursor: string; readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}

function ask(list: List, part: { first: number; after: string | null }, query: string) {
  const ids = Object.fromEntries(list.ids.map((name) => [name, long.ids[name]]));
  return long.browser.api<object>(query, { ...ids, ...part });
}

async function pageOf(list: List, first: number, after: string | null = null, query = list.queries[0]!) {
  const answer = await ask(list, { first, after }, query);
  expect([query, answer.errors]).toEqual([query, undefined]);
  return list.path.reduce((at, name) => (at as Record<string, object>)[name]!, answer.data as object) as Connection;
}

describe.each(LISTS.map((list) => [list.name, list] as const))('the list %s', (_name, list) => {
  it.each(list.queries.filter((query) => !isCostly(query)))(
    'asks the database the same few questions for 10 as for a full page: %s',
    async (query) => {
      const short = await countedQuestions(web.db, () => pageOf(list, 10, null, query));
      let page: Connection | null = null;
      const full = await countedQuestions(web.db, async () => (page = await pageOf(list, list.most, null, query)));
      expect(page).toHaveProperty('edges.length', list.most);
      expect(short).toBeGreaterThan(0);
      expect(full).toBe(short);
      expect(full).toBeLessThan(30);
    },
  );

  it('gives each of its things once, over its pages', async () => {
    const things: string[] = [];
    let page = await pageOf(list, 20);
    for (;;) {
      things.push(...page.edges.map(({ node }) => JSON.stringify(node)));
      if (!page.pageInfo.hasNextPage) break;
      page = await pageOf(list, 20, page.pageInfo.endCursor);
    }
    expect(things.length).toBeGreaterThanOrEqual(MANY);
    expect(new Set(things).size).toBe(things.length);
    if (list.hasTotal) expect(page.totalCount).toBe(things.length);
  });

  it('gives no more than its page holds, and begins at the start for a cursor that is none', async () => {
    const page = await pageOf(list, 1_000, 'x');
    expect([page.edges.length, page.pageInfo.hasNextPage]).toEqual([list.most, true]);
    expect(page.edges).toEqual((await pageOf(list, list.most)).edges);
  });
});

it('refuses what looks at a whole statement for each thing of a list, before anything is asked', async () => {
  const costly = LISTS.flatMap((list) => list.queries.filter(isCostly).map((query) => ({ list, query })));
  expect(costly).toHaveLength(1);
  for (const { list, query } of costly) {
    const { errors } = await ask(list, { first: 10, after: null }, query);
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining('Its cost may be')]);
  }
});

describe('a list that is given whole', () => {
  const whole = plainLists(statedSchema());

  it('is named once, with what bounds it', () => {
    const named = Object.values(BOUNDED_LISTS).flat();
    const unnamed = whole.filter(({ of }) => !BOUNDED_TYPES.includes(of)).map(({ name }) => name);
    expect([...named].sort()).toEqual(unnamed.sort());
  });

  it('holds no things of a kind that comes in pages elsewhere', () => {
    const paged = new Set(LISTS.map(({ of }) => of));
    expect([paged.size, whole.filter(({ of }) => paged.has(of))]).toEqual([LISTS.length, []]);
  });
});
