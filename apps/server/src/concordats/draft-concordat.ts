import { whyNotConcordat, type ConcordatParameters, type Refusal, type StatementId } from '#concordat';
import { canonicalJson, sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Concordat } from './concordat.entity.js';

/** Part of starting a statement: writes down version 1 of its concordat. */
@Injectable()
export class DraftConcordat {
  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Refuses parameters below the platform's floors; then nothing is written. */
  async run(
    tx: EntityManager,
    statementId: StatementId,
    parameters: ConcordatParameters,
  ): Promise<{ concordat: Concordat | null; refusals: Refusal[] }> {
    const refusals = whyNotConcordat(parameters);
    if (refusals.length > 0) return { concordat: null, refusals };
    const concordat = await tx.save(Concordat, {
      id: this.randomness.uuid(),
      statementId,
      version: 1,
      parameters,
      hash: sha256Hex(canonicalJson(parameters)),
      createdAt: this.clock.now(),
      openedAt: null,
    });
    return { concordat, refusals: [] };
  }
}
