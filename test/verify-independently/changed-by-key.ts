import { describePart, hashCheckpoints, sealBundle, verifyBundle, type Bundle } from '#publication';
import { GENESIS, sealEntry, type RecordEntry } from '#record';
import { aBundle, aCouncilOnlyBundle, aPartnersOnlyBundle, aSigner } from '../../libs/publication/src/a-bundle.fake.js';
import { checkpointOf } from '../../libs/publication/src/a-record.fake.js';
import { changedAndSigned, type Mutable } from '../../libs/publication/src/changed-bundle.fake.js';
import { brokenRule } from './verify.mjs';

// Each file is changed by somebody who holds the key, and sealed again. Both checkers find it.

export const signer = aSigner();
export const sealed = sealBundle(aBundle(), signer);
export const byCouncil = sealBundle(aCouncilOnlyBundle(), signer);
export const byOthers = sealBundle(aPartnersOnlyBundle(), signer);

export type Change = (copy: Mutable<Bundle>) => void;
export const OTHER = 'f'.repeat(64);

/** The rule that one checker names, and the parts that the other does. */
export function verdicts(file: Uint8Array): [rule: string | null, parts: string[]] {
  const { faults } = verifyBundle(file);
  expect(faults.map(({ part, because }) => `${describePart(part)}: ${because}`).join('\n')).not.toContain('undefined');
  return [brokenRule(file)?.slice(0, 3) ?? null, [...new Set(faults.map(({ part }) => part))].sort()];
}

export const after = (change: Change, of = sealed) => verdicts(changedAndSigned(of, signer, change));

/** Writes the record anew from its first entry, with no checkpoint but that of its last one, made in hindsight. */
export function rewritten(change: (entries: RecordEntry[]) => RecordEntry[]): Change {
  return ({ record, openings }) => {
    const entries: RecordEntry[] = [];
    const chain = record.entries[0]!.chain;
    for (const entry of change(record.entries as RecordEntry[])) {
      const previous = entries.at(-1)?.hash ?? GENESIS;
      const none = 'checkpoints' in entry.facts && { checkpoints: hashCheckpoints([]) };
      const facts = { ...entry.facts, ...none };
      entries.push(sealEntry({ ...entry, facts, v: 1, chain, seq: entries.length + 1, previous }));
    }
    const last = entries.at(-1);
    record.entries = entries as typeof record.entries;
    record.head = last?.hash ?? GENESIS;
    record.checkpoints = last ? [checkpointOf(last, signer)] : [];
    openings.record = [];
  };
}

/** The same, with other facts in the last entry of a kind. */
export function withFacts(kind: string, facts: RecordEntry['facts'], at: Partial<RecordEntry> = {}): Change {
  return rewritten((entries) => {
    const last = entries.findLast((entry) => entry.kind === kind);
    return entries.map((entry) => (entry === last ? { ...entry, ...at, facts: { ...entry.facts, ...facts } } : entry));
  });
}
