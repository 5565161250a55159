import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';

/** A page that shows something, and something else once a colleague has acted. */
export function Changing({ first, then }: { first: ReactNode; then: ReactNode }) {
  const [hasActed, setHasActed] = useState(false);
  return (
    <>
      <h1>The page</h1>
      {hasActed ? then : first}
      <button onClick={() => setHasActed(true)}>A colleague acts</button>
    </>
  );
}

/** The colleague acts, while the focus stays where it is. */
export const aColleagueActs = (): void => void fireEvent.click(screen.getByText('A colleague acts'));
