import { proposalMoves, strongest, UNANSWERED, withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { PublicComment } from '../comments/comment.entity.js';
import type { ExactWordsAnswer, ExactWordsTaker } from '../comments/exact-words.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { addGuest } from '../membership/add-guest.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { Proposal } from './proposal.entity.js';
import { ProposalReader, type AnsweredProposal } from './proposal.reader.js';

/** Makes suggestions of the exact words in comments: answered by the same rules, and credited to the public when they go in. */
@Injectable()
export class CommentSuggestions implements ExactWordsTaker {
  // eslint-disable-next-line max-params -- a suggestion is made with its record, and read with its checks
  constructor(
    private readonly db: DataSource,
    private readonly proposals: ProposalReader,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async suggest(tx: EntityManager, comment: PublicComment): Promise<string> {
    const { statementId, sectionId, at } = comment;
    // A name with a telephone number in it is none to show (R38).
    const name = withoutContactDetails(comment.name) === comment.name ? comment.name : '';
    const source = { now: () => this.clock.now(), uuid: () => this.randomness.uuid() };
    const proposer = await addGuest(tx, { statementId, name }, source);
    const { key } = await tx.findOneByOrFail(Section, { id: sectionId });
    const proposal: Proposal = {
      ...{ id: this.randomness.uuid(), statementId, sectionId, blockId: comment.blockId ?? '' },
      ...{ baseText: comment.quote, proposedText: comment.instead, reason: reasonOf(comment) },
      ...{ proposerId: proposer.id, status: proposalMoves({ status: 'RECEIVED', round: 1 }, 'receive', 'OPEN') },
      // Their wait began when they sent it, not when somebody looked at it.
      ...{ receivedAt: at, round: 1, askedAgainBecause: null, askedAgainAt: null, sentOnceAs: null },
      ...{ writtenDownBy: null, supportMode: null, readBack: null },
    };
    await tx.insert(Proposal, proposal);
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'proposal.received', actor: proposer },
      facts: { proposal: proposal.id, section: key, block: proposal.blockId, comment: comment.id },
      committed: { baseText: proposal.baseText, proposedText: proposal.proposedText, reason: proposal.reason },
    });
    return proposal.id;
  }

  async answersTo(proposalIds: readonly string[]): Promise<ReadonlyMap<string, ExactWordsAnswer>> {
    const own = await this.db.manager.findBy(Proposal, { id: In([...proposalIds]) });
    const merged = await this.db.manager.findBy(MergedProposal, { proposalId: In([...proposalIds]) });
    const intoOf = new Map(merged.flatMap((one) => (one.undoneAt === null ? [[one.proposalId, one.intoId]] : [])));
    const into = await this.db.manager.findBy(Proposal, { id: In([...intoOf.values()]) });
    const answered = new Map(
      (await this.proposals.withAnswers([...own, ...into])).map((one) => [one.proposal.id, one]),
    );
    // Where the one that it joined is hidden, so is the answer of both.
    const hiding = await this.concerns.hiding([...proposalIds, ...intoOf.values()]);
    const hidingOf = (id: string) => strongest([hiding.get(id), hiding.get(intoOf.get(id) ?? '')]);
    return new Map(
      own.flatMap(({ id }) => {
        // One that was joined with another has the other's answer.
        const found = answered.get(intoOf.get(id) ?? id);
        return found ? [[id, { ...answerOf(found), hiding: hidingOf(id) }]] : [];
      }),
    );
  }
}

function answerOf({ proposal: { status }, response }: AnsweredProposal): Omit<ExactWordsAnswer, 'hiding'> {
  const waits = UNANSWERED.has(status);
  if (!response || waits) return { waits, decision: null, reason: null, decidedBy: [], newWords: null };
  const { decision, decidedBy, acceptedText } = response;
  const views = (response.views ?? []).map(({ reason }) => reason);
  const reason = [response.reason, ...views].join(' ');
  return { waits, decision, reason, decidedBy, newWords: acceptedText };
}

function reasonOf({ change, why }: PublicComment): string {
  return [change, why].filter((words) => words !== '').join('\n') || 'They gave no reason.';
}
