import type { SectionId } from './ids.js';
import {
  mustDeclareInterests,
  mustStandAside,
  touches,
  whyNotDeclareInterests,
  type DeclarationRequest,
  type StandingInterest,
} from './interests.js';

const [money, homes] = ['money', 'homes'] as SectionId[] as [SectionId, SectionId];

/** A declaration that every rule allows. Each test changes only what it is about. */
const allowed: DeclarationRequest = {
  hasInterests: true,
  text: 'We hold the home care contract for the north.',
  effect: 'declare',
  sections: [money],
  known: [money, homes],
};

const codesFor = (change: Partial<DeclarationRequest>) =>
  whyNotDeclareInterests({ ...allowed, ...change }).map(({ code }) => code);

describe('declaring interests (RULES.md, R31)', () => {
  it.each([
    ['PROVIDERS', true],
    ['VCSE', true],
    ['PEOPLE', false],
    ['CARERS', false],
    ['COMMISSIONERS', false],
    [null, false],
  ])('[R31] asks members of %s before their first edit: %s', (group, asked) => {
    expect(mustDeclareInterests(group)).toBe(asked);
  });

  it('[R31] takes an interest in some sections, in all, and that there is none', () => {
    expect(codesFor({})).toEqual([]);
    expect(codesFor({ sections: [] })).toEqual([]);
    expect(codesFor({ hasInterests: false, text: '' })).toEqual([]);
  });

  it.each<[string, Partial<DeclarationRequest>]>([
    ['interests.empty', { text: '  ' }],
    ['interests.too-long', { text: 'a'.repeat(1_001) }],
    ['interests.effect', { effect: 'none' }],
    ['interests.section', { sections: ['elsewhere' as SectionId] }],
  ])('[R31] refuses with %s', (code, change) => {
    expect(codesFor(change)).toEqual([code]);
  });
});

describe('standing aside for an interest (RULES.md, R17 and R31)', () => {
  const aside: StandingInterest = { hasInterests: true, effect: 'stand-aside', sectionIds: [money] };

  it('[R17] is asked in the sections that it touches, and not in others or the whole', () => {
    expect([money, homes, null].map((section) => mustStandAside(aside, section))).toEqual([true, false, false]);
  });

  it('[R17] is asked everywhere, the whole too, where it touches all', () => {
    const all = { ...aside, sectionIds: [] };
    expect([money, homes, null].map((section) => mustStandAside(all, section))).toEqual([true, true, true]);
  });

  it('[R31] is not asked of who only speaks openly, though the interest touches the section', () => {
    const open: StandingInterest = { ...aside, effect: 'declare' };
    expect([mustStandAside(open, money), touches(open, money), touches(open, homes)]).toEqual([false, true, false]);
  });

  it('[R31] is not asked of who has no interest', () => {
    expect(mustStandAside({ ...aside, hasInterests: false, sectionIds: [] }, money)).toBe(false);
  });
});
