import { FACTS, SECTION } from './a-panel.fake.js';
import { powerPanel } from './panel.js';
import { withoutWords } from './without-words.js';

const instead = '[These words were removed.]';
const remove = (content: string, ...words: string[]) => withoutWords(powerPanel(FACTS), { content, words, instead });
const rowsOf = (panel: ReturnType<typeof remove>, key: string) =>
  panel.find((measure) => measure.key === key)?.tables.flatMap(({ rows }) => rows.flat()) ?? [];

describe('a panel without words that were removed', () => {
  it.each([
    ['nomination.received text', 'agenda', 'Broken nights'],
    ['nomination.answered reason', 'agenda', 'It has a section.'],
    ['statement.proposed title', 'agenda', 'Parking'],
    ['section.left-out title', 'agenda', 'Day centres'],
    ['proposal.received proposedText', 'accepted-against-first-position', 'Show prices.'],
    ['what-changed.said text', 'movement', 'Prices are now side by side.'],
    ['outreach.logged place', 'reach', 'Pharmacies'],
    ['ladder.rated-again why', 'own-verdict', 'We shared decisions on words.'],
  ])('[R28] shows them no more, and says so in their place: %s', (content, key, words) => {
    expect(rowsOf(powerPanel(FACTS), key)).toContain(words);
    const without = rowsOf(remove(content, words), key);
    expect([without.includes(words), without.includes(instead)]).toEqual([false, true]);
  });

  it('[R28] looks only where words of their kind stand', () => {
    const panel = powerPanel(FACTS);
    for (const content of ['nomination.answered reason', 'ladder.rated why', 'comment.received why']) {
      expect(withoutWords(panel, { content, words: ['Broken nights', ' '], instead })).toBe(panel);
    }
  });

  it('[R28] knows a sentence to which nobody has agreed', () => {
    const whatChanged = { text: 'We won.', isAgreed: false };
    const panel = powerPanel({ ...FACTS, sections: [{ ...SECTION, whatChanged }] });
    const without = withoutWords(panel, { content: 'what-changed.said text', words: ['We won.'], instead });
    expect(rowsOf(without, 'movement').join(' ')).not.toContain('We won.');
  });
});
