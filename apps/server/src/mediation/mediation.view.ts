import type { StatementId } from '#concordat';
import type { MediationOutcome } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { StatementReader } from '../statements/statement.reader.js';
import type { TurnedKey } from '../statements/turned-key.entity.js';
import { endAct } from './end-mediation.js';
import type { Mediation } from './mediation.entity.js';
import { MediationReader, type MediationFacts } from './mediation.reader.js';
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
    return this.shown(statementId, await this.mediations.list(statementId));
  }

  async one(mediation: Mediation): Promise<MediationType> {
    const [shown] = await this.shown(mediation.statementId, [mediation]);
    if (!shown) throw new Error('One mediation is shown as one.');
    return shown;
  }

  private async shown(statementId: StatementId, mediations: readonly Mediation[]): Promise<MediationType[]> {
    const keys = await this.statements.waitingKeys(statementId);
    const facts = await this.mediations.facts(statementId, mediations);
    return facts.flatMap((known, index) => {
      const mediation = mediations[index];
      return mediation ? [typeOf(mediation, known, keys)] : [];
    });
  }
}

function typeOf(mediation: Mediation, facts: MediationFacts, keys: readonly TurnedKey[]): MediationType {
  const { id, sectionId, issue, mediator, openedAt, outcome, attempts } = mediation;
  return {
    ...{ id, sectionId, issue, mediator, openedAt, outcome, ...facts },
    attempts: attempts.map(({ note, at }) => ({ note, at: new Date(at) })),
    keys: OUTCOMES.map((ended) => ({
      outcome: ended,
      turnedBy: keys.filter(({ act }) => act === endAct(mediation, ended)).map(({ membershipId }) => membershipId),
    })),
  };
}

const OUTCOMES: readonly MediationOutcome[] = ['agreed', 'failed'];
