import { sectionMoves, sectionSteps } from './section-steps.js';
import type { SectionState } from './states.js';

/** The arrows of docs/rules.md, 2. */
const ARROWS: Readonly<Record<SectionState, readonly SectionState[]>> = {
  EMPTY: ['DRAFTING'],
  DRAFTING: ['READY'],
  READY: ['IN_COMMENT', 'DRAFTING'],
  IN_COMMENT: ['RESPONDING'],
  RESPONDING: ['FROZEN'],
  FROZEN: ['SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED', 'RESPONDING'],
  SIGNED: ['RESPONDING'],
  SIGNED_WITH_DISSENT: ['RESPONDING'],
  NOT_AGREED: ['RESPONDING'],
};
const STATES = Object.keys(ARROWS) as SectionState[];

describe('the table of a section', () => {
  it.each(STATES)('[R40] says what can happen next in %s, and who does it', (state) => {
    expect(sectionSteps(state).map(({ to }) => to)).toEqual(ARROWS[state]);
    for (const { words } of sectionSteps(state)) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it('[R1][R12][R16] has no step that skips drafting, comments, answers or signing', () => {
    const may = (from: SectionState, to: SectionState): boolean => {
      try {
        return sectionMoves(from, to) === to;
      } catch {
        return false;
      }
    };
    const forbidden: [SectionState, SectionState][] = [
      ['EMPTY', 'READY'],
      ['DRAFTING', 'IN_COMMENT'],
      ['DRAFTING', 'FROZEN'],
      ['READY', 'FROZEN'],
      ['IN_COMMENT', 'FROZEN'],
      ['IN_COMMENT', 'DRAFTING'],
      ['SIGNED', 'DRAFTING'],
      ['FROZEN', 'IN_COMMENT'],
      ['READY', 'SIGNED'],
    ];
    expect(forbidden.filter(([from, to]) => may(from, to))).toEqual([]);
    expect(STATES.flatMap((from) => ARROWS[from].filter((to) => !may(from, to)))).toEqual([]);
  });
});
