import { checkOf, type ConcordatPromise, type PromiseState, type StatementId } from '#concordat';
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
    return made.map(({ promise, status }) => ({
      ...{ text: promise.text, promisedBy: promise.promisedBy },
      state: stateOf(promise, status.state),
    }));
  }
}

function stateOf({ check, code }: ConcordatPromise, state: PromiseState): PromiseFact['state'] {
  switch (state) {
    case 'KEPT':
      return 'kept';
    case 'BROKEN':
      return 'broken';
    case 'NOT_TESTABLE':
      if (check === 'manual') return 'not said';
      return checkOf(code) ? 'not tested' : 'not testable';
  }
}
