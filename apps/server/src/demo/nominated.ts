import type { SampleKey } from './northmoor.js';

/** Not in the sample, which begins when the groups are there: whom organisers asked, days after the call opened. */
export const ASKED = [
  { after: 1, how: 'Letter and poster', place: 'All 31 pharmacies', constituency: 'PEOPLE', reached: 900 },
  { after: 2, how: 'Talk at the lunch club', place: 'Hallbeck', constituency: 'CARERS', reached: 34 },
  {
    after: 4,
    how: 'Visit at the change of shifts',
    place: 'Two care homes in Wharfside',
    constituency: 'WORKFORCE',
    reached: 19,
  },
  { after: 7, how: 'Telephone calls', place: 'Upper Moor', constituency: 'PROVIDERS', reached: 4 },
] as const;

/** What members nominated, and the answers. */
export const NOMINATED: readonly {
  readonly by: SampleKey;
  readonly kind: 'person' | 'topic';
  readonly text: string;
  readonly isTaken: boolean;
  readonly reason: string;
}[] = [
  {
    by: 'lorraine',
    kind: 'topic',
    text: 'What matters to us, before any numbers',
    isTaken: true,
    reason: 'It is the first section after the summary, and people who draw on care lead it.',
  },
  {
    by: 'joy',
    kind: 'topic',
    text: 'Paid travel time',
    isTaken: true,
    reason: 'It has its place in the section on the people who do the work.',
  },
  {
    by: 'hassan',
    kind: 'topic',
    text: 'Broken nights',
    isTaken: true,
    reason: 'Carers lead a section on what people already do for each other, and it stands there.',
  },
  {
    by: 'age-together',
    kind: 'person',
    text: 'A driver of the community minibus',
    isTaken: false,
    reason: 'Transport has its own review in January 2027. We asked the driver to speak at a workshop instead.',
  },
];

/** What people without an account sent in. */
export const NOMINATED_BY_THE_PUBLIC = [
  {
    kind: 'topic',
    text: 'A minibus to the day centre on Saturdays',
    contact: '',
    mayBeShown: true,
    isTaken: false,
    reason: 'The transport budget is fixed until April 2027. The review of transport will hear this first.',
  },
  {
    kind: 'topic',
    text: 'What care costs those of us who pay for ourselves',
    contact: '',
    mayBeShown: true,
    isTaken: true,
    reason: 'Prices for people who pay for themselves stand in the section on money.',
  },
] as const;
