import type { StatementId } from '#concordat';
import type { MediationOutcome } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { StatementReader } from '../statements/statement.reader.js';
import type { TurnedKey } from '../statements/turned-key.entity.js';
import { endAct } from './end-mediation.js';
import type { Mediation } from './mediation.entity.js';
import { MediationReader } from './mediation.reader.js';
import type { MediationType } from './mediation.types.js';

/** Shows mediations: what they are about, how long they may last, what was tried and what came of it. */
@Injectable()
export class MediationView {
  constructor(
    private readonly mediations: MediationReader,
    private readonly statements: StatementReader,
  ) {}

  /** Newest first. */
  async of(statementId: StatementId): Promise<MediationType[]> {
    const keys = await this.statements.waitingKeys(statementId);
    const mediations = await this.mediations.list(statementId);
    return Promise.all(mediations.map((one) => this.shown(one, keys)));
  }

  async one(mediation: Mediation): Promise<MediationType> {
    return this.shown(mediation, await this.statements.waitingKeys(mediation.statementId));
  }

  private async shown(mediation: Mediation, keys: readonly TurnedKey[]): Promise<MediationType> {
    const { id, sectionId, issue, mediator, openedAt, outcome, attempts } = mediation;
    return {
      ...{ id, sectionId, issue, mediator, openedAt, outcome },
      askedBy: await this.mediations.askedBy(mediation),
      until: await this.mediations.until(mediation),
      standing: await this.mediations.standing(mediation),
      attempts: attempts.map(({ note, at }) => ({ note, at: new Date(at) })),
      keys: OUTCOMES.map((ended) => ({
        outcome: ended,
        turnedBy: keys.filter(({ act }) => act === endAct(mediation, ended)).map(({ membershipId }) => membershipId),
      })),
    };
  }
}

const OUTCOMES: readonly MediationOutcome[] = ['agreed', 'failed'];
