import { nextStages, whyNotAdvance } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openingType } from './comment-opening.types.js';
import { stageAct } from './key-acts.js';
import { StageGateReader } from './stage-gates.js';
import type { Statement } from './statement.entity.js';
import type { NextStageType } from './statement.types.js';
import { StatementReader } from './statement.reader.js';
import { SuccessorReader } from './successor.reader.js';

/** Tells what can happen next to a statement, who has agreed to it and what still blocks it (R40). */
@Injectable()
export class NextStages {
  constructor(
    private readonly db: DataSource,
    private readonly gates: StageGateReader,
    private readonly statements: StatementReader,
    private readonly successors: SuccessorReader,
  ) {}

  async of(statement: Statement): Promise<NextStageType[]> {
    const keys = await this.statements.waitingKeys(statement.id);
    const stages = nextStages(statement.state, statement.pausedFrom);
    const [first] = stages;
    if (!first) return [];
    // The same for all: what has to be there for one stage, another does not look at.
    const gates = await this.gates.read(this.db.manager, statement, first.to);
    return Promise.all(
      stages.map(async ({ to, opens, needsReason }) => {
        const now = await stageAct(this.db.manager, statement.id, to);
        const turned = keys.filter(({ act }) => act === now);
        const turnedBy = turned.map(({ membershipId }) => membershipId);
        const reason = turned.find(({ note }) => note !== null)?.note ?? null;
        const blockedBy = whyNotAdvance({ ...gates, to });
        const opening = to === 'COMMENT' ? openingType(gates) : null;
        const successors = to === 'SUPERSEDED' ? await this.successors.choices(statement) : [];
        const successorId = turned.find((key) => key.successorId !== null)?.successorId ?? null;
        return { to, words: opens, needsReason, reason, successors, successorId, turnedBy, blockedBy, opening };
      }),
    );
  }
}
