import { groupOf, type Constituency } from '#concordat';
import type { LeftOutFact, NominationFact, PanelFacts, ProposedFact, SectionFact } from './facts.js';
import { atMost, type Measure, type MeasureTable } from './measure.js';
import { peopleInWords, totalInWords } from './small-numbers.js';

/** 1: which topics were suggested by whom, what was not taken and why, and who leads which section. */
export function agenda({ nominations, proposed, sections, leftOut }: PanelFacts): Measure {
  return {
    key: 'agenda',
    title: 'Who set the agenda',
    meaning: 'Which topics were suggested by whom before the writing began, which were not taken, and why.',
    limits: [
      'What nobody thought of suggesting is not here.',
      'Numbers of people below 5 are not said, so that nobody can be picked out.',
      'A section of the template counts as nobody’s suggestion, though the council chose the template.',
      'Sections are added and left out when every group has agreed. Here stands the group that proposed it.',
    ],
    tables: [
      proposedOf(proposed),
      topicsOf(nominations.filter(({ kind }) => kind === 'topic')),
      peopleOf(nominations.filter(({ kind }) => kind === 'person')),
      sectionsOf(sections),
      leftOutOf(leftOut),
    ],
  };
}

function sectionsOf(sections: readonly SectionFact[]): MeasureTable {
  return {
    caption: 'Sections, who suggested them, and who leads them',
    columns: ['Section', 'Suggested by', 'Led by'],
    rows: sections.map(({ title, addedBy, leads }) => [
      title,
      addedInWords(addedBy),
      groupsInWords(leads) || 'No group alone',
    ]),
    empty: 'There are no sections.',
  };
}

function addedInWords(added: SectionFact['addedBy']): string {
  if (!added) return 'No group: it is in the template';
  const { proposedBy, nominatedBy } = added;
  const agreed = `Added by agreement, proposed by: ${groupOrNone(proposedBy)}`;
  return nominatedBy === null ? agreed : `${agreed}. The topic was put forward by: ${groupOrNone(nominatedBy)}`;
}

function leftOutOf(leftOut: readonly LeftOutFact[]): MeasureTable {
  return {
    caption: 'Sections that were left out by agreement',
    columns: ['Section left out', 'Proposed by'],
    rows: atMost(leftOut.map(({ title, proposedBy }) => [title ?? 'Not shown', groupOrNone(proposedBy)])),
    empty: 'No section was left out.',
  };
}

function groupOrNone(code: Constituency): string {
  return code === '' ? 'somebody of no group' : groupOf(code).label;
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
    rows: atMost(
      topics.map(({ text, from, isTaken, answer }) => [
        text ?? 'Not shown',
        groupOf(from).label,
        takenInWords(isTaken),
        answer ?? 'No answer yet',
      ]),
    ),
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
        rows: atMost(
          accepted.map(({ proposedText, section, constituency, decision }) => [
            proposedText,
            titles.get(section) ?? '',
            groupOf(constituency).label,
            decision === 'ACCEPTED' ? 'Agreed' : 'Agreed in part',
          ]),
        ),
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
