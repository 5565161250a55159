import type { ContentHash } from '#document';
import type { BundlePosition } from '#publication';
import type { Position } from '#sign-off';
import type { SignOff } from '../sign-off/sign-off.entity.js';
import { atNotice, type GroupStanding } from '../sign-off/sign-off.reader.js';
import type { BundlePeople } from './bundle-people.js';

/** A group's position as it is published. One that has not decided by now gave no response, whoever of it did (R20). */
export function bundlePosition(
  { constituency, position, rule: decidedBy, signOffs }: GroupStanding,
  { hash, people }: { hash: ContentHash; people: BundlePeople },
): BundlePosition {
  if (position === 'WAITING') {
    return { constituency, position: atNotice(position), text: null, signatories: [], decidedBy, hash };
  }
  const signatories = signOffs.map(people.signatoryOf);
  return { constituency, position, text: wordsOf(position, signOffs), signatories, decidedBy, hash };
}

/** Sign-offs that count, and so are published. */
export function countedIn(groups: readonly GroupStanding[]): SignOff[] {
  return groups.flatMap(({ position, signOffs }) => (position === 'WAITING' ? [] : [...signOffs]));
}

/** What a group's signatories said, each once; whoever did not go along with the group is told apart. Null when nobody did. */
function wordsOf(position: Position, signOffs: readonly SignOff[]): string | null {
  const words = signOffs.flatMap((one) => {
    if (one.text === null) return [];
    return one.position === position ? [one.text] : [`${ALONE[one.position]} ${one.text}`];
  });
  return words.length > 0 ? [...new Set(words)].join('\n\n') : null;
}

const ALONE: Readonly<Record<Position, string>> = {
  SIGNED: 'One who signed says:',
  SIGNED_WITH_RESERVATION: 'One who signed with a reservation says:',
  DISSENTED: 'One who did not sign says:',
  STOOD_ASIDE: 'One who stood aside says:',
  NO_RESPONSE: 'One says:',
};
