import type { Position } from './position.js';

/** Where a group or one of its signatories stands; WAITING until they have decided about exactly these words. */
export type Standing = Position | 'WAITING';

/** What moves a position: somebody decides, the words change (R16), or a version is published without an answer (R20). */
export type PositionAct = 'decide' | 'lapse' | 'notice';

/** A step that a position can take, in words for the page that shows it. */
export interface PositionStep {
  readonly act: PositionAct;
  readonly to: Standing;
  /** What has to happen, and who must do it. */
  readonly words: string;
}

const LAPSED: PositionStep = {
  act: 'lapse',
  to: 'WAITING',
  words: 'If one letter of the text changes, this lapses. Everybody who decided is asked again, and sees what changed.',
};

const DECIDED: readonly PositionStep[] = [
  { act: 'decide', to: 'SIGNED', words: 'The people who sign for this group read the words and sign.' },
  {
    act: 'decide',
    to: 'SIGNED_WITH_RESERVATION',
    words: 'They can sign with a reservation, and say what they are not happy about.',
  },
  { act: 'decide', to: 'DISSENTED', words: 'They can decide not to sign, and say why.' },
  { act: 'decide', to: 'STOOD_ASIDE', words: 'They can stand aside, and say why.' },
];

const CHANGED: readonly PositionStep[] = DECIDED.map((step) => ({
  ...step,
  words: 'Its people can still decide, and change their minds, until the statement is published.',
}));

/** The one table of the states of a position (docs/rules.md, 2): every step that there is, the usual one first. */
const STEPS: Readonly<Record<Standing, readonly PositionStep[]>> = {
  WAITING: [
    ...DECIDED,
    {
      act: 'notice',
      to: 'NO_RESPONSE',
      words: 'If too few have decided when it is published, it says that the group did not reply. That is no yes.',
    },
  ],
  SIGNED: [...CHANGED, LAPSED],
  SIGNED_WITH_RESERVATION: [...CHANGED, LAPSED],
  DISSENTED: [...CHANGED, LAPSED],
  STOOD_ASIDE: [...CHANGED, LAPSED],
  NO_RESPONSE: [{ act: 'lapse', to: 'WAITING', words: 'The group is asked again with the next version.' }],
};

/** Steps that a position can take. People decide only while signing is open. */
export function positionSteps(standing: Standing, isOpen: boolean): readonly PositionStep[] {
  return STEPS[standing].filter(({ act }) => isOpen || act !== 'decide');
}

/** The position that an act moves another to. Throws where the table has no such step: the act is wrong. */
export function positionMoves<To extends Standing>(from: Standing, act: PositionAct, to: To): To {
  if (STEPS[from].some((step) => step.act === act && step.to === to)) return to;
  throw new Error(`No position goes from ${from} to ${to} by "${act}".`);
}
