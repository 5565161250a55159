import { earlierDraftOf } from './earlier-draft.js';

const locked = (version: number, hash: string, section = 'money') => ({
  kind: 'section.frozen',
  facts: { section, version, hash },
});
const added = { kind: 'minority-statement.attached', facts: { id: 'M1', section: 'money' } };

describe('own words beside a section that changed since (RULES.md, R19)', () => {
  it('[R16][R19] are about the draft that was locked when they were added', () => {
    const entries = [locked(1, 'a'), locked(2, 'b'), added, locked(3, 'c'), locked(4, 'd')];
    expect(earlierDraftOf(entries, 'M1')).toBe(2);
  });

  it.each([
    ['were added beside the text that is there now', [locked(1, 'a'), locked(2, 'b'), added]],
    ['stand beside words that were locked again without a change', [locked(1, 'a'), added, locked(2, 'a')]],
    ['stand beside words that came back', [locked(1, 'a'), added, locked(2, 'b'), locked(3, 'a')]],
    ['are beside another section than the one that changed', [locked(1, 'a'), added, locked(2, 'b', 'homes')]],
    ['are not in this record', [locked(1, 'a'), locked(2, 'b')]],
    ['are in a record that does not say what was locked', [added, locked(2, 'b')]],
  ])('[R16][R19] are about no earlier draft where they %s', (_where, entries) => {
    expect(earlierDraftOf(entries, 'M1')).toBeNull();
  });
});
