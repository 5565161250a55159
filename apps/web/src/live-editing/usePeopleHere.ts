import { useEffect, useState } from 'react';
import type { WebsocketProvider } from 'y-websocket';

/** Somebody else in the section, as the server says. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

/** Others who have the section open and do not hide it, each once. */
export function usePeopleHere(provider: WebsocketProvider | null): PersonHere[] {
  const [people, setPeople] = useState<PersonHere[]>([]);
  useEffect(() => {
    if (!provider) return;
    const { awareness } = provider;
    const read = (): void => {
      const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
      const users = others.flatMap(([, { user }]) => (isPerson(user) ? [user] : []));
      setPeople([...new Map(users.map((user) => [user.id, user])).values()]);
    };
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [provider]);
  return people;
}

function isPerson(user: unknown): user is PersonHere {
  return typeof user === 'object' && user !== null && 'id' in user && 'name' in user && 'group' in user;
}
