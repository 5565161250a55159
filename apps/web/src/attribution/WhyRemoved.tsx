import { useState } from 'react';
import type { WhoWroteQuery } from '../generated/graphql.js';
import { keptReasons } from './kept-reasons.js';
import { SayWhy } from './SayWhy.js';

interface Props {
  readonly sectionId: string;
  readonly removal: WhoWroteQuery['whoWrote']['removals'][number];
  readonly onExplained: () => void;
}

/** Why words of another group were taken out; whoever did it is asked to say so (R8). */
export function WhyRemoved({ sectionId, removal, onExplained }: Props) {
  const { id, mine, asksForReason, reason } = removal;
  const [line, setLine] = useState(() => keptReasons()[id] ?? '');
  if (reason !== null) return <span className="cp-because"> Because: {reason}</span>;
  if (!asksForReason) return null;
  if (!mine) return <span className="cp-because"> No reason given yet.</span>;
  return (
    <SayWhy
      {...{ sectionId, id, onExplained }}
      field={`why-${id.slice(0, 8)}`}
      label="You took these words out. Why?"
      button="Say why"
      reason={line}
      onChange={setLine}
    />
  );
}
