import type { SectionId } from '#concordat';
import { standingOf, standsIn, whyNotRebase } from '#deliberation';
import { findBlock, linesIn } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import type { SuggestionChanged } from './give-answer.js';
import { Proposal } from './proposal.entity.js';
import { RebasedProposal } from './rebased-proposal.entity.js';
import { waitingWords } from './waiting-words.js';

/** Where a suggestion belongs now. */
export interface NewPlace {
  readonly proposalId: string;
  readonly blockId: string;
  /** Words of that block as they are now. */
  readonly baseText: string;
  /** What it asks for from now on; as before where it is null. */
  readonly proposedText: string | null;
}

/**
 * One act: somebody ties a suggestion to the words that stand now where those that it was about have gone. Only who
 * suggested it can change what it asks for. An answer that waited for a second person was for the old words, and goes.
 */
@Injectable()
export class RebaseProposal {
  // eslint-disable-next-line max-params -- a suggestion is held against text and rules, kept as it was, and recorded
  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, place: NewPlace): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.rebase(tx, actor, place));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async rebase(tx: EntityManager, actor: Actor, place: NewPlace): Promise<SuggestionChanged> {
    const where = { id: place.proposalId, statementId: actor.statementId };
    const { sectionId } = await tx.findOneByOrFail(Proposal, where);
    const lock = { mode: 'for_no_key_update' } as const;
    // The section first: its text is the one that the words are looked for in.
    const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const proposal = await tx.findOneOrFail(Proposal, { where, lock });
    const { blockId, baseText } = place;
    const proposedText = place.proposedText?.trim() ?? proposal.proposedText;
    if (proposal.blockId === blockId && proposal.baseText === baseText && proposal.proposedText === proposedText) {
      // Pressed twice, it is tied to them once.
      if (await tx.existsBy(RebasedProposal, { proposalId: proposal.id, rebasedBy: actor.membershipId })) {
        return { proposal, refusals: [] };
      }
    }
    const linesOf = await this.reader(tx, sectionId);
    const linesThere = linesOf(blockId);
    const { request, response } = await waitingWords(tx, this.memberships, { proposalId: proposal.id });
    const refusals = whyNotRebase({
      status: proposal.status,
      sectionState: section.state,
      standing: standingOf(proposal, linesOf(proposal.blockId)),
      ...{ wordsWait: request.wordsWait, decidedBy: response?.decidedBy ?? [], leads: request.leads },
      proposer: proposal.proposerId,
      rebasing: { membership: actor.membershipId, constituency: actor.constituency },
      baseText,
      baseIsThere: linesThere !== null && standsIn(linesThere, baseText),
      proposedText: { before: proposal.proposedText, after: proposedText },
    });
    if (refusals.length > 0) return { proposal: null, refusals };
    await this.keep(tx, actor, { section, proposal, now: { blockId, baseText, proposedText } });
    return { proposal, refusals: [] };
  }

  private async reader(tx: EntityManager, sectionId: SectionId): Promise<(blockId: string) => string[] | null> {
    const { doc } = await this.texts.at(sectionId, tx);
    return (blockId) => {
      const found = findBlock(doc, blockId);
      return found && linesIn(found);
    };
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    { section, proposal, now }: { section: Section; proposal: Proposal; now: Omit<NewPlace, 'proposalId'> },
  ): Promise<void> {
    const { id: proposalId, blockId, baseText, proposedText } = proposal;
    await tx.insert(RebasedProposal, {
      ...{ id: this.randomness.uuid(), proposalId, blockId, baseText, proposedText },
      ...{ rebasedBy: actor.membershipId, at: this.clock.now() },
    });
    Object.assign(proposal, now);
    await tx.save(proposal);
    const dropped = await tx.delete(AnswerPutForward, { proposalId });
    await this.timeline.add(tx, {
      ...{ chain: proposal.statementId, kind: 'proposal.rebased', actor },
      facts: {
        ...{ proposal: proposalId, section: section.key, block: now.blockId },
        answersDropped: dropped.affected ?? 0,
      },
      committed: { baseText: now.baseText, proposedText: now.proposedText ?? '' },
    });
  }
}
