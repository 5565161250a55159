import type { CouncilId, StatementId } from './ids.js';
import { whyNotSucceed, type SuccessorChoice } from './why-not-succeed.js';

const old = 'old' as StatementId;
const next = 'next' as StatementId;
const councilId = 'northmoor' as CouncilId;

/** A published statement of the same council, chosen by the first co-chair. */
const sound: SuccessorChoice = {
  to: 'SUPERSEDED',
  statement: { id: old, councilId },
  chosen: next,
  successor: { councilId, state: 'PUBLISHED', isPublished: true },
  other: null,
};
const codes = (change: Partial<SuccessorChoice>): string[] =>
  whyNotSucceed({ ...sound, ...change }).map(({ code }) => code);
const successor = (change: Partial<NonNullable<SuccessorChoice['successor']>>) => ({
  successor: { councilId, state: 'PUBLISHED' as const, isPublished: true, ...change },
});

describe('which statement takes the place of another', () => {
  it('[R2] is a published one of the same council, also while a new version of it is written', () => {
    for (const state of ['PUBLISHED', 'REVIEW_DUE', 'RESPONDING', 'SIGN_OFF', 'PAUSED'] as const) {
      expect(codes(successor({ state }))).toEqual([]);
    }
  });

  it('[R2] may be none: then only the reason stands there', () => {
    expect(codes({ chosen: null, successor: null })).toEqual([]);
  });

  it.each<[string, Partial<SuccessorChoice>, string]>([
    ['itself', { chosen: old }, 'successor.itself'],
    ['one of another council', successor({ councilId: 'other' as CouncilId }), 'successor.other-council'],
    ['one that does not exist', { successor: null }, 'successor.other-council'],
    ['one that is not published', successor({ state: 'DRAFTING', isPublished: false }), 'successor.not-published'],
    ['one that was withdrawn', successor({ state: 'WITHDRAWN' }), 'successor.not-published'],
    ['one that was replaced, as the first of a circle is', successor({ state: 'SUPERSEDED' }), 'successor.replaced'],
  ])('[R2] is never %s', (_which, change, code) => {
    expect(codes(change)).toEqual([code]);
  });

  it('[R2] is the same for both co-chairs, also where one of them names none', () => {
    expect(codes({ other: { chosen: next } })).toEqual([]);
    expect(codes({ other: { chosen: null } })).toEqual(['successor.other']);
    expect(codes({ chosen: null, successor: null, other: { chosen: next } })).toEqual(['successor.other']);
  });

  it('[R2] is named only where a statement is replaced', () => {
    expect(codes({ to: 'WITHDRAWN' })).toEqual(['successor.not-here']);
    expect(codes({ to: 'WITHDRAWN', chosen: null, successor: null, other: { chosen: null } })).toEqual([]);
  });
});
