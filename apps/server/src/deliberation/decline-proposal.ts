import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeFeed } from '../platform/notifications.js';
import { ProposalAnswer, type AnswerGiven } from './proposal-answer.js';
import type { Response } from './proposal.entity.js';

/** One act: two people of different groups do not accept a suggestion, and say why (R12, R13). The text stays. */
@Injectable()
export class DeclineProposal {
  constructor(
    private readonly db: DataSource,
    private readonly answers: ProposalAnswer,
    private readonly changes: ChangeFeed,
  ) {}

  async run(declined: Omit<AnswerGiven, 'decision'>): Promise<{ response: Response | null; refusals: Refusal[] }> {
    const answer: AnswerGiven = { ...declined, decision: 'NOT_ACCEPTED' };
    const done = await this.db.transaction(async (tx) => {
      const found = await this.answers.inHand(tx, answer);
      const response = found.refusals.length > 0 ? null : await this.answers.keep(tx, found, { answer, applied: null });
      return { ...found, response };
    });
    const { response, refusals, section } = done;
    if (response) this.changes.publish(`statement:${section.statementId}`, { kind: 'proposal', sectionId: section.id });
    return { response, refusals };
  }
}
