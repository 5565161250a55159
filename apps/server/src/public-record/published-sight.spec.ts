import type { SectionId } from '#concordat';
import type { Bundle } from '#publication';
import type { SeenThing } from '../fair-dealing/provider-sight.js';
import { publishedSight } from './published-sight.js';

const since = new Date('2026-05-01T09:00:00Z');
const MONEY = 'id-of-money' as SectionId;
const bundle = {
  sections: [{ key: 'money', title: 'Money as published' }],
  datasets: [{ id: 'T1', title: 'Hours as published' }],
  record: { entries: [] },
  openings: { names: [], record: [] },
} as unknown as Bundle;
const seen = (...things: Partial<SeenThing>[]) =>
  publishedSight(
    things.map((thing) => ({
      kind: 'dataset',
      title: 'A draft title',
      sectionId: null,
      ref: '',
      since,
      count: 1,
      ...thing,
    })),
    bundle,
    { keyOf: new Map([[MONEY, 'money']]), dayOf: (at) => at.toISOString().slice(0, 10) },
  ).map(({ title, section, count, isPublished }) => [title, section?.title ?? null, count, isPublished]);

it('[R33] gives a table its title only where it is published, and then the published one', () => {
  expect(seen({ ref: 'T1' }, { ref: 'T9' })).toEqual([
    ['Hours as published', null, 1, true],
    [null, null, 1, false],
  ]);
});

it('[R33] gives a section its published title, and one that is not published none', () => {
  expect(seen({ kind: 'section', sectionId: MONEY }, { kind: 'section', sectionId: 'other' })).toEqual([
    [null, 'Money as published', 1, true],
    [null, null, 1, false],
  ]);
});

it('[R33] counts what is alike on one day, and no more', () => {
  const suggestion = { kind: 'suggestion', sectionId: MONEY };
  const nextDay = new Date('2026-05-02T09:00:00Z');
  expect(seen(suggestion, { ...suggestion, since: nextDay }, suggestion)).toEqual([
    [null, 'Money as published', 2, false],
    [null, 'Money as published', 1, false],
  ]);
});

it('[R31][R33] takes an interest that the version does not open for not published', () => {
  expect(seen({ kind: 'interest', ref: 'declaration' })).toEqual([[null, null, 1, false]]);
});
