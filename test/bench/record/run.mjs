import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  GENESIS,
  newCommitment,
  opens,
  sealEntry,
  signCheckpoint,
  verifyChain,
  verifyCheckpoints,
} from '../../../dist/libs/record/src/index.js';

const ENTRIES = Number(process.env.ENTRIES ?? 50_000);
/** A gate in so many entries. */
const EACH_GATE = 100;
const SECRET = utf8ToBytes('a'.repeat(32));
const signer = {
  publicKey: bytesToHex(ed25519.getPublicKey(SECRET)),
  sign: (bytes) => ed25519.sign(bytes, SECRET),
};

/** Makes a record of the size and shape of real ones, checks it, and prints JSON. */
export function run() {
  const { entries, openings } = aRecord();
  const checkpoints = entries
    .filter(({ seq }) => seq % EACH_GATE === 0)
    .map(({ chain, seq, hash: head, at }) => signCheckpoint({ chain, seq, head, at }, signer));
  const [chainMs, chainFaults] = timed(() => verifyChain(entries).length);
  const [openingsMs, notOpened] = timed(
    () => openings.filter(({ seq, name, ...opening }) => !opens(entries[seq - 1].commitments[name], opening)).length,
  );
  const [checkpointsMs, wrong] = timed(() => verifyCheckpoints(entries, checkpoints, [signer.publicKey]).length);
  if (chainFaults + notOpened + wrong > 0) throw new Error('The record is not sound.');
  const figures = {
    node: process.version,
    entries: entries.length,
    chainMs,
    openings: openings.length,
    openingsMs,
    checkpoints: checkpoints.length,
    checkpointsMs,
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

function aRecord() {
  const entries = [];
  const openings = [];
  for (let seq = 1; seq <= ENTRIES; seq += 1) {
    const content = `Words of act ${seq}, as long as a reason that somebody gives in one line.`;
    const { commitment, salt } = newCommitment(content, (length) => new Uint8Array(length).fill(seq % 251));
    openings.push({ seq, name: 'text', salt, content });
    entries.push(
      sealEntry({
        v: 1,
        chain: '0d5bb8a2-6f0f-4c5e-9d0a-6d5e5f0a3c11',
        seq,
        at: new Date(1_790_000_000_000 + seq * 1000).toISOString(),
        kind: 'sign-off.given',
        actor: '5f0a3c11-6f0f-4c5e-9d0a-6d5e0d5bb8a2',
        constituency: 'CARERS',
        facts: { section: 'demand', position: 'SIGNED', hash: bytesToHex(utf8ToBytes('h'.repeat(32))) },
        commitments: { text: commitment },
        previous: entries.at(-1)?.hash ?? GENESIS,
      }),
    );
  }
  return { entries, openings };
}

function timed(act) {
  const from = performance.now();
  const result = act();
  return [Math.round(performance.now() - from), result];
}
