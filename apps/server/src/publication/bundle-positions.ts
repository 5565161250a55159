import type { ContentHash } from '#document';
import { SAID_ALONE, type BundlePosition } from '#publication';
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
    return one.position === position ? [one.text] : [`${SAID_ALONE[one.position]} ${one.text}`];
  });
  return words.length > 0 ? [...new Set(words)].join('\n\n') : null;
}
