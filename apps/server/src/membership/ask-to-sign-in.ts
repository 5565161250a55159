import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { SERVICE_NAME } from '../platform/pages/page.js';
import { Randomness } from '../platform/randomness.js';
import { addressOf } from './find-or-add-person.js';
import { Person } from './person.entity.js';
import { SignInLink } from './session.entity.js';

const MINUTE_MS = 60_000;
const LASTS_MINUTES = 15;
const MAILS_PER_HOUR = 5;

/** Somebody who wants to sign in. */
export interface SignInRequest {
  readonly email: string;
  /** SHA-256 of the key of the browser that asks. */
  readonly browserHash: string;
  /** Where to go afterwards: a path on this site. */
  readonly returnTo: string;
}

/** One act: mails a link and a code. Does the same for an address that nobody has, but for the mail (S11). */
@Injectable()
export class AskToSignIn {
  constructor(
    private readonly db: DataSource,
    private readonly mail: Mail,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** False when too many were asked for: then nothing was made, and what was sent before stays good. */
  async run({ email, browserHash, returnTo }: SignInRequest): Promise<boolean> {
    const address = addressOf(email);
    const token = this.randomness.token();
    const code = this.randomness.digits(6);
    return this.db.transaction(async (tx) => {
      if (await this.hasEnough(tx, address)) return false;
      const person = await tx.findOneBy(Person, { email: address });
      const createdAt = this.clock.now();
      await tx.insert(SignInLink, {
        id: this.randomness.uuid(),
        personId: person?.id ?? null,
        addressHash: sha256Hex(address),
        tokenHash: sha256Hex(token),
        codeHash: codeHash(browserHash, code),
        browserHash,
        returnTo: localPath(returnTo),
        codeTries: 0,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + LASTS_MINUTES * MINUTE_MS),
        usedAt: null,
      });
      // The same work for everybody: for a stranger it is undone, and takes as long (S11).
      await tx.query('SAVEPOINT letter');
      await this.mail.queue(tx, { to: address, ...this.message(token, code) });
      await tx.query(person ? 'RELEASE SAVEPOINT letter' : 'ROLLBACK TO SAVEPOINT letter');
      return true;
    });
  }

  private async hasEnough(tx: EntityManager, address: string): Promise<boolean> {
    // One at a time for an address, or two at once would both be the last that is allowed.
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`sign-in ${address}`]);
    const since = new Date(this.clock.now().getTime() - 60 * MINUTE_MS);
    const where = { addressHash: sha256Hex(address), createdAt: MoreThan(since) };
    return (await tx.countBy(SignInLink, where)) >= MAILS_PER_HOUR;
  }

  private message(token: string, code: string): { subject: string; text: string } {
    return {
      subject: `Sign in to ${SERVICE_NAME}`,
      text: [
        `To sign in, open this page in the browser where you asked, in the next ${LASTS_MINUTES} minutes:\n${this.config.baseUrl}/sign-in/link/${token}`,
        `Or type this code there: ${code}`,
        'You are getting this because someone asked to sign in with your address. If it was not you, do nothing.',
      ].join('\n\n'),
    };
  }
}

/** Bound to the browser's key: the same code asked for elsewhere has another hash. */
export function codeHash(browserHash: string, code: string): string {
  return sha256Hex(`${browserHash} ${code}`);
}

/** A path on this site, whatever was asked for: nobody is sent elsewhere after signing in. */
export function localPath(path: string): string {
  return /^\/(?![/\\])[^\\\p{Cc}]{0,500}$/u.test(path) ? path : '/workspace';
}
