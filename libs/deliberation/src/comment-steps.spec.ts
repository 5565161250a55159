import { commentAnswered, commentMoves, commentSteps, type CommentPlace } from './comment-steps.js';

const shown: CommentPlace = { state: 'SHOWN', change: 'Pay for nights.', decision: null };
const next = (change: Partial<CommentPlace>) => commentSteps({ ...shown, ...change }).map(({ to }) => to);

describe('the table of a comment (docs/rules.md, 2)', () => {
  it('[R40] says what can happen next in every state: it is looked at, then answered as a suggestion is', () => {
    expect(next({ state: 'HELD' })).toEqual(['SHOWN', 'KEPT_BACK']);
    expect(next({})).toEqual(['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED', 'KEPT_BACK']);
    expect(next({ change: '' })).toEqual(['KEPT_BACK']);
    expect(next({ decision: 'ACCEPTED' })).toEqual(['KEPT_BACK']);
    expect(next({ state: 'KEPT_BACK' })).toEqual(['SHOWN']);
    for (const { words } of [...commentSteps(shown), ...commentSteps({ ...shown, state: 'HELD' })]) {
      expect(words).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('[R12] answers one that is kept back after people have read it, and says beforehand that it needs that', () => {
    const kept = { state: 'KEPT_BACK', wasShown: true } as const;
    expect(next(kept)).toEqual(['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED', 'SHOWN']);
    expect(commentAnswered({ ...shown, ...kept }, 'NOT_ACCEPTED')).toBe('NOT_ACCEPTED');
    expect(commentSteps(shown).at(-1)?.words).toMatch(/It still needs its answer\.$/);
  });

  it('[R34] is checked first where somebody flagged it, and can only be declined when it was taken out', () => {
    const shown = { state: 'SHOWN', change: 'Pay 31 pounds.', decision: null } as const;
    const [step, ...others] = commentSteps({ ...shown, concern: null });
    expect([step?.words, others]).toEqual([expect.stringContaining('who is not a provider checks it'), []]);
    const to = commentSteps({ ...shown, concern: 'TAKEN_OUT' }).map((one) => one.to);
    expect(to).toEqual(['NOT_ACCEPTED', 'KEPT_BACK']);
    expect(commentSteps({ ...shown, concern: 'PUT_BACK' })).toEqual(commentSteps(shown));
  });

  it('lets nobody decide twice, nor hold what was looked at', () => {
    expect([commentMoves('HELD', 'SHOWN'), commentMoves('SHOWN', 'KEPT_BACK')]).toEqual(['SHOWN', 'KEPT_BACK']);
    for (const to of ['HELD', 'SHOWN'] as const) expect(() => commentMoves('SHOWN', to)).toThrow(/No comment goes/);
  });

  it('[R12] answers one that asks for a change and is shown, once, and no other', () => {
    expect(commentAnswered(shown, 'NOT_ACCEPTED')).toBe('NOT_ACCEPTED');
    for (const change of [
      { state: 'HELD' },
      { state: 'KEPT_BACK' },
      { change: '' },
      { decision: 'ACCEPTED' },
    ] as const) {
      expect(() => commentAnswered({ ...shown, ...change }, 'ACCEPTED')).toThrow(/no answer/);
    }
  });
});
