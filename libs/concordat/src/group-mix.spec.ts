import { whyNotMixed, type MixedSignatory } from './group-mix.js';

const provider = (id: string | null, size = 'large'): MixedSignatory => ({
  constituency: 'PROVIDERS',
  organisation: id === null ? null : { id, type: 'provider', size },
});
const voluntary = (type: string): MixedSignatory => ({
  constituency: 'VCSE',
  organisation: { id: type, type, size: 'large' },
});
const said = (signatories: readonly MixedSignatory[], minimums: Record<string, number>) =>
  whyNotMixed(signatories, minimums).map(({ because }) => because);

describe('who signs for care providers (docs/rules.md, 1; R17)', () => {
  const minimums = { PROVIDERS: 3 };

  it('[R17] come from as many organisations as there are signatories at least, one of them small', () => {
    expect(said([provider('a'), provider('b'), provider('c', 'small')], minimums)).toEqual([]);
    expect(said([provider('a'), provider('a'), provider('c', 'small')], minimums)).toEqual([
      'Care providers: those who sign come from 3 different organisations at least. Invite others.',
    ]);
    expect(said([provider('a'), provider('b', 'medium'), provider('c')], minimums)).toEqual([
      'Care providers: one of those who sign is small or micro. Invite a small provider or a personal assistant.',
    ]);
  });

  it('[R17] counts whoever speaks for no organisation as a micro-provider of their own', () => {
    expect(said([provider(null), provider(null), provider('c')], minimums)).toEqual([]);
  });
});

it('[R17] asks for a user-led organisation among voluntary ones, where they sign', () => {
  expect(said([voluntary('vcse')], { VCSE: 1 })).toHaveLength(1);
  expect(said([voluntary('vcse'), voluntary('user-led')], { VCSE: 2 })).toEqual([]);
  expect(said([], { PEOPLE: 3 })).toEqual([]);
});
