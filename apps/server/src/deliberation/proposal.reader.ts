import type { SectionId, StageGates, StatementId } from '#concordat';
import { AGREED_TO, UNANSWERED } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { KnownSuggestion, WordsPutIn } from '../fair-dealing/known-suggestions.js';
import { CompetitionConcern } from '../fair-dealing/competition-concern.entity.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { CommentReader } from '../comments/comment.reader.js';
import type { GateKeeper } from '../statements/stage-gates.js';
import { Proposal, Response } from './proposal.entity.js';

/** A suggestion with its newest answer, if it has one, and those before. */
export interface AnsweredProposal {
  readonly proposal: Proposal;
  readonly response: Response | null;
  /** Answers before another pair was asked for: they stay (R15). */
  readonly earlier: readonly Response[];
}

/** Reads suggestions and their answers, and says how many are open before a stage opens (R12). */
@Injectable()
export class ProposalReader implements GateKeeper {
  constructor(
    private readonly db: DataSource,
    private readonly comments: CommentReader,
  ) {}

  /**
   * What for a section still needs a decision with a reason: suggestions, also those whose accepted words are not in the
   * text yet, and comments of the public that ask for a change (R12).
   */
  async countUnanswered(sectionId: SectionId, tx: EntityManager = this.db.manager): Promise<number> {
    return (await count(tx, { sectionId })) + (await this.comments.countUnanswered({ sectionId }, tx));
  }

  /** The same for a whole statement. */
  async countOpen(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<number> {
    return (await count(tx, { statementId })) + (await this.comments.countUnanswered({ statementId }, tx));
  }

  byId(id: string): Promise<Proposal | null> {
    return this.db.manager.findOneBy(Proposal, { id });
  }

  /** Every suggestion for a statement, oldest first. */
  async ofStatement(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<AnsweredProposal[]> {
    const proposals = await tx.find(Proposal, { where: { statementId }, order: { receivedAt: 'ASC', id: 'ASC' } });
    return this.withAnswers(proposals, tx);
  }

  /** As fair dealing knows them, oldest first. */
  async known(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<KnownSuggestion[]> {
    const order = { receivedAt: 'ASC', id: 'ASC' } as const;
    const proposals = await tx.find(Proposal, { where: { statementId }, order });
    return proposals.map(({ id, sectionId, proposerId, proposedText, reason, receivedAt }) => {
      const words = [proposedText, reason].filter((text) => text !== '').join('\n');
      return { id, sectionId, proposerId, words, receivedAt };
    });
  }

  /** Words that were agreed to and went into the text, of some suggestions: of every round. */
  async putIn(ids: readonly string[], tx: EntityManager): Promise<WordsPutIn[]> {
    const where = { proposalId: In([...ids]), acceptedText: Not(IsNull()), appliedAtSeq: Not(IsNull()) };
    const responses = await tx.find(Response, { where, order: { round: 'ASC' } });
    return responses.map(({ proposalId, acceptedText }) => ({ proposalId, text: acceptedText ?? '' }));
  }

  /** Suggestions with their newest answers, in the same order. */
  async withAnswers(proposals: readonly Proposal[], tx: EntityManager = this.db.manager): Promise<AnsweredProposal[]> {
    const where = { proposalId: In(proposals.map(({ id }) => id)) };
    const responses = await tx.find(Response, { where, order: { round: 'ASC' } });
    return proposals.map((proposal) => {
      const own = responses.filter((response) => response.proposalId === proposal.id);
      return { proposal, response: own.at(-1) ?? null, earlier: own.slice(0, -1) };
    });
  }

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    return { openProposals: await this.countOpen(statementId, tx) };
  }
}

async function count(
  tx: EntityManager,
  where: { readonly sectionId: SectionId } | { readonly statementId: StatementId },
): Promise<number> {
  const open = await tx.countBy(Proposal, { ...where, status: In([...UNANSWERED]) });
  const waiting = await tx
    .createQueryBuilder(Response, 'r')
    .innerJoin(Proposal, 'p', 'p.id = r.proposal_id')
    .where('r.accepted_text IS NOT NULL AND r.applied_at_seq IS NULL')
    // Of the newest answer, and only while it agrees: what is looked at again is open, and counted so (R15).
    .andWhere('r.round = p.round AND p.status = ANY (:agreed)', { agreed: [...AGREED_TO] })
    .andWhere('sectionId' in where ? 'p.section_id = :id' : 'p.statement_id = :id', { id: Object.values(where)[0] })
    // What a competition check took out, or stays hidden to keep people safe, goes in no more (R34, R38).
    .andWhere((query) => {
      const out = [CompetitionConcern, SafeguardingReferral].map((kind) =>
        query.subQuery().select('1').from(kind, 'c'),
      );
      const conditions = out.map((one) => one.where("c.proposal_id = r.proposal_id AND c.decision = 'TAKEN_OUT'"));
      return conditions.map((one) => `NOT EXISTS ${one.getQuery()}`).join(' AND ');
    })
    .getCount();
  return open + waiting;
}
