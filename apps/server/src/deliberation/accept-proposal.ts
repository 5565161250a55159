import type { Refusal } from '#concordat';
import { whyNotRemoved } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused } from '../platform/refused.js';
import { STALE, wordsToWrite } from './accepted-words.js';
import { ProposalAnswer, whoPutForward, type AnswerGiven, type ProposalInHand } from './proposal-answer.js';
import type { Response } from './proposal.entity.js';

/** Deciders' agreement to a suggestion, in whole or in part. */
export interface Acceptance extends Omit<AnswerGiven, 'decision'> {
  readonly decision: 'ACCEPTED' | 'ACCEPTED_IN_PART';
  /** The words that go in; the suggested ones when left out. What is not in the suggestion is credited to who put it forward. */
  readonly acceptedText?: string;
}

/** What came of it: an answer, or why there is none. */
export interface Accepted {
  readonly response: Response | null;
  readonly refusals: Refusal[];
}

/**
 * One act: two people of different groups accept a suggestion, and its words go into the live text (R13, R14). While
 * comments are open the answer is given and the words wait (docs/rules.md, 2): see PutInAcceptedWords.
 */
@Injectable()
export class AcceptProposal {
  constructor(
    private readonly db: DataSource,
    private readonly answers: ProposalAnswer,
    private readonly write: WriteAsMember,
    private readonly changes: ChangeFeed,
  ) {}

  async run(acceptance: Acceptance): Promise<Accepted> {
    const inHand = await this.db.transaction((tx) => this.answers.inHand(tx, acceptance));
    const removed = whyNotRemoved(acceptedText(inHand, acceptance));
    const refusals = [...inHand.refusals, ...removed];
    if (refusals.length > 0) return { response: null, refusals };
    const waits = inHand.section.state === 'IN_COMMENT';
    const accepted = waits ? await this.answerOnly(acceptance) : await this.apply(inHand, acceptance);
    if (!accepted.response) return accepted;
    const { section } = inHand;
    this.changes.publish(`statement:${section.statementId}`, { kind: 'proposal', sectionId: section.id });
    return accepted;
  }

  /** The answer without its words, which go in when the section can be written in again. */
  private answerOnly(answer: Acceptance): Promise<Accepted> {
    return this.db.transaction(async (tx) => {
      const now = await this.answers.inHand(tx, answer);
      if (now.refusals.length > 0) return { response: null, refusals: now.refusals };
      const applied = { text: acceptedText(now, answer), seq: null };
      return { response: await this.answers.keep(tx, now, { answer, applied }), refusals: [] };
    });
  }

  /** The words of the proposer and of the decider, the response and the record entry, all in one transaction or none. */
  private async apply(inHand: ProposalInHand, answer: Acceptance): Promise<Accepted> {
    const { proposal, section, deciders } = inHand;
    const [writer] = deciders;
    if (!writer) throw new Error('The rule lets nobody decide alone, and here nobody decides.');
    const text = acceptedText(inHand, answer);
    const words = { proposal, text, putForwardBy: whoPutForward(answer), stale: STALE };
    let response: Response | null = null;
    const { refusals } = await this.write.run({
      ...(await wordsToWrite(this.db.manager, words)),
      sectionId: section.id,
      writer,
      alongside: async (tx, seq) => {
        // Asked again with the row locked: another pair may have answered in the meantime.
        const now = await this.answers.inHand(tx, answer);
        if (now.refusals.length > 0) throw new Refused(now.refusals);
        response = await this.answers.keep(tx, now, { answer, applied: { text, seq } });
      },
    });
    return { response: refusals.length > 0 ? null : response, refusals };
  }
}

function acceptedText({ proposal }: ProposalInHand, answer: Acceptance): string {
  return (answer.acceptedText ?? proposal.proposedText).trim();
}
