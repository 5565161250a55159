import type { PanelFacts, SectionFact } from './facts.js';

/** A section in which four people of one group and one of another wrote. */
export const SECTION: SectionFact = {
  ...{
    key: 'money',
    title: 'Money',
    leads: ['COMMISSIONERS'],
    addedBy: null,
    appendix: false,
    begins: 'Prices are side by side.',
  },
  whatChanged: { text: 'Prices are now side by side.', isAgreed: true },
  contributors: [
    { ref: 'a', constituency: 'PEOPLE', people: 1, words: 30 },
    { ref: 'b', constituency: 'PEOPLE', people: 3, words: 30 },
    { ref: 'c', constituency: 'COMMISSIONERS', people: 3, words: 40 },
  ],
  ...{ removals: 2, removedWords: 31 },
  putBack: { times: 1, words: 14, suggested: 2 },
};

/** Facts of a statement of which each measure has something to say. */
export const FACTS: PanelFacts = {
  asOf: '2026-03-02',
  sections: [SECTION],
  leftOut: [{ title: 'Day centres', proposedBy: 'PEOPLE' }],
  nominations: [
    { kind: 'topic', text: 'Broken nights', from: 'CARERS', isTaken: true, answer: 'It has a section.' },
    { kind: 'topic', text: 'A minibus', from: 'PUBLIC', isTaken: false, answer: 'The budget is fixed.' },
    { kind: 'person', text: null, from: 'VCSE', isTaken: false, answer: null },
  ],
  proposed: [
    { kind: 'statement', title: 'Care in our town', answer: 'TAKEN', reason: 'Many asked for it.' },
    { kind: 'topic', title: 'Parking', answer: 'NOT_TAKEN', reason: 'It is not about care.' },
  ],
  positions: [
    { section: 'money', constituency: 'COMMISSIONERS', text: 'No prices.' },
    { section: null, constituency: 'PEOPLE', text: null },
  ],
  opposed: [
    { section: 'money', constituency: 'PROVIDERS', decision: 'ACCEPTED', proposedText: 'Show prices.' },
    { section: 'money', constituency: 'PROVIDERS', decision: 'NOT_ACCEPTED', proposedText: 'Pay more.' },
  ],
  answers: [
    answered('CARERS', 'ACCEPTED', '2026-01-27', '2026-01-30', 2),
    answered('CARERS', 'NOT_ACCEPTED', '2026-01-27', '2026-02-02', 1),
    answered('CARERS', null, '2026-01-27', null, 1),
    answered('PUBLIC', 'ACCEPTED_IN_PART', '2026-01-30', '2026-02-02', 1),
  ],
  askedAgain: [{ constituency: 'CARERS', count: 2, upheld: 1 }],
  deciders: [{ constituency: 'PEOPLE', decisions: 3 }],
  signOffs: [
    { section: 'money', constituency: 'PEOPLE', position: 'DISSENTED' },
    { section: null, constituency: 'PEOPLE', position: 'SIGNED' },
    { section: null, constituency: 'CARERS', position: 'NO_RESPONSE' },
  ],
  lapsed: [
    { section: 'money', lapsed: 10 },
    { section: null, lapsed: 4 },
  ],
  signedAgain: 9,
  participants: [
    { constituency: 'PEOPLE', people: 14, supported: 6 },
    { constituency: 'CARERS', people: 2, supported: 0 },
  ],
  ways: [
    { way: 'live', constituency: 'PEOPLE', count: 10, of: 'people' },
    { way: 'live', constituency: 'CARERS', count: 2, of: 'people' },
    { way: 'phone', constituency: 'PEOPLE', count: 1, of: 'people' },
    { way: 'comment', constituency: 'PUBLIC', count: 2, of: 'comments' },
  ],
  outreach: [{ on: '2025-09-16', how: 'Letter', place: 'Pharmacies', constituency: 'PEOPLE', reached: 4 }],
  formats: [
    format('PEOPLE', 'EASY_READ', '2026-01-26', null),
    format('CARERS', 'BSL', null, null),
    format('CARERS', 'AUDIO', null, 'Nobody asked for it in the end.'),
  ],
  ratings: [{ constituency: 'PEOPLE', rung: 6, why: 'We shared decisions on words.' }],
  promises: [{ text: 'Pay within ten days.', promisedBy: ['COMMISSIONERS'], state: 'broken' }],
};

function answered(
  constituency: string,
  decision: string | null,
  receivedOn: string,
  answeredOn: string | null,
  count: number,
) {
  return { constituency, decision, receivedOn, answeredOn, count };
}

function format(constituency: string, name: string, readyOn: string | null, droppedBecause: string | null) {
  return { constituency, format: name, owedOn: '2026-01-12', readyOn, droppedBecause };
}
