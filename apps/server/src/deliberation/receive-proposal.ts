import type { MembershipId, Refusal, SectionId } from '#concordat';
import { proposalMoves, standsIn, whyNotSuggest } from '#deliberation';
import { findBlock, linesIn } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Proposal } from './proposal.entity.js';

/** A change that somebody asks for. */
export interface Suggestion {
  readonly sectionId: SectionId;
  readonly proposer: MembershipId;
  /** The block that it is about. */
  readonly blockId: string;
  /** Words of that block as they are now; empty when the proposed words are to be a new paragraph. */
  readonly baseText: string;
  /** Empty to take the words away. */
  readonly proposedText: string;
  readonly reason: string;
  /** What its sender calls it: sent twice under one name, it is taken once. Null or left out for none. */
  readonly sentOnceAs?: string | null;
}

/** One act: takes a member's suggestion. It stands beside the text and changes nothing until two people decide (R12). */
@Injectable()
export class ReceiveProposal {
  // eslint-disable-next-line max-params -- a suggestion is held against the text, the stage and the record
  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(suggestion: Suggestion): Promise<{ proposal: Proposal | null; refusals: Refusal[] }> {
    const { proposal, refusals } = await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      // Locked, so that a section cannot be frozen over a suggestion that is just coming in.
      const section = await tx.findOneOrFail(Section, { where: { id: suggestion.sectionId }, lock });
      const where = { id: suggestion.proposer, statementId: section.statementId };
      const proposer = await tx.findOneByOrFail(Membership, where);
      const taken = await takenBefore(tx, suggestion);
      if (taken) return { proposal: taken, refusals: [] };
      const statement = await tx.findOneByOrFail(Statement, { id: section.statementId });
      const reasons = whyNotSuggest({
        ...suggestion,
        documentState: statement.state,
        sectionState: section.state,
        membershipStatus: proposer.status,
        constituency: proposer.constituency,
        interestsDeclared: proposer.interestsDeclared,
        baseIsThere: await this.isThere(tx, suggestion),
      });
      if (reasons.length > 0) return { proposal: null, refusals: reasons };
      return { proposal: await this.keep(tx, section, { proposer, suggestion }), refusals: [] };
    });
    if (proposal) {
      const { statementId, sectionId } = proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return { proposal, refusals };
  }

  private async isThere(tx: EntityManager, { sectionId, blockId, baseText }: Suggestion): Promise<boolean> {
    const { doc } = await this.texts.at(sectionId, tx);
    const found = findBlock(doc, blockId);
    return found !== null && standsIn(linesIn(found), baseText);
  }

  private async keep(
    tx: EntityManager,
    section: Section,
    { proposer, suggestion }: { proposer: Membership; suggestion: Suggestion },
  ): Promise<Proposal> {
    const { blockId, baseText, proposedText, reason } = suggestion;
    const proposal: Proposal = {
      id: this.randomness.uuid(),
      statementId: section.statementId,
      sectionId: section.id,
      blockId,
      baseText,
      proposedText: proposedText.trim(),
      reason: reason.trim(),
      proposerId: proposer.id,
      status: proposalMoves({ status: 'RECEIVED', round: 1 }, 'receive', 'OPEN'),
      receivedAt: this.clock.now(),
      round: 1,
      askedAgainBecause: null,
      askedAgainAt: null,
      sentOnceAs: suggestion.sentOnceAs ?? null,
    };
    await tx.insert(Proposal, proposal);
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'proposal.received',
      actor: proposer,
      facts: { proposal: proposal.id, section: section.key, block: blockId },
      committed: { baseText, proposedText: proposal.proposedText, reason: proposal.reason },
    });
    return proposal;
  }
}

/** The same suggestion, sent before: a second press of the button, or a request that was tried again. */
function takenBefore(tx: EntityManager, { proposer, sentOnceAs }: Suggestion): Promise<Proposal | null> {
  return sentOnceAs ? tx.findOneBy(Proposal, { proposerId: proposer, sentOnceAs }) : Promise.resolve(null);
}
