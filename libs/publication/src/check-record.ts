import { opens, verifyChain } from '#record';
import type { Bundle } from './bundle.js';
import type { BundleFault } from './fault.js';
import { entryPart, nameOpeningPart, recordOpeningPart } from './parts.js';

/** Checks the chain of entries, and that it ends where the bundle says (R27). */
export function checkRecord({ record: { entries, head } }: Bundle): BundleFault[] {
  const faults = verifyChain(entries).map(({ seq, because }) => ({ part: entryPart(seq), because }));
  const last = entries.at(-1);
  if (last?.hash !== head) {
    faults.push({ part: 'record', because: `Its head is not entry ${last?.seq ?? 0}, the last that is there.` });
  }
  return faults;
}

/** Checks that what is opened is what was committed to. What is not opened is no fault: it was taken away (R28). */
export function checkOpenings({ contributors, record, openings }: Bundle): BundleFault[] {
  const names = new Map(contributors.map(({ ref, name }) => [ref, name]));
  const entries = new Map(record.entries.map((entry) => [entry.seq, entry]));
  const commitmentIn = (seq: number, name: string) => {
    const commitments = entries.get(seq)?.commitments ?? {};
    return Object.hasOwn(commitments, name) ? commitments[name] : undefined;
  };
  const all = [
    ...openings.names.map((opening) => ({
      part: nameOpeningPart(opening.ref),
      opened: opens(names.get(opening.ref) ?? '', opening),
    })),
    ...openings.record.map((opening) => ({
      part: recordOpeningPart(opening.seq, opening.name),
      opened: opens(commitmentIn(opening.seq, opening.name) ?? '', opening),
    })),
  ];
  const faults = all
    .filter(({ opened }) => !opened)
    .map(({ part }) => ({ part, because: 'It is not what was committed to.' }));
  const parts = new Set<string>();
  for (const { part } of all) {
    if (parts.has(part)) faults.push({ part, because: 'It is opened twice.' });
    parts.add(part);
  }
  return faults;
}

/** How many commitments the file does not open. */
export function countUnopened({ contributors, record, openings }: Bundle): number {
  const names = contributors.filter(({ name }) => name !== null).length;
  const inRecord = record.entries.reduce((sum, { commitments }) => sum + Object.keys(commitments).length, 0);
  return names + inRecord - openings.names.length - openings.record.length;
}
