import type { ConcordatParameters } from './parameters.js';
import { whyNotMinimums } from './why-not-minimums.js';

const groups = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'];
const people = { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 5 };
const asking = (signatoriesPerConstituency: Record<string, number>, signatoryConstituencies = groups) =>
  ({ signatoryConstituencies, signatoriesPerConstituency }) as unknown as ConcordatParameters;
const now = asking({ COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 3 });
const said = (proposed: ConcordatParameters, there: Record<string, number> = people) =>
  whyNotMinimums(now, proposed, there).map(({ because }) => because);

describe('the fewest people who sign for a group (RULES.md, changes of the agreement)', () => {
  it('can be as many as there are', () => {
    expect(said(asking({ PROVIDERS: 5 }))).toEqual([]);
  });

  it('cannot be more than there are', () => {
    expect(said(asking({ PROVIDERS: 6 }))).toEqual([
      '5 people sign for Care providers now. Invite more first, or choose at most 5.',
    ]);
  });

  it('does not keep a change of something else from being agreed where people have left', () => {
    expect(said(asking({ PROVIDERS: 3 }), { ...people, PROVIDERS: 1 })).toEqual([]);
  });

  it('brings in no group that could not agree to it', () => {
    const wider = asking({ PROVIDERS: 3 }, [...groups, 'VCSE']);
    expect(said(wider, { ...people, VCSE: 1 })).toEqual([
      '1 person signs for Voluntary, user-led and support organisations now. Invite at least 2 first.',
    ]);
    expect(said(wider, { ...people, VCSE: 2 })).toEqual([]);
  });
});
