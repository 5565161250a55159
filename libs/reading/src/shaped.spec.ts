import type { Bundle } from '#publication';
import { shapedBySection } from './shaped.js';

const entry = (kind: string, proposal: string, facts: object = {}, constituency: string | null = null) =>
  ({ kind, constituency, facts: { proposal, ...facts } }) as never;
const received = (proposal: string, constituency: string) => entry('proposal.received', proposal, {}, constituency);
const answered = (proposal: string, decision: string, section = 'money') =>
  entry('proposal.answered', proposal, { decision, section });
const shaped = (...entries: never[]) => shapedBySection({ record: { entries } } as unknown as Bundle);

describe('who shaped a section', () => {
  it('[R25] are the groups whose suggestions were taken up, whole or in part, with their number', () => {
    const by = shaped(
      received('a', 'CARERS'),
      received('b', 'CARERS'),
      received('c', 'PROVIDERS'),
      received('d', 'PEOPLE'),
      answered('a', 'ACCEPTED'),
      answered('b', 'ACCEPTED_IN_PART'),
      answered('c', 'NOT_ACCEPTED'),
      answered('d', 'ACCEPTED', 'homes'),
    );
    expect([by('money'), by('homes'), by('terms')]).toEqual([
      [{ constituency: 'CARERS', suggestions: 2 }],
      [{ constituency: 'PEOPLE', suggestions: 1 }],
      [],
    ]);
  });

  it('[R25] follows the newest answer, and counts who was joined with an earlier one', () => {
    const by = shaped(
      received('a', 'CARERS'),
      answered('a', 'ACCEPTED'),
      answered('a', 'NOT_ACCEPTED'),
      received('b', 'PEOPLE'),
      received('c', 'PROVIDERS'),
      entry('proposal.merged', 'c', { into: 'b' }),
      answered('b', 'ACCEPTED'),
    );
    expect(by('money')).toEqual([
      { constituency: 'PEOPLE', suggestions: 1 },
      { constituency: 'PROVIDERS', suggestions: 1 },
    ]);
  });
});
