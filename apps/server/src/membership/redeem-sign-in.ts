import { sha256Hex } from '#document';
import type { PersonId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { codeHash } from './ask-to-sign-in.js';
import { Person } from './person.entity.js';
import { SignInLink } from './session.entity.js';
import { Sessions } from './sessions.js';

/** How often a code may be typed wrongly before it is void. */
const TRIES = 5;

/** What came of a link or a code. */
export type Redeemed =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly returnTo: string }
  /** `other-browser`: the link is good, and works only where it was asked for. */
  | { readonly outcome: 'unknown' | 'used' | 'expired' | 'other-browser' | 'wrong-code' | 'too-many-tries' };

/** What a link is worth. */
type Judged = 'good' | 'unknown' | 'used' | 'expired' | 'other-browser';

/** One act: a mailed link or code signs a browser in, once (S10). */
@Injectable()
export class RedeemSignIn {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** What a link would do here, and for whom; changes nothing. */
  async look(token: string, browserHash: string | null): Promise<{ outcome: Judged; email: string | null }> {
    const link = await this.db.manager.findOneBy(SignInLink, { tokenHash: sha256Hex(token) });
    const outcome = this.judge(link, browserHash);
    if (outcome !== 'good' || !link?.personId) return { outcome, email: null };
    const { email } = await this.db.manager.findOneByOrFail(Person, { id: link.personId });
    return { outcome, email };
  }

  byLink(token: string, browserHash: string | null): Promise<Redeemed> {
    return this.db.transaction(async (tx) => {
      const where = { tokenHash: sha256Hex(token) };
      const link = await tx.findOne(SignInLink, { where, lock: { mode: 'pessimistic_write' } });
      const outcome = this.judge(link, browserHash);
      if (outcome !== 'good' || !link?.personId) return { outcome: outcome === 'good' ? 'unknown' : outcome };
      return this.signIn(tx, link, link.personId);
    });
  }

  /** The newest code that this browser asked for. One for an address that nobody has is never right. */
  byCode(code: string, browserHash: string | null): Promise<Redeemed> {
    return this.db.transaction(async (tx) => {
      if (browserHash === null) return { outcome: 'other-browser' };
      const link = await tx.findOne(SignInLink, {
        where: { browserHash, usedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) },
        order: { createdAt: 'DESC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!link) return { outcome: 'expired' };
      if (link.codeTries >= TRIES) return { outcome: 'too-many-tries' };
      await tx.update(SignInLink, { id: link.id }, { codeTries: link.codeTries + 1 });
      const isRight = link.codeHash === codeHash(browserHash, code.replace(/\s/g, ''));
      if (!isRight || !link.personId) return { outcome: link.codeTries + 1 >= TRIES ? 'too-many-tries' : 'wrong-code' };
      return this.signIn(tx, link, link.personId);
    });
  }

  private judge(link: SignInLink | null, browserHash: string | null): Judged {
    if (!link) return 'unknown';
    if (link.usedAt !== null) return 'used';
    if (link.expiresAt <= this.clock.now()) return 'expired';
    return link.browserHash === browserHash || link.browserHash === ANY_BROWSER ? 'good' : 'other-browser';
  }

  private async signIn(tx: EntityManager, link: SignInLink, personId: PersonId): Promise<Redeemed> {
    await tx.update(SignInLink, { id: link.id }, { usedAt: this.clock.now() });
    const { token } = await this.sessions.start(tx, personId);
    return { outcome: 'signed-in', token, returnTo: link.returnTo };
  }
}

/** Stands in place of a browser's hash in a link that the operator made for an administrator (admin.ts). */
export const ANY_BROWSER = 'any';
