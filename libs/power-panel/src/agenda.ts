import { groupOf, type Constituency } from '#concordat';
import type { NominationFact, PanelFacts, ProposedFact } from './facts.js';
import type { Measure, MeasureTable } from './measure.js';
import { peopleInWords, totalInWords } from './small-numbers.js';

/** 1: which topics were suggested by whom, what was not taken and why, and who leads which section. */
export function agenda({ nominations, proposed, sections }: PanelFacts): Measure {
  return {
    key: 'agenda',
    title: 'Who set the agenda',
    meaning: 'Which topics were suggested by whom before the writing began, which were not taken, and why.',
    limits: [
      'What nobody thought of suggesting is not here.',
      'Numbers of people below 5 are not said, so that nobody can be picked out.',
      'A section of the template counts as nobody’s suggestion, though the council chose the template.',
    ],
    tables: [
      proposedOf(proposed),
      topicsOf(nominations.filter(({ kind }) => kind === 'topic')),
      peopleOf(nominations.filter(({ kind }) => kind === 'person')),
      {
        caption: 'Sections, who suggested them, and who leads them',
        columns: ['Section', 'Suggested by', 'Led by'],
        rows: sections.map(({ title, leads }) => [
          title,
          'No group: it is in the template',
          groupsInWords(leads) || 'No group alone',
        ]),
        empty: 'There are no sections.',
      },
    ],
  };
}

function proposedOf(proposed: readonly ProposedFact[]): MeasureTable {
  return {
    caption: 'What was proposed to the council before there was a statement',
    columns: ['Proposed', 'What', 'Suggested by', 'Taken', 'Why'],
    rows: proposed.map(({ kind, title, answer, reason }) => [
      title,
      kind === 'statement' ? 'A statement' : 'A topic',
      groupOf('PUBLIC').label,
      ANSWERS[answer],
      reason,
    ]),
    empty: 'Nobody proposed anything.',
  };
}

const ANSWERS: Readonly<Record<ProposedFact['answer'], string>> = {
  ...{ TAKEN: 'Yes', NOT_TAKEN: 'No', COVERED: 'Covered by another statement' },
};

function topicsOf(topics: readonly NominationFact[]): MeasureTable {
  return {
    caption: 'Topics that were suggested',
    columns: ['Topic', 'Suggested by', 'Taken', 'Why'],
    rows: topics.map(({ text, from, isTaken, answer }) => [
      text ?? 'Not shown',
      groupOf(from).label,
      takenInWords(isTaken),
      answer ?? 'No answer yet',
    ]),
    empty: 'Nobody suggested a topic.',
  };
}

function peopleOf(people: readonly NominationFact[]): MeasureTable {
  return {
    caption: 'People who were suggested',
    columns: ['Suggested by', 'Suggested', 'Taken', 'Not taken', 'Not answered yet'],
    rows: byGroup(people.map(({ from }) => from)).map((from) => {
      const ofGroup = people.filter((one) => one.from === from);
      const counts = [true, false, null].map((wanted) => ofGroup.filter((one) => one.isTaken === wanted).length);
      return [groupOf(from).label, totalInWords(counts), ...counts.map(peopleInWords)];
    }),
    empty: 'Nobody suggested a person.',
  };
}

/** 2: where each group stood at the beginning, beside what was written in the end. */
export function movement({ positions, sections }: PanelFacts): Measure {
  const titles = new Map<string | null, string>([
    [null, 'The whole statement'],
    ...sections.map(({ key, title }): [string, string] => [key, title]),
  ]);
  const order = [null, ...sections.map(({ key }) => key)];
  const inOrder = [...positions].sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
  return {
    key: 'movement',
    title: 'How far the text moved',
    meaning:
      'Where each group said it stood before the writing, beside what the statement says now. Nobody could change a position once it was sealed.',
    limits: [
      'Sealing a position is free, so not every group has one for every section.',
      'A group that asked for little has less to give up than one that asked for much.',
    ],
    tables: [
      {
        caption: 'What changed in each section',
        columns: ['Section', 'What changed', 'What it says now, in short'],
        rows: sections
          .filter(({ appendix }) => !appendix)
          .map(({ title, whatChanged, begins }) => [title, changeInWords(whatChanged), begins || 'Nothing yet']),
        empty: 'There are no sections.',
      },
      {
        caption: 'Where each group stood at the beginning',
        columns: ['Section', 'Group', 'Where it stood'],
        rows: inOrder.map(({ section, constituency, text }) => [
          titles.get(section) ?? '',
          groupOf(constituency).label,
          text ?? 'Sealed until all are opened',
        ]),
        empty: 'No group sealed where it stood.',
      },
    ],
  };
}

/** 3: what was accepted although the council had opposed it at first. */
export function acceptedAgainstFirstPosition({ opposed, sections }: PanelFacts): Measure {
  const titles = new Map(sections.map(({ key, title }) => [key, title]));
  const accepted = opposed.filter(({ decision }) => decision === 'ACCEPTED' || decision === 'ACCEPTED_IN_PART');
  return {
    key: 'accepted-against-first-position',
    title: 'Accepted, though the council was against it at first',
    meaning:
      'Suggestions that went into the text although the council had opposed them where it started from, or in what it said was fixed.',
    limits: [
      'Co-chairs and facilitators say which these are; the record shows who did.',
      'It does not say how much a suggestion mattered, nor what nobody dared to ask for.',
    ],
    tables: [
      {
        caption: 'Suggestions that changed the council’s mind',
        columns: ['Suggestion', 'Section', 'From', 'Answer'],
        rows: accepted.map(({ proposedText, section, constituency, decision }) => [
          proposedText,
          titles.get(section) ?? '',
          groupOf(constituency).label,
          decision === 'ACCEPTED' ? 'Agreed' : 'Agreed in part',
        ]),
        empty: 'None.',
      },
    ],
  };
}

/** Groups one after another, in words. */
export function groupsInWords(codes: readonly Constituency[]): string {
  return codes.map((code) => groupOf(code).label).join('; ');
}

/** The groups that occur, once each, in the order in which they do. */
export function byGroup(codes: readonly Constituency[]): Constituency[] {
  return [...new Set(codes)];
}

function takenInWords(isTaken: boolean | null): string {
  if (isTaken === null) return 'Not answered yet';
  return isTaken ? 'Yes' : 'No';
}

function changeInWords(changed: PanelFacts['sections'][number]['whatChanged']): string {
  if (!changed) return 'Nobody has said it yet';
  return changed.isAgreed ? changed.text : `${changed.text} (another group has not agreed to this sentence yet)`;
}
