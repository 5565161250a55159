import type { ConcernDecision } from './grounds.js';
import type { ProposalStatus } from './why-not-decide.js';

/** What somebody does to a suggestion that moves it from one state to another. */
export type ProposalAct =
  'receive' | 'hold' | 'let-go' | 'answer' | 'both-views' | 'join' | 'part' | 'take-back' | 'look-again';

/** A step that a suggestion can take, in words for the page that shows it. */
export interface ProposalStep {
  readonly act: ProposalAct;
  readonly to: ProposalStatus;
  /** What has to happen, and who must do it. */
  readonly words: string;
}

/** Where a suggestion stands. */
export interface ProposalPlace {
  readonly status: ProposalStatus;
  /** 1, and 2 once another pair was asked for (R15). */
  readonly round: number;
  /** Whether a competition check took its words out: then nobody can agree to it (R34). */
  readonly isTakenOut?: boolean;
  /** Whether its section is locked for signing: then nobody looks again (R15). */
  readonly isLocked?: boolean;
}

const HELD: ProposalStep = {
  act: 'hold',
  to: 'HELD',
  words:
    'Anybody here can flag it, if it is about future prices or bids. Then its words are hidden until it is checked.',
};
const TAKEN_BACK: ProposalStep = {
  act: 'take-back',
  to: 'WITHDRAWN',
  words: 'The person who suggested it can take it back.',
};
const LOOKED_AT_AGAIN: ProposalStep = {
  act: 'look-again',
  to: 'OPEN',
  words: 'The person who suggested it can ask two other people to look again. That can happen once.',
};

/** The one table of the states of a suggestion (docs/rules.md, 2): every step that there is, the usual one first. */
const STEPS: Readonly<Record<ProposalStatus, readonly ProposalStep[]>> = {
  RECEIVED: [{ act: 'receive', to: 'OPEN', words: 'It waits for an answer as soon as it is here.' }, HELD],
  HELD: [
    {
      act: 'let-go',
      to: 'OPEN',
      words: 'A co-chair or a facilitator who is not a provider checks it. Then it can be answered.',
    },
    TAKEN_BACK,
  ],
  OPEN: [
    {
      act: 'answer',
      to: 'ACCEPTED',
      words:
        'Two people of different groups answer it, and say why. One of them is of a group that leads this section. They can agree to it.',
    },
    { act: 'answer', to: 'ACCEPTED_IN_PART', words: 'The people who answer can agree to a part of it.' },
    { act: 'answer', to: 'NOT_ACCEPTED', words: 'The people who answer can decide not to agree to it.' },
    {
      act: 'both-views',
      to: 'NOT_ACCEPTED',
      words:
        'If they do not think the same when the time is over, one of them can close it. Both views are then shown, and the text stays.',
    },
    {
      act: 'join',
      to: 'MERGED',
      words:
        'If it asks for the same as an earlier one, two people can join it with that one. So can the person who suggested it.',
    },
    TAKEN_BACK,
    HELD,
  ],
  ACCEPTED: [LOOKED_AT_AGAIN],
  ACCEPTED_IN_PART: [LOOKED_AT_AGAIN],
  NOT_ACCEPTED: [LOOKED_AT_AGAIN],
  MERGED: [
    LOOKED_AT_AGAIN,
    { act: 'part', to: 'OPEN', words: 'If the earlier one is taken back, this one waits for its own answer.' },
  ],
  WITHDRAWN: [],
};

/** Steps that a suggestion can take now. Another pair is asked for once, until the section is locked (R15). */
export function proposalSteps(place: ProposalPlace): readonly ProposalStep[] {
  const { status, round, isTakenOut = false, isLocked = false } = place;
  return STEPS[status].filter(({ act, to }) => {
    if (act === 'look-again') return round === 1 && !isLocked;
    return !isTakenOut || (act !== 'hold' && to !== 'ACCEPTED' && to !== 'ACCEPTED_IN_PART');
  });
}

/** The state that an act moves a suggestion to. Throws where the table has no such step: the act is wrong. */
export function proposalMoves(from: ProposalPlace, act: ProposalAct, to: ProposalStatus): ProposalStatus {
  const isStep = proposalSteps(from).some((step) => step.act === act && step.to === to);
  if (!isStep) throw new Error(`No suggestion goes from ${from.status} to ${to} by "${act}" in round ${from.round}.`);
  return to;
}

/**
 * Where a suggestion stands for those who read it: one that waits, and whose words a competition concern hides, is held until
 * that is decided (R34). `concern` is what was decided of it, null while nothing is; undefined where nobody flagged it.
 */
export function placeOf(
  { status, round, isLocked = false }: ProposalPlace,
  concern: ConcernDecision | null | undefined,
): ProposalPlace {
  const isHeld = concern === null && status === 'OPEN';
  return { status: isHeld ? 'HELD' : status, round, isLocked, isTakenOut: concern === 'TAKEN_OUT' };
}
