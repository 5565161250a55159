import { sha256Hex } from '#document';
import {
  GENESIS,
  newCommitment,
  sealEntry,
  signCheckpoint,
  type JsonValue,
  type RecordEntry,
  type SignedCheckpoint,
} from '#record';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BundleInterest, RecordOpening } from './bundle.js';
import { declarationsIn } from './check-interests.js';
import type { BundleSigner } from './seal-bundle.js';

/** A key that signs, the same for the same name. */
export function aSigner(name = 'northmoor'): BundleSigner {
  const secret = utf8ToBytes(sha256Hex(name).slice(0, 32));
  return { publicKey: bytesToHex(ed25519.getPublicKey(secret)), sign: (bytes) => ed25519.sign(bytes, secret) };
}

/** A contributor's pseudonym. */
export function refOf(group: string): string {
  return `c-${group.toLowerCase()}`;
}

/** The groups of the fakes, with somebody of each. */
export const GROUPS = [
  { code: 'COMMISSIONERS', label: 'Commissioners (the council)', person: 'Amira Shah' },
  { code: 'PEOPLE', label: 'People who draw on care and support', person: 'Lorraine' },
  { code: 'CARERS', label: 'Unpaid carers and family members', person: 'Siân Pugh' },
  { code: 'PROVIDERS', label: 'Care providers', person: 'Tom Fielding, Larkfield Care Group' },
] as const;

/** Who signs for a group: somebody else than those who declared that they stand aside. */
export function signerOf(group: string): string {
  return MUST_STAND_ASIDE.has(group) ? `s-${group.toLowerCase()}` : refOf(group);
}

/** Groups of which somebody stands aside. */
export const MUST_STAND_ASIDE: ReadonlySet<string> = new Set(['CARERS', 'PROVIDERS']);

/** What was locked for signing. */
export interface AFrozen {
  readonly section: string;
  readonly hash: string;
  readonly version: number;
  readonly epoch: number;
  readonly seq: number;
  readonly logHead: string;
}

/** Twelve entries, some with words, three with interests, two by which sections were locked, and what opens them. */
export function aRecord(locked: readonly AFrozen[]): { entries: RecordEntry[]; openings: RecordOpening[] } {
  const entries: RecordEntry[] = [];
  const openings: RecordOpening[] = [];
  for (let seq = 1; seq <= 12; seq += 1) {
    const commitments: Record<string, string> = {};
    if (seq % 3 === 0) {
      const content: JsonValue = { text: `Words of act ${seq}` };
      const { commitment, salt } = newCommitment(content, bytesFrom(`salt ${seq}`));
      commitments.words = commitment;
      openings.push({ seq, name: 'words', salt, content });
    }
    const group = GROUPS[seq % GROUPS.length]?.code ?? 'PEOPLE';
    const frozen = locked[LOCKED_AT.indexOf(seq)];
    const declares = DECLARED.find((one) => one.seq === seq);
    if (declares) {
      const { commitment, salt } = newCommitment(declares.text, bytesFrom(`interest ${seq}`));
      commitments.text = commitment;
      // The words of one that was declared anew are not public.
      if (!declares.isReplaced) openings.push({ seq, name: 'text', salt, content: declares.text });
    }
    entries.push(
      sealEntry({
        v: 1,
        chain: CHAIN,
        seq,
        at: `2026-05-${seq + 10}T09:00:00.000Z`,
        kind: declares?.kind ?? (frozen ? 'section.frozen' : 'section.edited'),
        actor: refOf(group),
        constituency: group,
        facts: declares?.facts ?? { ...(frozen ?? { section: 'demand', words: seq }) },
        commitments,
        previous: entries.at(-1)?.hash ?? GENESIS,
      }),
    );
  }
  return { entries, openings };
}

/** Numbers of the entries by which the first and the second section were locked. */
const LOCKED_AT = [4, 5];

/** What somebody decided about a text. */
export interface ADecision {
  readonly actor: string;
  readonly group: string;
  readonly section: string | null;
  readonly hash: string;
  readonly position: string;
  /** Facts beside the usual ones, or other ones; `undefined` leaves one out. */
  readonly facts?: Record<string, JsonValue | undefined>;
  readonly kind?: string;
}

/** The entry of a decision: of one who decides for a group alone, by consensus. */
export function anEntry(decision: ADecision, before: RecordEntry | undefined): RecordEntry {
  const { actor, group, section, hash, position, facts, kind = 'sign-off.given' } = decision;
  const seq = (before?.seq ?? 0) + 1;
  const usual = { signOff: `d-${seq}`, section, position, hash, again: false, decisionRule: 'consensus', quorum: 1 };
  const all = Object.entries({ ...usual, ...facts }).filter(([, value]) => value !== undefined);
  return sealEntry({
    ...{ v: 1, chain: CHAIN, seq, at: '2026-05-28T18:30:00.000Z', kind, actor, constituency: group },
    ...{
      facts: Object.fromEntries(all) as Record<string, JsonValue>,
      commitments: {},
      previous: before?.hash ?? GENESIS,
    },
  });
}

/** The record of the fakes. */
export const CHAIN = '0d5bb8a2-6f0f-4c5e-9d0a-6d5e5f0a3c11';

/** Providers declared twice; a carer stands aside everywhere. */
const DECLARED = [
  {
    ...{ seq: 7, kind: 'interests.declared', isReplaced: true, text: 'We hold a contract.' },
    facts: { some: true, effect: 'declare', sections: ['5e0c'], keys: ['money'] },
  },
  {
    ...{ seq: 10, kind: 'interests.declared', isReplaced: false, text: 'My sister owns a care home.' },
    facts: { some: true, effect: 'stand-aside', sections: [], keys: [] },
  },
  {
    ...{ seq: 11, kind: 'interests.changed', isReplaced: false, text: 'We bid for a contract.' },
    facts: { some: true, effect: 'stand-aside', sections: ['5e0c'], keys: ['money'] },
  },
];

/** What a bundle says about them. */
export function interestsIn(entries: readonly RecordEntry[]): BundleInterest[] {
  return declarationsIn(entries).map(({ seq: entry, actor, constituency, at, facts }) => ({
    ...{ entry, by: actor ?? '', constituency, at, some: facts.some === true },
    effect: facts.effect === 'stand-aside' ? 'stand-aside' : 'declare',
    sections: facts.keys as string[],
    until: entry === 7 ? (entries[10]?.at ?? null) : null,
  }));
}

/** One under a key that was in use before, and one before people sign. */
export function checkpointsOf(entries: readonly RecordEntry[]) {
  const signers = [aSigner('before'), aSigner()];
  const checkpoints = [entries[4], entries[11]].flatMap((entry, index) => {
    const signer = signers[index];
    if (!entry || !signer) return [];
    return [checkpointOf(entry, signer)];
  });
  return { checkpoints, keys: signers.map(({ publicKey }) => publicKey) };
}

/** The checkpoint of an entry. */
export function checkpointOf({ chain, seq, hash: head, at }: RecordEntry, signer: BundleSigner): SignedCheckpoint {
  return signCheckpoint({ chain, seq, head, at }, signer);
}

/** Bytes that are the same for the same words. */
export function bytesFrom(seed: string): (length: number) => Uint8Array {
  return (length) => utf8ToBytes(sha256Hex(seed)).slice(0, length);
}
