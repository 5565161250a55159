import { groupOf, type Constituency } from '#concordat';
import { byGroup } from './agenda.js';
import type { FormatFact, PanelFacts } from './facts.js';
import { RUNGS } from './ladder.js';
import { atMost, type Measure, type MeasureTable } from './measure.js';
import { FEWEST_TO_SAY, peopleInWords, percentOf, totalInWords } from './small-numbers.js';

/** 7: who takes part, and how. */
export function reach({ participants, ways, outreach }: PanelFacts): Measure {
  return {
    key: 'reach',
    title: 'Who took part, and how',
    meaning: 'How many people took part by group, in which ways, how many with support, and who was asked.',
    limits: [
      'Numbers below 5 are not said, so that nobody can be picked out.',
      'Who left since is counted too.',
      'With support means that somebody supports them, or wrote something down for them.',
      'Nobody who comments has to say who they are, so comments are counted, not people.',
      'Somebody whose suggestion went into the text counts as writing too.',
      'Whether people are new to this work, and the equality summary, are not recorded here yet.',
    ],
    tables: [peopleTaking(participants), waysTaken(participants, ways), asked(outreach)],
  };
}

function peopleTaking(participants: PanelFacts['participants']): MeasureTable {
  const all = totalInWords(participants.map(({ people }) => people));
  return {
    caption: 'People who took part, by group',
    columns: ['Group', 'People'],
    rows: [
      ...participants.map(({ constituency, people }) => [groupName(constituency), peopleInWords(people)]),
      ...(participants.length > 1 ? [[ALL, all]] : []),
    ],
    empty: 'Nobody has joined yet.',
  };
}

function waysTaken(participants: PanelFacts['participants'], ways: PanelFacts['ways']): MeasureTable {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const supported = sum(participants.map((one) => one.supported));
  const isFew = supported > 0 && supported < FEWEST_TO_SAY;
  const share = percentOf(supported, sum(participants.map(({ people }) => people)));
  return {
    caption: 'Ways in which people took part, by group',
    columns: ['Way', 'Group', 'How many'],
    rows: [
      ...[...new Set(ways.map(({ way }) => way))].flatMap((way) => groupsOfWay(ways.filter((one) => one.way === way))),
      ['With somebody’s support', ALL, isFew ? `fewer than ${FEWEST_TO_SAY} people` : `${share} % of people`],
    ],
    empty: 'Nobody has taken part yet.',
  };
}

const ALL = 'All together';

/** One way: each group of which somebody took it, and all of them where they are several. */
function groupsOfWay(ofWay: PanelFacts['ways']): string[][] {
  const counts = ofWay.map(({ count }) => count);
  const isOfPeople = ofWay.every(({ of }) => of === 'people');
  const total = isOfPeople ? `${totalInWords(counts)} people` : String(counts.reduce((sum, one) => sum + one, 0));
  const rows = ofWay.map(({ way, constituency, count }) => [
    WAYS[way] ?? way,
    groupName(constituency),
    isOfPeople ? `${peopleInWords(count)} people` : String(count),
  ]);
  return rows.length < 2 ? rows : [...rows, [rows[0]?.[0] ?? '', ALL, total]];
}

