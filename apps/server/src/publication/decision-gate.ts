import type { StageGates, StatementId } from '#concordat';
import { whyNotDecided } from '#publication';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import type { GateKeeper } from '../statements/stage-gates.js';
import { PublicationReader } from './publication.reader.js';

/** Knows whether the council has agreed to exactly the signed text, before a stage opens (R22). */
@Injectable()
export class DecisionGate implements GateKeeper {
  constructor(
    private readonly signOffs: SignOffReader,
    private readonly publications: PublicationReader,
  ) {}

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    const documentHash = await this.signOffs.documentHash(statementId, tx);
    const councilDecision = await this.publications.councilDecision(statementId, tx);
    return { councilDecision: whyNotDecided({ documentHash, councilDecision }).length === 0 };
  }
}
