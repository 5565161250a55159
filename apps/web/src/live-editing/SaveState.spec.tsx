import { jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { OPENING, type ConnectionState } from './connection-state.js';
import { SaveState } from './SaveState.js';

const typing: ConnectionState = { ...OPENING, status: 'live', hasText: true, mayWrite: true, isSaved: false };

beforeEach(() => void jest.useFakeTimers());

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const states = (unsavedSince: number | null) => (
  <SaveState state={{ ...typing, isSaved: unsavedSince === null, unsavedSince }} unsavedWords={() => 'Homes for all'} />
);
const says = (): string | null => document.querySelector('[data-saved]')?.textContent ?? null;
const pass = (ms: number): void => act(() => void jest.advanceTimersByTime(ms));

describe('[F2] whether what one types is saved', () => {
  it('says "Not saved" within 3 seconds of the first word that the database does not have, with the words to copy', () => {
    render(states(performance.now()));
    expect(says()).toBe('Saving…');
    pass(3_000);
    expect(says()).toMatch(/^Not saved/);
    expect(screen.getByRole('button', { name: 'Copy my words' })).toBeTruthy();
  });

  it('says so too when one types on: later words do not put it off', () => {
    const began = performance.now();
    const { rerender } = render(states(began));
    for (let seconds = 0; seconds < 3; seconds += 1) {
      pass(1_000);
      rerender(states(began));
    }
    expect(says()).toMatch(/^Not saved/);
  });

  it('does not alarm who types without a break over a slow network, where each word is saved a second later', () => {
    const { rerender } = render(states(performance.now()));
    for (let seconds = 0; seconds < 20; seconds += 1) {
      pass(1_000);
      rerender(states(performance.now() - 1_000));
      expect(says()).toBe('Saving…');
    }
  });

  it('takes it back as soon as the database has every word', () => {
    const { rerender } = render(states(performance.now()));
    pass(3_000);
    rerender(states(null));
    expect(says()).toBe('All changes saved');
    expect(screen.queryByRole('button')).toBe(null);
  });
});
