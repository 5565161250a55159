import { placeOf, proposalMoves, proposalSteps, type ProposalAct } from './proposal-steps.js';
import type { ProposalStatus } from './why-not-decide.js';

/** The arrows of docs/rules.md, 2, each with what somebody does. */
const ARROWS: Readonly<Record<ProposalStatus, readonly `${ProposalAct} ${ProposalStatus}`[]>> = {
  RECEIVED: ['receive OPEN', 'hold HELD'],
  HELD: ['let-go OPEN', 'take-back WITHDRAWN'],
  OPEN: [
    'answer ACCEPTED',
    'answer ACCEPTED_IN_PART',
    'answer NOT_ACCEPTED',
    'both-views NOT_ACCEPTED',
    'join MERGED',
    'take-back WITHDRAWN',
    'hold HELD',
  ],
  ACCEPTED: ['look-again OPEN'],
  ACCEPTED_IN_PART: ['look-again OPEN'],
  NOT_ACCEPTED: ['look-again OPEN'],
  MERGED: ['look-again OPEN', 'part OPEN'],
  WITHDRAWN: [],
};
const STATES = Object.keys(ARROWS) as ProposalStatus[];
const ACTS = ['receive', 'hold', 'let-go', 'answer', 'both-views', 'join', 'part', 'take-back', 'look-again'] as const;

describe('the table of a suggestion (docs/rules.md, 2)', () => {
  it.each(STATES)('[R40] says what can happen next in %s, and who does it', (status) => {
    const steps = proposalSteps({ status, round: 1 });
    expect(steps.map(({ act, to }) => `${act} ${to}`)).toEqual(ARROWS[status]);
    for (const { words } of steps) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it('lets every step of the table be taken, and throws for any other', () => {
    const may = (from: ProposalStatus, act: ProposalAct, to: ProposalStatus): boolean => {
      try {
        return proposalMoves({ status: from, round: 1 }, act, to) === to;
      } catch {
        return false;
      }
    };
    for (const from of STATES) {
      const taken = ACTS.flatMap((act) => STATES.filter((to) => may(from, act, to)).map((to) => `${act} ${to}`));
      expect(taken.sort()).toEqual([...ARROWS[from]].sort());
    }
    expect(() => proposalMoves({ status: 'WITHDRAWN', round: 1 }, 'answer', 'ACCEPTED')).toThrow(
      /WITHDRAWN to ACCEPTED/,
    );
  });

  it('[R15] has another pair look once', () => {
    for (const status of ['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED'] as const) {
      expect(proposalSteps({ status, round: 2 })).toEqual([]);
      expect(() => proposalMoves({ status, round: 2 }, 'look-again', 'OPEN')).toThrow(/round 2/);
    }
    expect(proposalSteps({ status: 'ACCEPTED', round: 1, isLocked: true })).toEqual([]);
    expect(proposalSteps({ status: 'MERGED', round: 2 }).map(({ act }) => act)).toEqual(['part']);
  });

  it('[R34] holds one that waits while a competition concern hides it, and lets nobody agree to one that was taken out', () => {
    const open = { status: 'OPEN', round: 1 } as const;
    expect(placeOf(open, null).status).toBe('HELD');
    expect([placeOf(open, undefined).status, placeOf(open, 'PUT_BACK').status]).toEqual(['OPEN', 'OPEN']);
    expect(placeOf({ status: 'ACCEPTED', round: 2 }, null)).toMatchObject({ status: 'ACCEPTED', round: 2 });
    const left = proposalSteps(placeOf(open, 'TAKEN_OUT')).map(({ to }) => to);
    expect(left).toEqual(['NOT_ACCEPTED', 'NOT_ACCEPTED', 'MERGED', 'WITHDRAWN']);
  });
});
