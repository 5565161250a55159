import { FACTS, SECTION } from './a-panel.fake.js';
import type { PanelFacts } from './facts.js';
import { MEASURE_KEYS, type MeasureKey } from './measure.js';
import { BESIDE_THE_PANEL, powerPanel } from './panel.js';

const rowsOf = (key: MeasureKey, change: Partial<PanelFacts> = {}) =>
  powerPanel({ ...FACTS, ...change })
    .find((measure) => measure.key === key)
    ?.tables.map(({ rows }) => rows) ?? [];

describe('the power panel', () => {
  it('has eleven measures, each with its meaning and its limits', () => {
    const measures = powerPanel(FACTS);
    expect(measures.map(({ key }) => key)).toEqual(MEASURE_KEYS);
    expect(measures).toHaveLength(11);
    for (const { meaning, limits } of measures) expect([meaning.length > 20, limits.length > 0]).toEqual([true, true]);
  });

  it('says something of every table that has no row, and each row has a cell for each column', () => {
    for (const { tables } of powerPanel(FACTS)) {
      for (const { columns, rows, empty } of tables) {
        expect(empty).not.toBe('');
        for (const row of rows) expect(row).toHaveLength(columns.length);
      }
    }
  });

  it('has no score, and says beside it that words are not power', () => {
    expect(BESIDE_THE_PANEL.join(' ')).toMatch(/Words are not power.*Silence has many causes.*no single score/);
  });

  it('1 agenda: topics taken and not taken with the reason, people only counted', () => {
    const [proposed, topics, people, sections, leftOut] = rowsOf('agenda');
    expect(proposed).toEqual([
      ['Care in our town', 'A statement', 'The public', 'Yes', 'Many asked for it.'],
      ['Parking', 'A topic', 'The public', 'No', 'It is not about care.'],
    ]);
    expect(topics).toEqual([
      ['Broken nights', 'Unpaid carers and family members', 'Yes', 'It has a section.'],
      ['A minibus', 'The public', 'No', 'The budget is fixed.'],
    ]);
    expect(people).toEqual([
      ['Voluntary, user-led and support organisations', 'fewer than 5', 'none', 'fewer than 5', 'none'],
    ]);
    expect(sections).toEqual([['Money', 'No group: it is in the template', 'Commissioners (the council)']]);
    expect(leftOut).toEqual([['Day centres', 'People who draw on care and support']]);
  });

  it('[R4] 1 agenda: of a section that was added it says who proposed it, and who put its topic forward', () => {
    const suggestedBy = (addedBy: typeof SECTION.addedBy) =>
      rowsOf('agenda', { sections: [{ ...SECTION, addedBy }] })[3]?.[0]?.[1];
    expect(suggestedBy({ proposedBy: 'CARERS', nominatedBy: null })).toBe(
      'Added by agreement, proposed by: Unpaid carers and family members',
    );
    expect(suggestedBy({ proposedBy: '', nominatedBy: 'PUBLIC' })).toBe(
      'Added by agreement, proposed by: somebody of no group. The topic was put forward by: The public',
    );
    expect(rowsOf('agenda', { leftOut: [{ title: null, proposedBy: '' }] })[4]).toEqual([
      ['Not shown', 'somebody of no group'],
    ]);
  });

  it.each<[MeasureKey, number, Partial<PanelFacts>]>([
    ['agenda', 1, { nominations: Array<PanelFacts['nominations'][number]>(130).fill(FACTS.nominations[0]!) }],
    ['agenda', 4, { leftOut: Array<PanelFacts['leftOut'][number]>(130).fill(FACTS.leftOut[0]!) }],
    [
      'accepted-against-first-position',
      0,
      { opposed: Array<PanelFacts['opposed'][number]>(130).fill(FACTS.opposed[0]!) },
    ],
    ['reach', 2, { outreach: Array<PanelFacts['outreach'][number]>(130).fill(FACTS.outreach[0]!) }],
  ])('shows of a long list in %s (table %i) the first hundred, and how many more there are', (key, place, change) => {
    const rows = rowsOf(key, change)[place] ?? [];
    expect([rows.length, rows.at(-1)?.[0]]).toEqual([101, 'and 30 more']);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('[R26] 1 agenda: a number of people that were suggested never tells a smaller one', () => {
    const person = { kind: 'person', text: null, from: 'CARERS', answer: null } as const;
    const nominations = [true, true, true, true, true, true, false, false].map((isTaken) => ({ ...person, isTaken }));
    expect(rowsOf('agenda', { nominations })[2]).toEqual([
      ['Unpaid carers and family members', 'more than 6', '6', 'fewer than 5', 'none'],
    ]);
  });

  it('[R6] 2 movement: where each group stood beside what changed; sealed words stay sealed', () => {
    const [changed, positions] = rowsOf('movement');
    expect(changed).toEqual([['Money', 'Prices are now side by side.', 'Prices are side by side.']]);
    expect(positions).toEqual([
      ['The whole statement', 'People who draw on care and support', 'Sealed until all are opened'],
      ['Money', 'Commissioners (the council)', 'No prices.'],
    ]);
  });

  it('2 movement: says of a sentence that no other group has agreed to it', () => {
    const whatChanged = { text: 'We won.', isAgreed: false };
    const [changed] = rowsOf('movement', { sections: [{ ...SECTION, whatChanged }] });
    expect(changed?.[0]?.[1]).toMatch(/has not agreed/);
  });

  it('3 accepted against first position: only what was agreed', () => {
    expect(rowsOf('accepted-against-first-position')).toEqual([
      [['Show prices.', 'Money', 'Care providers', 'Agreed']],
    ]);
  });

  it('4 answers: by group, with the median of working days', () => {
    const [answers, again] = rowsOf('answers');
    expect(answers).toEqual([
      ['Unpaid carers and family members', '4', '2', '0', '1', '1', '3'],
      ['The public', '1', '0', '1', '0', '0', '1'],
    ]);
    expect(again).toEqual([['Unpaid carers and family members', '2', '1']]);
  });

  it('[R26] 5 text: shares of groups with enough contributors, beside what was taken out and put back', () => {
    const [shares, removed, putBack] = rowsOf('text');
    expect(shares?.filter(([section]) => section === 'Money')).toEqual([
      ['Money', 'People who draw on care and support', '60 %'],
      ['Money', 'Commissioners (the council)', '40 %'],
    ]);
    expect(removed).toEqual([['Money', '2', '31']]);
    expect(putBack).toEqual([['Money', '1', '14', '2']]);
  });

  it('[R26] 5 text: no share where one or two people of a group wrote, nor where fewer than three did at all', () => {
    const [alone, two] = [
      [{ ref: 'a', constituency: 'PEOPLE', people: 2, words: 60 }],
      [
        { ref: 'a', constituency: 'PEOPLE', people: 2, words: 60 },
        { ref: 'c', constituency: 'COMMISSIONERS', people: 3, words: 40 },
      ],
    ];
    const sharesOf = (contributors: (typeof SECTION)['contributors']) =>
      rowsOf('text', { sections: [{ ...SECTION, contributors }] })[0]?.slice(1);
    expect(sharesOf(alone)).toEqual([['Money', 'All groups', 'Not said: fewer than three people wrote']]);
    expect(sharesOf(two)).toEqual([['Money', 'Together: People, Council', '100 %']]);
  });

  it('[R20] 6 decisions: silence is shown as such, and what lapsed and was signed again', () => {
    const [deciders, stands, lapsed, again] = rowsOf('decisions');
    expect(deciders).toEqual([['People who draw on care and support', '3']]);
    expect(stands).toEqual([
      ['People who draw on care and support', '1', '0', '1', '0', '0'],
      ['Unpaid carers and family members', '0', '0', '0', '0', '1'],
    ]);
    expect(lapsed).toEqual([
      ['Money', '10'],
      ['The whole statement', '4'],
    ]);
    expect(again).toEqual([['Signatures given again', '9']]);
  });

  it('[R26] 7 reach: never says a number of people below five, nor a total that tells it', () => {
    const [people, ways, outreach] = rowsOf('reach');
    expect(people?.map(([, count]) => count)).toEqual(['14', 'fewer than 5', 'more than 14']);
    expect(ways?.map(([, group, count]) => [group, count])).toEqual([
      ['People who draw on care and support', '10 people'],
      ['Unpaid carers and family members', 'fewer than 5 people'],
      ['All together', 'more than 10 people'],
      ['People who draw on care and support', 'fewer than 5 people'],
      ['The public', '2'],
      ['All together', '38 % of people'],
    ]);
    expect([outreach?.[0]?.at(0), outreach?.[0]?.at(-1)]).toEqual(['16 September 2025', 'fewer than 5']);
  });

  it('8 resources: says that nothing is recorded', () => {
    const resources = powerPanel(FACTS).find(({ key }) => key === 'resources');
    expect(resources?.limits.join(' ')).toContain('Not recorded here yet');
  });

  it('[R11] 9 access: formats owed and there, and how many days late', () => {
    const [formats, dropped] = rowsOf('access');
    expect(formats).toEqual([
      ['People who draw on care and support', 'Easy Read', 'Easy Read', 'Easy Read: 14'],
      ['Unpaid carers and family members', 'BSL video', 'none', 'BSL video: not there, 49 so far'],
    ]);
    expect(dropped).toEqual([['Audio', 'Unpaid carers and family members', 'Nobody asked for it in the end.']]);
  });

  it('[R11] 9 access: a format that never came is late beside one that came in time, and not yet before it is owed', () => {
    const owed = { constituency: 'CARERS', owedOn: '2026-01-12', droppedBecause: null };
    const formats = [
      { ...owed, format: 'AUDIO', readyOn: '2026-01-12' },
      { ...owed, format: 'BSL', readyOn: null },
      { ...owed, constituency: 'VCSE', format: 'BSL', owedOn: null, readyOn: null },
      { ...owed, constituency: 'PUBLIC', format: 'AUDIO', readyOn: '2026-01-02' },
    ];
    expect(rowsOf('access', { formats })[0]?.map((row) => row.at(-1))).toEqual([
      'BSL video: not there, 49 so far',
      'BSL video: not there',
      '0',
    ]);
  });

  it('[R20] 10 own verdict: the rung and the words of each group that signs, and which has not said', () => {
    expect(rowsOf('own-verdict')).toEqual([
      [
        ['People who draw on care and support', '6 of 7: co-design', 'We shared decisions on words.'],
        ['Unpaid carers and family members', 'Has not said', 'Has not said'],
      ],
    ]);
    expect(rowsOf('own-verdict', { ratings: [], signOffs: [] })).toEqual([[]]);
  });

  it('11 promises: kept, broken or not to be tested', () => {
    expect(rowsOf('promises')).toEqual([[['Pay within ten days.', 'Commissioners (the council)', 'Broken']]]);
  });

  it('11 promises: what was not tested yet is told from what cannot be', () => {
    const states = ['kept', 'not tested', 'not said', 'not testable'] as const;
    const promises = states.map((state) => ({ text: state, promisedBy: [], state }));
    expect(rowsOf('promises', { promises })[0]?.map((row) => row.at(-1))).toEqual([
      'Kept',
      'Not tested yet: it has not come to that',
      'Not tested yet: no other group has said',
      'Not testable: nothing here can count it',
    ]);
  });
});
