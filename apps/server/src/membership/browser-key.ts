import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { Randomness } from '../platform/randomness.js';
import { cookieNamed } from './sessions.js';

const AN_HOUR_S = 3_600;

/** Marks the browser that asked to sign in, so that a mailed link works there and nowhere else. */
@Injectable()
export class BrowserKey {
  constructor(
    private readonly config: Config,
    private readonly randomness: Randomness,
  ) {}

  /** SHA-256 of the browser's key; null when it has none. */
  hashIn(cookieHeader: string | undefined): string | null {
    const key = cookieNamed(cookieHeader, this.name());
    return key ? sha256Hex(key) : null;
  }

  /** A new key with the Set-Cookie header that gives it to the browser. */
  give(): { readonly hash: string; readonly cookie: string } {
    const key = this.randomness.token();
    const secure = this.config.https ? '; Secure' : '';
    const cookie = `${this.name()}=${key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${AN_HOUR_S}${secure}`;
    return { hash: sha256Hex(key), cookie };
  }

  private name(): string {
    return this.config.https ? '__Host-asked' : 'asked';
  }
}
