import { groupOf, workingDaysBetween, type Constituency } from '#concordat';
import { byGroup } from './agenda.js';
import type { AnswersFact, PanelFacts, SectionFact } from './facts.js';
import type { Measure, MeasureTable } from './measure.js';
import { median, mergeSmall, percentOf, type GroupWords } from './small-numbers.js';

/** 4: what became of suggestions and comments, by group, and how long people waited. */
export function answers({ answers: facts, askedAgain }: PanelFacts): Measure {
  return {
    key: 'answers',
    title: 'What was asked for, and the answers',
    meaning: 'Suggestions and public comments that asked for a change, by group, with the answer and the days it took.',
    limits: [
      'How much is agreed depends on what was asked for.',
      'The public’s comments are counted under the group that each person said they belong to.',
      'A suggestion that was joined to another counts for its own group, with the answer of the other.',
      'Comments that were kept back are counted too. Those that got no answer stand under “Waiting”.',
      'Days are working days. The median is the middle: half of the answers came sooner.',
    ],
    tables: [
      {
        caption: 'Answers by group',
        columns: ['Group', 'Asked', 'Agreed', 'Agreed in part', 'Not agreed', 'Waiting', 'Median working days'],
        rows: byGroup(facts.map(({ constituency }) => constituency)).map((code) => answersOf(code, facts)),
        empty: 'Nobody asked for a change.',
      },
      {
        caption: 'Asked to look again',
        columns: ['Group', 'Times', 'Answer changed'],
        rows: askedAgain.map(({ constituency, count, upheld }) => [
          groupOf(constituency).label,
          String(count),
          String(upheld),
        ]),
        empty: 'Nobody asked for another look.',
      },
    ],
  };
}

function answersOf(code: Constituency, facts: readonly AnswersFact[]): string[] {
  const ofGroup = facts.filter(({ constituency }) => constituency === code);
  const counted = (decision: string | null): string => String(sum(ofGroup.filter((one) => one.decision === decision)));
  const days = ofGroup.flatMap(({ decision, receivedOn, answeredOn, count }) =>
    decision === null || answeredOn === null
      ? []
      : new Array<number>(count).fill(workingDaysBetween(receivedOn, answeredOn)),
  );
  return [
    groupOf(code).label,
    String(sum(ofGroup)),
    ...['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED', null].map(counted),
    String(median(days) ?? 'none yet'),
  ];
}

function sum(facts: readonly AnswersFact[]): number {
  return facts.reduce((total, { count }) => total + count, 0);
}

/** 5: whose words are there, never for fewer than three contributors (R26), beside what was taken out. */
export function text({ sections }: PanelFacts): Measure {
  const written = sections.filter(({ contributors }) => contributors.length > 0);
  const whole: Pick<SectionFact, 'title' | 'contributors'> = {
    title: 'All sections together',
    contributors: written.flatMap(({ contributors }) => contributors),
  };
  return {
    key: 'text',
    title: 'Whose words are there',
    meaning:
      'The share of the words that each group wrote and that are still there, beside what one group took out of another’s.',
    limits: [
      'Words are not power: a short sentence can be the one that matters.',
      'Groups of which one or two people wrote are put together, and nothing is said where fewer than three people wrote.',
      'A group can put back once what another took, and suggest it after that. Words that somebody put back by undoing are not counted as put back.',
      'Words of an accepted suggestion count for who suggested them. Words that were put back do not count as taken out.',
    ],
    tables: [
      {
        caption: 'Share of the words, by group',
        columns: ['Section', 'Group', 'Share of the words'],
        rows: written.length === 0 ? [] : [whole, ...written].flatMap(sharesOf),
        empty: 'Nobody has written yet.',
      },
      {
        caption: 'Taken out by another group',
        columns: ['Section', 'Times', 'Words'],
        rows: written.map(({ title, removals, removedWords }) => [title, String(removals), String(removedWords)]),
        empty: 'Nobody has written yet.',
      },
      putBackOf(written),
    ],
  };
}

