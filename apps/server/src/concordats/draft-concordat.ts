import {
  DEFAULT_PROMISES,
  numberPromises,
  whyNotDraftConcordat,
  whyNotPromises,
  type ConcordatParameters,
  type DraftPromise,
  type Refusal,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Concordat } from './concordat.entity.js';
import { hashOfAgreement } from './hash-of-agreement.js';

/** What version 1 says; it promises what every agreement starts with unless it promises something else. */
export interface DraftedAgreement {
  readonly parameters: ConcordatParameters;
  readonly promises?: readonly DraftPromise[] | undefined;
  /** Titles of its sections, by key. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Part of starting a statement: writes down version 1 of its concordat. */
@Injectable()
export class DraftConcordat {
  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Refuses parameters below the platform's floors, only that payment may be left to the groups, and promises that nobody can make; then nothing is written. */
  async run(
    tx: EntityManager,
    statementId: StatementId,
    { parameters, titles, promises: drafts = DEFAULT_PROMISES }: DraftedAgreement,
  ): Promise<{ concordat: Concordat | null; refusals: Refusal[] }> {
    const refusals = [
      ...whyNotDraftConcordat(parameters, titles),
      ...whyNotPromises(drafts, parameters.signatoryConstituencies),
    ];
    if (refusals.length > 0) return { concordat: null, refusals };
    const promises = numberPromises(drafts, []);
    const concordat: Concordat = {
      id: this.randomness.uuid(),
      statementId,
      version: 1,
      parameters,
      promises,
      hash: hashOfAgreement({ parameters, promises }),
      ...{ createdAt: this.clock.now(), openedAt: null, proposedBy: null, reason: null },
    };
    await tx.insert<object>(Concordat, concordat);
    return { concordat, refusals: [] };
  }
}
