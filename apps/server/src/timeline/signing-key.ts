import { keyIdOf, type Signer } from '#record';
import { Injectable } from '@nestjs/common';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Randomness } from '../platform/randomness.js';
import { SigningKeyRow } from './checkpoint.entity.js';

/** Name of the file in the data directory that holds the secret key where none is configured. */
export const KEY_FILE = 'signing-key';

/** The Ed25519 key that checkpoints and publications are signed with: the configured one, else one of this data directory's own. */
@Injectable()
export class SigningKey {
  private secret: Promise<Uint8Array> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** What signs. Throws when the key that should be used is no key. */
  async signer(): Promise<Signer> {
    this.secret ??= this.load();
    const secret = await this.secret;
    return { publicKey: bytesToHex(ed25519.getPublicKey(secret)), sign: (bytes) => ed25519.sign(bytes, secret) };
  }

  /** The same, made public by now: whoever is handed something that it signed can look the key up. */
  async signerInUse(tx: EntityManager): Promise<Signer> {
    const signer = await this.signer();
    const known = await tx.findOneBy(SigningKeyRow, { keyId: keyIdOf(signer.publicKey) });
    const isPublic = known !== null && known.retiredAt === null && known.firstUsedAt <= this.clock.now();
    if (!isPublic) await this.register(tx);
    return signer;
  }

  /** Makes the key public, with the time from which it is in use, and retires the one before it. Returns its short name. */
  async register(tx: EntityManager = this.db.manager): Promise<string> {
    const { publicKey } = await this.signer();
    const keyId = keyIdOf(publicKey);
    const now = this.clock.now();
    await tx
      .createQueryBuilder()
      .insert()
      .into(SigningKeyRow)
      .values({ keyId, publicKey, firstUsedAt: now, retiredAt: null })
      .orIgnore()
      .execute();
    const known = await tx.findOneByOrFail(SigningKeyRow, { keyId });
    // The sample is lived at dates of its own, before the server was started.
    const firstUsedAt = known.firstUsedAt < now ? known.firstUsedAt : now;
    await tx.update(SigningKeyRow, { keyId }, { firstUsedAt, retiredAt: null });
    await tx.update(SigningKeyRow, { keyId: Not(keyId), retiredAt: IsNull() }, { retiredAt: now });
    return keyId;
  }

  private async load(): Promise<Uint8Array> {
    const { signingKey, dataDir } = this.config;
    if (signingKey !== null) return secretIn(signingKey, 'SIGNING_KEY');
    const path = join(dataDir, KEY_FILE);
    const kept = (await readIfThere(path)) ?? (await this.make(dataDir, path));
    return secretIn(kept, path);
  }

  /** Only its owner may read the file. When another process made one first, that one counts. */
  private async make(dataDir: string, path: string): Promise<string> {
    await mkdir(dataDir, { recursive: true });
    const secret = bytesToHex(this.randomness.bytes(32));
    try {
      await writeFile(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
      return secret;
    } catch (fault) {
      const theirs = await readIfThere(path);
      if (theirs === null) throw fault;
      return theirs;
    }
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/** The secret never enters a message. */
function secretIn(text: string, where: string): Uint8Array {
  const hex = text.trim();
  if (/^[0-9a-f]{64}$/i.test(hex)) return hexToBytes(hex.toLowerCase());
  throw new Error(`${where} does not hold an Ed25519 secret key: 64 hex digits, and nothing else.`);
}
