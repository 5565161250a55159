import type { PersonId } from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Randomness } from '../platform/randomness.js';
import type { SignedInPerson } from './actor.js';
import { Person } from './person.entity.js';
import { Session } from './session.entity.js';

const DAY_MS = 86_400_000;
const LASTS_DAYS = 30;

/** Signed-in browsers. The cookie holds a 256-bit token, the database only its SHA-256. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly config: Config,
  ) {}

  /** The token that a browser brings; null when it brings none. */
  tokenIn(cookieHeader: string | undefined): string | null {
    return cookieNamed(cookieHeader, this.cookieName());
  }

  /** Who is behind a Cookie header; null when nobody is signed in with it. */
  async personOf(cookieHeader: string | undefined): Promise<SignedInPerson | null> {
    const token = this.tokenIn(cookieHeader);
    if (!token) return null;
    const where = { tokenHash: sha256Hex(token), endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const session = await this.db.manager.findOneBy(Session, where);
    if (!session) return null;
    const person = await this.db.manager.findOneByOrFail(Person, { id: session.personId });
    const { id: personId, pseudonym, erasedAt } = person;
    // A link that was asked for in the moment of the erasure could still start one.
    if (erasedAt) return null;
    return { personId, pseudonym, sessionId: session.id };
  }

  /** Signs a browser in under a new token: one that it had before is not taken over (S12). */
  async start(tx: EntityManager, personId: PersonId): Promise<{ token: string; sessionId: string }> {
    const token = this.randomness.token();
    const createdAt = this.clock.now();
    const session = { id: this.randomness.uuid(), tokenHash: sha256Hex(token), personId, createdAt, endedAt: null };
    await tx.insert(Session, { ...session, expiresAt: new Date(createdAt.getTime() + LASTS_DAYS * DAY_MS) });
    return { token, sessionId: session.id };
  }

  /** Ends the sign-in that a browser has, whoever's it is: who signs in there now gets a new one (S12). */
  async endOf(cookieHeader: string | undefined): Promise<void> {
    const person = await this.personOf(cookieHeader);
    if (person) await this.end(person.sessionId);
  }

  async end(sessionId: string): Promise<void> {
    await this.db.manager.update(Session, { id: sessionId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  /** Signs a person out of every browser. */
  async endAll(personId: PersonId): Promise<void> {
    await this.db.manager.update(Session, { personId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  /** The Set-Cookie header that signs a browser in. */
  cookie(token: string): string {
    return this.header(token, (LASTS_DAYS * DAY_MS) / 1000);
  }

  /** The Set-Cookie header that signs a browser out. */
  clearCookie(): string {
    return this.header('', 0);
  }

  private header(value: string, maxAgeSeconds: number): string {
    const secure = this.config.https ? '; Secure' : '';
    return `${this.cookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
  }

  private cookieName(): string {
    return this.config.https ? '__Host-session' : 'session';
  }
}

/** The value of one cookie in a Cookie header; null when it is not there. */
export function cookieNamed(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