function putBackOf(written: readonly SectionFact[]): MeasureTable {
  return {
    caption: 'Put back by the group whose words they were',
    columns: ['Section', 'Times', 'Words', 'Times that it became a suggestion'],
    rows: written.map(({ title, putBack: { times, words, suggested } }) => [
      title,
      ...[times, words, suggested].map(String),
    ]),
    empty: 'Nobody has written yet.',
  };
}

function sharesOf({ title, contributors }: Pick<SectionFact, 'title' | 'contributors'>): string[][] {
  const merged = mergeSmall(wordsByGroup(contributors));
  if (!merged) return [[title, 'All groups', 'Not said: fewer than three people wrote']];
  const { shown, together } = merged;
  const total = [...shown, ...together].reduce((all, { words }) => all + words, 0);
  const share = (words: number): string => `${percentOf(words, total)} %`;
  const rows = shown.map(({ constituency, words }) => [title, groupOf(constituency).label, share(words)]);
  if (together.length === 0) return rows;
  const names = together.map(({ constituency }) => groupOf(constituency).short).join(', ');
  return [...rows, [title, `Together: ${names}`, share(together.reduce((all, { words }) => all + words, 0))]];
}

/** Somebody who wrote in several sections is one contributor. */
function wordsByGroup(contributors: SectionFact['contributors']): GroupWords[] {
  return byGroup(contributors.map(({ constituency }) => constituency)).map((constituency) => {
    const ofGroup = contributors.filter((one) => one.constituency === constituency);
    const people = new Map(ofGroup.map((one) => [one.ref, one.people]));
    return {
      constituency,
      people: [...people.values()].reduce((all, one) => all + one, 0),
      words: ofGroup.reduce((all, { words }) => all + words, 0),
    };
  });
}

/** 6: who decided, and where each group stands. */
export function decisions(facts: PanelFacts): Measure {
  const { deciders, signOffs, lapsed, signedAgain, sections } = facts;
  const titles = new Map(sections.map(({ key, title }) => [key, title]));
  const signed = (section: string | null): string =>
    section === null ? 'The whole statement' : (titles.get(section) ?? section);
  return {
    key: 'decisions',
    title: 'Who decided, and who signed',
    meaning:
      'Which groups decided about suggestions, where each group stands on each section, and what had to be signed again.',
    limits: [
      'Every answer is decided by people of two groups, so it counts for both.',
      'Signed again counts who signed before and signed the changed words too, with or without a reservation.',
      'Silence is shown as no answer. It never counts as agreement, and it has many causes.',
    ],
    tables: [
      {
        caption: 'Answers that each group helped to decide',
        columns: ['Group', 'Answers'],
        rows: deciders.map(({ constituency, decisions: count }) => [groupOf(constituency).label, String(count)]),
        empty: 'Nothing has been decided yet.',
      },
      standsOf(signOffs),
      {
        caption: 'Decisions to sign, not to sign or to stand aside that lapsed because the text changed',
        columns: ['What was decided on', 'Decisions that lapsed'],
        rows: lapsed.map(({ section, lapsed: count }) => [signed(section), String(count)]),
        empty: 'None.',
      },
      {
        caption: 'Signed again after the text had changed',
        columns: ['What', 'How often'],
        rows: signedAgain === 0 ? [] : [['Signatures given again', String(signedAgain)]],
        empty: 'Nothing had to be signed again.',
      },
    ],
  };
}

function standsOf(signOffs: PanelFacts['signOffs']): MeasureTable {
  return {
    caption: 'Where each group stands, counted over the sections and the whole',
    columns: ['Group', ...POSITIONS.map(([, words]) => words)],
    rows: byGroup(signOffs.map(({ constituency }) => constituency)).map((code) => [
      groupOf(code).label,
      ...POSITIONS.map(([position]) =>
        String(signOffs.filter((one) => one.constituency === code && one.position === position).length),
      ),
    ]),
    empty: 'Signing has not begun.',
  };
}

const POSITIONS = [
  ['SIGNED', 'Signed'],
  ['SIGNED_WITH_RESERVATION', 'Signed, with a reservation'],
  ['DISSENTED', 'Not signed'],
  ['STOOD_ASIDE', 'Stood aside'],
  ['NO_RESPONSE', 'No answer'],
] as const;
