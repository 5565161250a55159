import { groupOf } from '#concordat';
import { GroupChip } from '#reading';
import type { WebsocketProvider } from 'y-websocket';
import { usePeopleHere } from './usePeopleHere.js';

/** "People here now": always text, always in the same place, and never read out by itself (CTAUR 1, 3). */
export function PeopleHere({ provider }: { provider: WebsocketProvider | null }) {
  const others = usePeopleHere(provider);
  return (
    <section aria-labelledby="here" className="cp-here">
      <h2 className="govuk-heading-s" id="here">
        People here now ({others.length + 1})
      </h2>
      <ul className="govuk-list">
        <li>You</li>
        {others.map(({ id, name, group }) => (
          <li key={id}>
            {name}, {groupOf(group).short} <GroupChip code={group} />
          </li>
        ))}
      </ul>
    </section>
  );
}
