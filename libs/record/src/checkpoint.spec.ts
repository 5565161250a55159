import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { checkpointLine, isCheckpointOf, signCheckpoint, verifyCheckpoints } from './checkpoint.js';
import { GENESIS, sealEntry, type RecordEntry } from './entry.js';
import type { Signer } from './key-id.js';

/** Secret and public key of RFC 8032, 7.1, test 1: the example of FORMAT.md. */
const SECRET = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const signer: Signer = {
  publicKey: bytesToHex(ed25519.getPublicKey(SECRET)),
  sign: (bytes) => ed25519.sign(bytes, SECRET),
};

/** The first entry of the example in FORMAT.md, and a gate after it. */
const first = sealEntry({
  ...{ v: 1, chain: 'northmoor', seq: 1, at: '2026-04-01T09:00:00.000Z', kind: 'statement.started', actor: null },
  ...{ constituency: null, facts: { template: 'mps' }, commitments: {}, previous: GENESIS },
});
const gate: RecordEntry = sealEntry({ ...first, seq: 2, kind: 'stage.opened', facts: {}, previous: first.hash });
const checkpoint = signCheckpoint({ chain: first.chain, seq: 1, head: first.hash, at: first.at }, signer);

describe('a checkpoint (FORMAT.md, 6)', () => {
  it('[R27] is the one of the example in the format document, in one line', () => {
    expect(checkpointLine(checkpoint)).toBe(
      '{"at":"2026-04-01T09:00:00.000Z","chain":"northmoor","head":"0a2b9de5239f2c1e008361aeaf09822f7d01e7467d21ae03' +
        '51850c8b71d1a63d","keyId":"21fe31dfa154a261","seq":1,"signature":"75a6bd3b425d641cc4f0eb82b45adef82a3ba085bb35df25ec28cb7c138834d9df78ea122cc8c' +
        'e3cd81c44586c234d149757272e0f4e9aece00cb416288a2207","v":1}',
    );
  });

  it('[R27] is found sound in the record that it is of', () => {
    expect(isCheckpointOf(signer.publicKey, checkpoint)).toBe(true);
    expect(verifyCheckpoints([first, gate], [checkpoint], [signer.publicKey])).toEqual([]);
  });

  it('[R27] shows that a record was rewritten with fresh hashes', () => {
    const rewritten = sealEntry({ ...first, kind: 'made.up' });
    const faults = verifyCheckpoints([rewritten], [checkpoint], [signer.publicKey]);
    expect(faults).toEqual([{ seq: 1, because: 'Entry 1 is not the one that checkpoint 1 was made of.' }]);
  });

  it('[R27] shows that the tail of a record was cut off', () => {
    const late = signCheckpoint({ chain: gate.chain, seq: 2, head: gate.hash, at: gate.at }, signer);
    const faults = verifyCheckpoints([first], [checkpoint, late], [signer.publicKey]);
    expect(faults).toEqual([{ seq: 2, because: 'Checkpoint 2 is of an entry that is not in the record.' }]);
  });

  it.each(['chain', 'head', 'at'] as const)('[R27] is not signed any more when its %s is another', (field) => {
    expect(isCheckpointOf(signer.publicKey, { ...checkpoint, [field]: 'other' })).toBe(false);
  });

  it('is nothing where the key or the signature is none', () => {
    expect(isCheckpointOf('not a key', checkpoint)).toBe(false);
    expect(isCheckpointOf(signer.publicKey, { ...checkpoint, signature: 'zz' })).toBe(false);
  });
});
