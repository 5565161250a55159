import { nextStages, whyNotAdvance } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StageGateReader } from './stage-gates.js';
import type { Statement } from './statement.entity.js';
import type { NextStageType } from './statement.types.js';
import { StatementReader } from './statement.reader.js';

/** Tells what can happen next to a statement, who has agreed to it and what still blocks it (R40). */
@Injectable()
export class NextStages {
  constructor(
    private readonly db: DataSource,
    private readonly gates: StageGateReader,
    private readonly statements: StatementReader,
  ) {}

  async of(statement: Statement): Promise<NextStageType[]> {
    const keys = await this.statements.waitingKeys(statement.id);
    return Promise.all(
      nextStages(statement.state).map(async ({ to, opens }) => ({
        to,
        words: opens,
        turnedBy: keys.filter(({ act }) => act === `advance:${to}`).map(({ membershipId }) => membershipId),
        blockedBy: whyNotAdvance(await this.gates.read(this.db.manager, statement, to)),
      })),
    );
  }
}
