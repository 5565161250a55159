import type { PromiseState, StatementId } from '#concordat';
import type { PromiseFact } from '#power-panel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { PromiseReader } from '../concordats/promise.reader.js';

/** What the groups promised each other in the agreement that holds now, and what became of it. */
@Injectable()
export class PromisesMade {
  constructor(
    private readonly concordats: ConcordatReader,
    private readonly reader: PromiseReader,
  ) {}

  /** None before every group has agreed. */
  async promises(statementId: StatementId, tx: EntityManager): Promise<PromiseFact[]> {
    const versions = await this.concordats.versions(statementId, tx);
    const current = versions.at(-1);
    if (!current) return [];
    const made = await this.reader.of(statementId, versions, current, tx);
    return made.map(({ promise: { text, promisedBy }, status }) => ({ text, promisedBy, state: STATES[status.state] }));
  }
}

const STATES: Readonly<Record<PromiseState, PromiseFact['state']>> = {
  KEPT: 'kept',
  BROKEN: 'broken',
  NOT_TESTABLE: 'not testable',
};
