import type { PersonId } from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { ANY_BROWSER } from './redeem-sign-in.js';
import { SignInLink } from './session.entity.js';

const LASTS_MS = 15 * 60_000;

/** One act of the operator: a sign-in link without mail, for the first administrator of a council. */
@Injectable()
export class OperatorLink {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** The link: single use, 15 minutes, for any browser. That it was made is in the council's record. */
  run({ personId, councilId }: { readonly personId: PersonId; readonly councilId: string }): Promise<string> {
    const token = this.randomness.token();
    return this.db.transaction(async (tx) => {
      const createdAt = this.clock.now();
      await tx.insert(SignInLink, {
        ...{ id: this.randomness.uuid(), personId, addressHash: '', tokenHash: sha256Hex(token), codeHash: '' },
        ...{ browserHash: ANY_BROWSER, returnTo: '/workspace', codeTries: 0, createdAt, usedAt: null },
        expiresAt: new Date(createdAt.getTime() + LASTS_MS),
      });
      await this.timeline.add(tx, { chain: councilId, kind: 'operator.link-made', actor: null });
      return `${this.config.baseUrl}/sign-in/link/${token}`;
    });
  }
}
