import { everyPage } from './every-page.js';

const page = (names: readonly string[], endCursor: string | null) => ({
  edges: names.map((node) => ({ node })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

it('[R13] everything that was said to be fixed can be named in an answer, however many pages there are', async () => {
  const pages = new Map([
    [null, page(['a', 'b'], 'b')],
    ['b', page(['c'], null)],
  ]);
  expect(await everyPage((after) => Promise.resolve(pages.get(after)))).toEqual(['a', 'b', 'c']);
});

it('what is there is given where a later page cannot be had', async () => {
  expect(await everyPage((after) => Promise.resolve(after === null ? page(['a'], 'a') : undefined))).toEqual(['a']);
});
