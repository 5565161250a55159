import type { Actor } from '../membership/actor.js';
import type { GroupStanding } from './sign-off.reader.js';

/** How somebody's place in a group stands on some words (R17). */
export interface OwnPlace {
  /** Whether somebody who had the place before has decided on them. */
  readonly isDecidedBefore: boolean;
  /** Whether its holder joined after they were locked, and is not counted there. */
  readonly isJoinedLater: boolean;
}

/** How the place of a signatory of this group stands; of nobody else's is there anything to say. */
export function ownPlace(
  { later, counted }: Pick<GroupStanding, 'later' | 'counted'>,
  { membershipId }: Pick<Actor, 'membershipId'>,
): OwnPlace {
  const isJoinedLater = later.includes(membershipId);
  return { isJoinedLater, isDecidedBefore: !isJoinedLater && !counted.includes(membershipId) };
}
