import type { MembershipId, Refusal, SectionId } from '#concordat';
import { proposalMoves, standsIn, whyNotSuggest } from '#deliberation';
import { findBlock, linesIn } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { supportRow, tellSupport, whoseWords, type OnBehalf, type WhoseWords } from '../membership/whose-words.js';
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
  /** Who sends it. */
  readonly proposer: MembershipId;
  /** For whom, where a facilitator sends it: then it is theirs (R9). */
  readonly onBehalf?: OnBehalf | null;
  /** The block that it is about. */
  readonly blockId: string;
  /** Words of that block as they are now; empty when the proposed words are to be a new paragraph. */
  readonly baseText: string;
  /** Empty to take the words away. */
  readonly proposedText: string;
  readonly reason: string;
  /** What its sender calls it: sent twice under one name, it is taken once. Null or left out for none. */
  readonly sentOnceAs?: string | null;
  /** Whether a group asks words back that were taken out (R8). */
  readonly wereInText?: true;
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
      const lock = { mode: 'for_no_key_update' } as const;
      // Locked, so that a section cannot be frozen over a suggestion that is just coming in.
      const section = await tx.findOneOrFail(Section, { where: { id: suggestion.sectionId }, lock });
      const writer = { id: suggestion.proposer, statementId: section.statementId };
      const { whose, refusals: notTheirs } = await whoseWords(tx, { writer, onBehalf: suggestion.onBehalf ?? null });
      if (!whose) return { proposal: null, refusals: notTheirs };
      const taken = await takenBefore(tx, whose, suggestion);
      if (taken) return { proposal: taken, refusals: [] };
      const reasons = await this.whyNot(tx, section, { whose, suggestion });
      if (reasons.length > 0) return { proposal: null, refusals: reasons };
      return { proposal: await this.keep(tx, section, { whose, suggestion }), refusals: [] };
    });
    if (proposal) {
      const { statementId, sectionId } = proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return { proposal, refusals };
  }

  private async whyNot(tx: EntityManager, section: Section, { whose, suggestion }: Received): Promise<Refusal[]> {
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: section.statementId });
    const { status: membershipStatus, constituency, interestsDeclared } = whose.author;
    return whyNotSuggest({
      ...suggestion,
      ...{ documentState, sectionState: section.state, membershipStatus, constituency, interestsDeclared },
      isForAnother: whose.support !== null,
      baseIsThere: await this.isThere(tx, suggestion),
    });
  }

  private async isThere(tx: EntityManager, { sectionId, blockId, baseText }: Suggestion): Promise<boolean> {
    const { doc } = await this.texts.at(sectionId, tx);
    const found = findBlock(doc, blockId);
    return found !== null && standsIn(linesIn(found), baseText);
  }

  private async keep(tx: EntityManager, section: Section, { whose, suggestion }: Received): Promise<Proposal> {
    const { author: proposer } = whose;
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
      ...supportRow(whose),
    };
    await tx.insert(Proposal, proposal);
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'proposal.received',
      actor: proposer,
      facts: { proposal: proposal.id, section: section.key, block: blockId },
      committed: { baseText, proposedText: proposal.proposedText, reason: proposal.reason },
    });
    await tellSupport(tx, this.timeline, whose, { section: section.key, proposal: proposal.id });
    return proposal;
  }
}

/** What somebody asks for, and who that is. */
interface Received {
  readonly whose: WhoseWords;
  readonly suggestion: Suggestion;
}

/** The same suggestion, sent before: a second press of the button, or a request that was tried again. */
function takenBefore(tx: EntityManager, { author }: WhoseWords, { sentOnceAs }: Suggestion): Promise<Proposal | null> {
  return sentOnceAs ? tx.findOneBy(Proposal, { proposerId: author.id, sentOnceAs }) : Promise.resolve(null);
}
