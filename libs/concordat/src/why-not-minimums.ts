import { groupOf, type Constituency } from './constituency.js';
import { signatoryFloor, type ConcordatParameters } from './parameters.js';
import type { Refusal } from './refusal.js';

/**
 * Says for which groups a change would ask for more people who sign than there are; empty for none. Such a group could decide
 * nothing more, not even to change it back. A number that is not raised is left alone: people can have left since.
 */
export function whyNotMinimums(
  now: ConcordatParameters,
  proposed: ConcordatParameters,
  people: Readonly<Record<Constituency, number>>,
): Refusal[] {
  return [...new Set(proposed.signatoryConstituencies)].flatMap((code) => {
    const wanted = minimumOf(proposed, code);
    const there = people[code] ?? 0;
    const isRaised = !now.signatoryConstituencies.includes(code) || wanted > minimumOf(now, code);
    if (!isRaised || !(wanted > there)) return [];
    return [{ code: 'amendment.minimum', because: tooFew(code, there) }];
  });
}

function minimumOf({ signatoriesPerConstituency }: ConcordatParameters, code: Constituency): number {
  return signatoriesPerConstituency[code] ?? signatoryFloor(code);
}

function tooFew(code: Constituency, there: number): string {
  const now = `${there === 1 ? '1 person signs' : `${there} people sign`} for ${groupOf(code).label} now.`;
  const floor = signatoryFloor(code);
  return there < floor
    ? `${now} Invite at least ${floor} first.`
    : `${now} Invite more first, or choose at most ${there}.`;
}
