import { documentMoves, stepsBeside } from './document-steps.js';
import type { DocumentState } from './states.js';

const from = (state: DocumentState, pausedFrom: DocumentState | null = null) => ({ state, pausedFrom });

describe('documentMoves (docs/rules.md, 2)', () => {
  it.each<[DocumentState, DocumentState]>([
    ['PROPOSED', 'CONVENING'],
    ['PROPOSED', 'WITHDRAWN'],
    ['SIGN_OFF', 'MEDIATION'],
    ['SIGN_OFF', 'PUBLISHED'],
    ['MEDIATION', 'PUBLISHED'],
    ['COUNCIL_DECISION', 'RESPONDING'],
    ['COUNCIL_DECISION', 'MEDIATION'],
    ['COUNCIL_DECISION', 'PUBLISHED'],
    ['PUBLISHED', 'REVIEW_DUE'],
    ['REVIEW_DUE', 'SUPERSEDED'],
  ])('lets a statement go from %s to %s', (state, to) => {
    expect(documentMoves(from(state), to)).toBe(to);
  });

  it('[R2] lets a paused statement go on only with what it was in', () => {
    expect(documentMoves(from('PAUSED', 'DRAFTING'), 'DRAFTING')).toBe('DRAFTING');
    expect(() => documentMoves(from('PAUSED', 'DRAFTING'), 'COMMENT')).toThrow();
  });

  it.each<[DocumentState, DocumentState]>([
    ['DRAFTING', 'PUBLISHED'],
    ['RESPONDING', 'PUBLISHED'],
    ['CONVENING', 'DRAFTING'],
    ['COMMENT', 'SIGN_OFF'],
    ['WITHDRAWN', 'DRAFTING'],
    ['SUPERSEDED', 'PUBLISHED'],
  ])('[R22] throws for %s to %s, whatever act asks', (state, to) => {
    expect(() => documentMoves(from(state), to)).toThrow(`No statement goes from ${state} to ${to}.`);
  });
});

it('[R40] says how a statement gets published, while the council decides', () => {
  expect(stepsBeside('COUNCIL_DECISION').map(({ to, words }) => [to, words])).toEqual([
    ['PUBLISHED', expect.stringContaining('both co-chairs publish')],
  ]);
});