function asked(outreach: PanelFacts['outreach']): MeasureTable {
  return {
    caption: 'Who was asked to take part',
    columns: ['When', 'How', 'Where', 'Who was meant', 'People reached'],
    rows: atMost(
      outreach.map(({ on, how, place, constituency, reached }) => [
        DAY.format(new Date(on)),
        how,
        place,
        groupOf(constituency).label,
        peopleInWords(reached),
      ]),
    ),
    empty: 'Nothing is noted about whom anybody asked.',
  };
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const WAYS: Readonly<Record<string, string>> = {
  live: 'Writing together, live',
  form: 'A suggestion, by form',
  comment: 'Comments from the public, without an account',
  phone: 'By telephone, written down by somebody',
  paper: 'On paper',
  workshop: 'At a workshop table',
  visit: 'At home, with a visitor',
  voice: 'A voice message',
  BSL: 'British Sign Language',
};

/** 8: hours, money and days to pay: nothing of it is recorded yet. */
export function resources(): Measure {
  return {
    key: 'resources',
    title: 'Time and money',
    meaning: 'Paid hours and expenses by group, hours of staff, days until people were paid, and what it cost in all.',
    limits: [
      'Not recorded here yet, so nothing can be said. Ask the council.',
      'It needs a record of each person’s time and payment, which only they and who pays them may read.',
    ],
    tables: [],
  };
}

/** 9: formats that people were owed, and how late they came. */
export function access({ formats, asOf }: PanelFacts): Measure {
  return {
    key: 'access',
    title: 'Formats that people were owed',
    meaning: 'Which formats each group was owed when comments opened, which came, and how many days late.',
    limits: [
      'A format counts as late from the day on which comments opened. The time of that group waited for it.',
      'A format that is not there is counted up to the day on which this was counted.',
      'It does not say how good a format was. People who used it can.',
    ],
    tables: [
      {
        caption: 'Formats by group',
        columns: ['Group', 'Owed', 'There', 'Days late'],
        rows: byGroup(formats.map(({ constituency }) => constituency)).map((code) => formatsOf(code, formats, asOf)),
        empty: 'No format was owed.',
      },
      {
        caption: 'Formats that a group was not owed after all',
        columns: ['Format', 'Group', 'Why'],
        rows: formats.flatMap(({ format, constituency, droppedBecause }) =>
          droppedBecause === null ? [] : [[formatName(format), groupOf(constituency).label, droppedBecause]],
        ),
        empty: 'None.',
      },
    ],
  };
}

function formatsOf(code: Constituency, formats: readonly FormatFact[], asOf: string): string[] {
  const owed = formats.filter((one) => one.constituency === code && one.droppedBecause === null);
  const there = owed.filter(({ readyOn }) => readyOn !== null);
  return [
    groupOf(code).label,
    owed.map(({ format }) => formatName(format)).join(', ') || 'none',
    there.map(({ format }) => formatName(format)).join(', ') || 'none',
    owed.flatMap((one) => lateInWords(one, asOf)).join('; ') || '0',
  ];
}

/** Nothing of what came in time. What is not there is late up to this day. */
function lateInWords({ format, owedOn, readyOn }: FormatFact, asOf: string): string[] {
  const days = daysBetween(owedOn, readyOn ?? asOf);
  if (readyOn !== null) return days > 0 ? [`${formatName(format)}: ${days}`] : [];
  return [`${formatName(format)}: not there${days > 0 ? `, ${days} so far` : ''}`];
}

/** From the day on which it was owed to a later one; none while it is not owed. */
function daysBetween(owedOn: string | null, day: string): number {
  if (owedOn === null || day <= owedOn) return 0;
  return Math.round((Date.parse(day) - Date.parse(owedOn)) / DAY_MS);
}

const DAY_MS = 86_400_000;

function formatName(format: string): string {
  const words = format.toLowerCase().replaceAll('_', ' ');
  return FORMAT_NAMES[format] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  EASY_READ: 'Easy Read',
  BSL: 'BSL video',
  PLAIN_HTML: 'Web page',
};

/** 10: how equal each group found it. */
export function ownVerdict({ ratings, signOffs }: PanelFacts): Measure {
  // From when signing begins, silence is shown as such (R20).
  const signing = signOffs.filter(({ section }) => section === null).map(({ constituency }) => constituency);
  const groups = byGroup([...signing, ...ratings.map(({ constituency }) => constituency)]);
  return {
    key: 'own-verdict',
    title: 'What each group says itself',
    meaning:
      'Before publication each group that signs says on which rung of the ladder this was, from 1 to 7, and why.',
    limits: [
      'One person who signs writes it for the whole group.',
      'Rungs of different groups cannot be added up: each group means its own.',
    ],
    tables: [
      {
        caption: 'Each group’s own verdict',
        columns: ['Group', 'Rung', 'Why'],
        rows: groups.map((code) => verdictOf(code, ratings)),
        empty: 'No group has said it yet.',
      },
    ],
  };
}

function verdictOf(code: Constituency, ratings: PanelFacts['ratings']): string[] {
  const rating = ratings.find(({ constituency }) => constituency === code);
  if (!rating) return [groupOf(code).label, 'Has not said', 'Has not said'];
  return [groupOf(code).label, `${rating.rung} of 7: ${RUNGS[rating.rung - 1] ?? ''}`, rating.why];
}

/** 11: promises of the agreement. */
export function promises({ promises: made }: PanelFacts): Measure {
  return {
    key: 'promises',
    title: 'Promises of the agreement',
    meaning: 'What the groups promised each other when they agreed how to work, and whether it was kept.',
    limits: ['Some promises are counted from the record, others are marked by members of other groups.'],
    tables: [
      {
        caption: 'Promises, kept and broken',
        columns: ['Promise', 'By', 'Kept?'],
        rows: made.map(({ text, promisedBy, state }) => [text, promisedBy.map(groupName).join(', '), KEPT[state]]),
        empty: 'Nobody has promised anything yet.',
      },
    ],
  };
}

const KEPT = {
  kept: 'Kept',
  broken: 'Broken',
  'not tested': 'Not tested yet: it has not come to that',
  'not said': 'Not tested yet: no other group has said',
  'not testable': 'Not testable: nothing here can count it',
} as const;

function groupName(code: Constituency): string {
  return code === '' ? 'Those who help, of no group' : groupOf(code).label;
}
