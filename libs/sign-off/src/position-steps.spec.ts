import { positionMoves, positionSteps, type PositionAct, type Standing } from './position-steps.js';

const TAKEN = ['SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED', 'STOOD_ASIDE'] as const;
const decide = TAKEN.map((to) => `decide ${to}`);

/** The arrows of docs/rules.md, 2, each with what moves it. */
const ARROWS: Readonly<Record<Standing, readonly string[]>> = {
  WAITING: [...decide, 'notice NO_RESPONSE'],
  SIGNED: [...decide, 'lapse WAITING'],
  SIGNED_WITH_RESERVATION: [...decide, 'lapse WAITING'],
  DISSENTED: [...decide, 'lapse WAITING'],
  STOOD_ASIDE: [...decide, 'lapse WAITING'],
  NO_RESPONSE: ['lapse WAITING'],
};
const STATES = Object.keys(ARROWS) as Standing[];
const ACTS: readonly PositionAct[] = ['decide', 'lapse', 'notice'];

describe('the table of a position (docs/rules.md, 2)', () => {
  it.each(STATES)('[R40] says what can happen next in %s, and who does it', (standing) => {
    const steps = positionSteps(standing, true);
    expect(steps.map(({ act, to }) => `${act} ${to}`)).toEqual(ARROWS[standing]);
    for (const { words } of steps) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it('lets every step of the table be taken, and throws for any other', () => {
    const may = (from: Standing, act: PositionAct, to: Standing): boolean => {
      try {
        return positionMoves(from, act, to) === to;
      } catch {
        return false;
      }
    };
    for (const from of STATES) {
      const taken = ACTS.flatMap((act) => STATES.filter((to) => may(from, act, to)).map((to) => `${act} ${to}`));
      expect(taken.sort()).toEqual([...ARROWS[from]].sort());
    }
    expect(() => positionMoves('SIGNED', 'notice', 'NO_RESPONSE')).toThrow(/SIGNED to NO_RESPONSE/);
  });

  it('[R20] never makes a signature of silence', () => {
    for (const to of TAKEN) expect(() => positionMoves('NO_RESPONSE', 'decide', to)).toThrow();
    expect(STATES.filter((from) => ARROWS[from].includes('notice NO_RESPONSE'))).toEqual(['WAITING']);
  });

  it('[R16] offers no decision while signing is not open, and says still what would lapse', () => {
    expect(positionSteps('SIGNED', false).map(({ act }) => act)).toEqual(['lapse']);
  });
});
