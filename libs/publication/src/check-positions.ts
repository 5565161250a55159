import type { Bundle, BundleContributor, BundlePosition } from './bundle.js';
import type { BundleFault } from './fault.js';
import { sectionPart, signOffPart } from './parts.js';

/** Checks that every sign-off is of the text shown, by the groups asked, and by people of those groups (R16, R17). */
export function checkPositions({ sections, whole, contributors }: Bundle): BundleFault[] {
  const people = new Map(contributors.map((contributor) => [contributor.ref, contributor]));
  const faults = sections.flatMap(({ key, hash, signatories, positions }) => {
    const part = sectionPart(key);
    return [
      ...positions.flatMap((position) => checkPosition(position, { part, hash, people })),
      ...checkGroups(part, signatories, positions),
    ];
  });
  const { hash, positions } = whole;
  faults.push(...positions.flatMap((position) => checkPosition(position, { part: 'whole', hash, people })));
  const groups = new Set(positions.map(({ constituency }) => constituency));
  if (groups.size < positions.length)
    faults.push({ part: 'whole', because: 'A group has two positions on the whole.' });
  return faults;
}

interface Signed {
  readonly part: string;
  readonly hash: string;
  readonly people: ReadonlyMap<string, BundleContributor>;
}

function checkPosition(position: BundlePosition, { part, hash, people }: Signed): BundleFault[] {
  const { constituency, signatories } = position;
  const faults: string[] = [];
  if (position.hash !== hash) faults.push('The sign-off is of another text.');
  for (const { ref } of signatories) {
    const person = people.get(ref);
    if (!person) faults.push(`Signatory ${ref} is not among the contributors.`);
    else if (person.constituency !== constituency) faults.push(`Signatory ${ref} is not of this group.`);
  }
  const refs = new Set(signatories.map(({ ref }) => ref));
  if (refs.size < signatories.length) faults.push('Somebody is counted twice.');
  if (SIGNED.has(position.position) && !signatories.some((one) => SIGNED.has(one.position))) {
    faults.push('The group is shown as signed, and none of its signatories signed.');
  }
  return faults.map((because) => ({ part: signOffPart(part, constituency), because }));
}

const SIGNED: ReadonlySet<string> = new Set(['SIGNED', 'SIGNED_WITH_RESERVATION']);

function checkGroups(part: string, asked: readonly string[], positions: readonly BundlePosition[]): BundleFault[] {
  const answered = positions.map(({ constituency }) => constituency);
  if (asked.length === answered.length && asked.every((group, index) => group === answered[index])) return [];
  const because = `Sign-offs must be those of ${asked.join(', ')}, in that order; they are of ${answered.join(', ')}.`;
  return [{ part, because }];
}
