import { opens, verifyChain, verifyCheckpoints, type Opening } from '#record';
import type { Bundle } from './bundle.js';
import { describePart, type BundleFault } from './fault.js';
import { checkpointPart, entryPart, nameOpeningPart, recordOpeningPart, removedPart } from './parts.js';

/** Checks the chain of entries, and that it ends where the bundle says (R27). */
export function checkRecord({ record: { entries, head } }: Bundle): BundleFault[] {
  const faults = verifyChain(entries).map(({ seq, because }) => ({ part: entryPart(seq), because }));
  const last = entries.at(-1);
  if (last?.hash !== head) {
    faults.push({ part: 'record', because: `Its head is not entry ${last?.seq ?? 0}, the last that is there.` });
  }
  return faults;
}

/** Checks that each checkpoint is of an entry as it stands in the record, and signed by a key that the file gives. */
export function checkCheckpoints({ record: { entries, checkpoints = [], keys = [] } }: Bundle): BundleFault[] {
  return verifyCheckpoints(entries, checkpoints, keys).map(({ seq, because }) => ({
    part: checkpointPart(seq),
    because,
  }));
}

/** Checks that what is said to be removed was once committed to, and is not in the file all the same (R28). */
export function checkRemoved(bundle: Bundle): BundleFault[] {
  const commitments = commitmentsIn(bundle);
  const shown = new Set(bundle.openings.record.map(({ seq, name }) => removedPart(seq, name)));
  const said = new Set<string>();
  const faults: BundleFault[] = [];
  for (const { seq, name } of bundle.openings.removed ?? []) {
    const part = removedPart(seq, name);
    if (!commitments.has(recordOpeningPart(seq, name))) {
      faults.push({ part, because: 'There never was such a content in that entry.' });
    }
    if (shown.has(part)) faults.push({ part, because: 'It is said to be removed, and is in the file.' });
    if (said.has(part)) faults.push({ part, because: 'It is said twice to be removed.' });
    said.add(part);
  }
  return faults;
}

/** Checks that what is opened is what was committed to. What is not opened is no fault: it was taken away (R28). */
export function checkOpenings(bundle: Bundle): BundleFault[] {
  const faults: BundleFault[] = [];
  const { names, record } = bundle.openings;
  const commitments = commitmentsIn(bundle);
  const opened = new Set<string>();
  for (const opening of [...names, ...record]) {
    const part = 'ref' in opening ? nameOpeningPart(opening.ref) : recordOpeningPart(opening.seq, opening.name);
    if (opened.has(part)) faults.push({ part, because: 'It is opened twice.' });
    opened.add(part);
    if (!opens(commitments.get(part) ?? '', opening)) faults.push(...whyNotOpened(part, opening, commitments));
  }
  return faults;
}

/** How many commitments the file does not open. */
export function countUnopened({ contributors, record, openings }: Bundle): number {
  const names = contributors.filter(({ name }) => name !== null).length;
  const inRecord = record.entries.reduce((sum, { commitments }) => sum + Object.keys(commitments).length, 0);
  return names + inRecord - openings.names.length - openings.record.length;
}

/** Every commitment, by the name of the part that would open it. */
function commitmentsIn({ contributors, record }: Bundle): Map<string, string> {
  const inNames = contributors.flatMap(({ ref, name }) =>
    name === null ? [] : [[nameOpeningPart(ref), name] as const],
  );
  const inRecord = record.entries.flatMap(({ seq, commitments }) =>
    Object.entries(commitments).map(([name, commitment]) => [recordOpeningPart(seq, name), commitment] as const),
  );
  return new Map([...inNames, ...inRecord]);
}

/** An opening under a wrong label still opens something; the fault names that. */
function whyNotOpened(part: string, opening: Opening, commitments: ReadonlyMap<string, string>): BundleFault[] {
  for (const [belongsTo, commitment] of commitments) {
    if (opens(commitment, opening)) return [{ part: belongsTo, because: `It is given as ${describePart(part)}.` }];
  }
  return [{ part, because: 'It is not what was committed to.' }];
}
