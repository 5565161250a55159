import { nextStages, whyNotAdvance } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stageAct } from './key-acts.js';
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
      nextStages(statement.state).map(async ({ to, opens }) => {
        const now = await stageAct(this.db.manager, statement.id, to);
        const turnedBy = keys.filter(({ act }) => act === now).map(({ membershipId }) => membershipId);
        const blockedBy = whyNotAdvance(await this.gates.read(this.db.manager, statement, to));
        return { to, words: opens, turnedBy, blockedBy };
      }),
    );
  }
}
