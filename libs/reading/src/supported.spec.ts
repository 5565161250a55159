import type { Bundle } from '#publication';
import { supportedBySection } from './supported.js';

const GROUPS: Readonly<Record<string, string>> = { lorraine: 'PEOPLE', table: 'CARERS', other: 'PEOPLE' };
const entry = (who: string, mode: string, readBack = 'confirmed', section = 'money') =>
  ({ kind: 'words.written-for', facts: { for: who, mode, readBack, section } }) as never;
const supported = (...entries: never[]) =>
  supportedBySection({ record: { entries } } as unknown as Bundle, { groupOf: (ref) => GROUPS[ref] ?? '' });

describe('words that a facilitator wrote down', () => {
  it('[R25] are said by group, with how they were told, for each section', () => {
    const by = supported(entry('table', 'workshop'), entry('lorraine', 'phone'), entry('other', 'paper'));
    expect(by('money')).toEqual([
      { constituency: 'PEOPLE', how: 'on the phone and on paper; read back to them' },
      { constituency: 'CARERS', how: 'at a workshop; read back to them' },
    ]);
    expect(by('homes')).toEqual([]);
  });

  it('[R10] say when they could not be read back', () => {
    const no = 'could-not-be-confirmed';
    expect(supported(entry('table', 'visit', no))('money')[0]?.how).toBe('at home; could not be read back to them');
    const some = supported(entry('table', 'visit', no), entry('table', 'visit'))('money');
    expect(some[0]?.how).toBe('at home; some could not be read back to them');
  });

  it('[R26] name nobody who is not credited in the file', () => {
    expect(supported(entry('somebody-else', 'phone'))('money')).toEqual([]);
  });

  it('[R9] of a suggestion are said once it was taken, and those of a comment never', () => {
    const told = (facts: object, kind = 'words.written-for') =>
      ({ kind, facts: { for: 'table', mode: 'phone', readBack: 'confirmed', section: 'money', ...facts } }) as never;
    const answered = (decision: string) => told({ proposal: 'p1', decision }, 'proposal.answered');
    const ofSuggestion = told({ proposal: 'p1' });
    expect(supported(ofSuggestion, told({ comment: 'c1' }))('money')).toEqual([]);
    expect(supported(ofSuggestion, answered('NOT_ACCEPTED'))('money')).toEqual([]);
    expect(supported(ofSuggestion, answered('ACCEPTED'))('money')).toHaveLength(1);
    expect(supported(ofSuggestion, answered('ACCEPTED'), answered('NOT_ACCEPTED'))('money')).toEqual([]);
  });
});
