import { RecentlyUsed } from './recently-used.js';

let now = 0;
const cache = () =>
  new RecentlyUsed<string, number>({ most: 2, mostWeight: 10, weigh: (value) => value, idleMs: 100, now: () => now });

beforeEach(() => {
  now = 0;
});

it('lets go of what was asked for least recently when there is too much', () => {
  const kept = cache();
  kept.set('a', 1);
  kept.set('b', 2);
  kept.get('a');
  kept.set('c', 3);
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
});

it('lets go of what nobody asked for in a while', () => {
  const kept = cache();
  kept.set('a', 1);
  now = 60;
  kept.set('b', 2);
  now = 120;
  expect([kept.get('a'), kept.get('b'), kept.size]).toEqual([undefined, 2, 1]);
});

it('lets go of what weighs too much, but not of the last', () => {
  const kept = cache();
  kept.set('a', 6);
  kept.set('b', 6);
  expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 6]);
  kept.set('c', 60);
  expect([kept.get('b'), kept.get('c')]).toEqual([undefined, 60]);
});
