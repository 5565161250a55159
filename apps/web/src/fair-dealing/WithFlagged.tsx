import type { ReactNode } from 'react';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import type { Flagged } from './hidden-words.js';
import { useFairDealing } from './useFairDealing.js';

/** Shows words of a text once it is known which of them are hidden: not even for a moment before (R34, R38). */
export function WithFlagged({ children }: { readonly children: (flagged: Flagged) => ReactNode }) {
  const { statement } = useStatement();
  const { fair, error, again } = useFairDealing(statement.id);
  return (
    <Loadable data={fair} error={error} again={again}>
      {children}
    </Loadable>
  );
}
