import { ChangeFeed } from './notifications.js';

let feed: ChangeFeed;

beforeEach(() => {
  feed = new ChangeFeed();
});

it('keeps nobody who stopped listening, also where nothing happens any more', async () => {
  const iterations = Array.from({ length: 100 }, () => feed.subscribe('statement:1'));
  const waiting = iterations.map((iteration) => iteration.next());
  expect(feed.listeners('statement:1')).toBe(100);
  await Promise.all(iterations.map((iteration) => iteration.return?.()));
  expect(feed.listeners('statement:1')).toBe(0);
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ done: true, value: undefined })));
});

it('keeps nobody who stopped before they asked for anything', async () => {
  await feed.subscribe('statement:1').return?.();
  expect(feed.listeners('statement:1')).toBe(0);
});

it('tells what changed in its order, and nothing of other topics', async () => {
  const iteration = feed.subscribe('statement:1');
  feed.publish('statement:2', { kind: 'stage' });
  feed.publish('statement:1', { kind: 'section', sectionId: 'a' });
  feed.publish('statement:1', { kind: 'display' });
  const kinds: string[] = [];
  for await (const { kind } of iteration) {
    kinds.push(kind);
    if (kinds.length === 2) break;
  }
  expect(kinds).toEqual(['section', 'display']);
  expect(feed.listeners('statement:1')).toBe(0);
});
