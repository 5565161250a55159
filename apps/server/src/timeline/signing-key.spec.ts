import { keyIdOf } from '#record';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../../../test/build/test-database.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Randomness } from '../platform/randomness.js';
import { SigningKeyRow } from './checkpoint.entity.js';
import { KEY_FILE, SigningKey } from './signing-key.js';

let database: TestDatabase;
let dataDir: string;
const clock = new Clock();

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'common-position-'));
  await database.db.query('DELETE FROM signing_key');
});

afterEach(async () => {
  clock.pin(null);
  await rm(dataDir, { recursive: true, force: true });
});

const key = (signingKey: string | null = null, directory = dataDir) =>
  new SigningKey(database.db, { dataDir: directory, signingKey } as Config, clock, new Randomness());
const rows = () => database.db.manager.find(SigningKeyRow, { order: { firstUsedAt: 'ASC' } });

it('makes a key that only its owner can read, and keeps it', async () => {
  const { publicKey } = await key().signer();
  expect((await stat(join(dataDir, KEY_FILE))).mode & 0o777).toBe(0o600);
  expect((await key().signer()).publicKey).toBe(publicKey);
});

it('makes the data directory where there is none', async () => {
  const { publicKey } = await key(null, join(dataDir, 'deep', 'er')).signer();
  expect(publicKey).toMatch(/^[0-9a-f]{64}$/);
});

it('makes one key when two start at once', async () => {
  const signers = await Promise.all([key().signer(), key().signer(), key().signer()]);
  expect(new Set(signers.map(({ publicKey }) => publicKey)).size).toBe(1);
});

it('uses the configured key, and writes no file', async () => {
  const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const { publicKey, sign } = await key(secret).signer();
  // RFC 8032, section 7.1, test 1.
  expect(publicKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  expect(ed25519.verify(sign(new Uint8Array([1])), new Uint8Array([1]), hexToBytes(publicKey))).toBe(true);
  await expect(readFile(join(dataDir, KEY_FILE))).rejects.toThrow('ENOENT');
});

it.each(['', 'not a key', 'ab'.repeat(31)])('refuses a file that holds "%s", without repeating it', async (text) => {
  await writeFile(join(dataDir, KEY_FILE), text);
  await expect(key().signer()).rejects.toThrow('does not hold an Ed25519 secret key: 64 hex digits, and nothing else.');
});

it('publishes a key from the day it is first used, and retires it when another takes its place', async () => {
  const [first, second] = ['aa'.repeat(32), 'bb'.repeat(32)].map((secret) => key(secret));
  const day = (number: number): Date => new Date(Date.UTC(2026, 5, number));
  clock.pin(day(1));
  await first?.register();
  clock.pin(day(2));
  await first?.register();
  clock.pin(day(3));
  await second?.register();
  const history = (await rows()).map(({ firstUsedAt, retiredAt }) => [firstUsedAt, retiredAt]);
  expect(history).toEqual([
    [day(1), day(3)],
    [day(3), null],
  ]);
  const { publicKey } = (await first?.signer()) ?? { publicKey: '' };
  expect((await rows())[0]).toMatchObject({ publicKey, keyId: keyIdOf(publicKey) });
});

it('says that an earlier key is in use again when it is, and that the sample used it before the server was started', async () => {
  const [first, second] = ['aa'.repeat(32), 'bb'.repeat(32)].map((secret) => key(secret));
  await first?.register();
  await second?.register();
  const sample = new Date('2026-01-01T00:00:00.000Z');
  clock.pin(sample);
  await first?.register();
  expect((await rows()).map(({ retiredAt, firstUsedAt }) => [retiredAt === null, firstUsedAt <= sample])).toEqual([
    [true, true],
    [false, false],
  ]);
});
