import type { MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import { SignOff } from '../sign-off/sign-off.entity.js';

/** Words that were flagged for a worry about somebody, as they are now. */
export interface ReferredWords {
  readonly kind: 'text' | 'suggestion' | 'comment' | 'own-words' | 'reason';
  /** In paragraphs; none where they are gone. */
  readonly words: readonly string[];
  /** None for words of the text: many may have written them. */
  readonly writers: readonly MembershipId[];
}

/** Reads the words of referrals where they stand, so that they are kept in no second place (R38). */
@Injectable()
export class ReferredWordsReader {
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
  ) {}

  async of(referral: SafeguardingReferral, tx: EntityManager = this.db.manager): Promise<ReferredWords> {
    const { commentId, proposalId, minorityStatementId, signOffId } = referral;
    if (commentId !== null) return ofComment(tx, commentId);
    if (proposalId !== null) return ofSuggestion(tx, proposalId);
    if (minorityStatementId !== null) return ofOwnWords(tx, minorityStatementId);
    if (signOffId !== null) return ofReason(tx, signOffId);
    return { kind: 'text', words: await this.inText(referral, tx), writers: [] };
  }

  private async inText({ sectionId, blockId, quote }: SafeguardingReferral, tx: EntityManager): Promise<string[]> {
    const blocks = sectionId === null ? [] : await this.concerns.blocksOf(sectionId, tx);
    const now = blocks.find(({ id }) => id === blockId)?.text;
    return saidOf([now ?? quote]);
  }
}

async function ofComment(tx: EntityManager, id: string): Promise<ReferredWords> {
  const { name, change, instead, why, reason, authorId } = await tx.findOneByOrFail(PublicComment, { id });
  const words = saidOf([name, change, instead, why, reason]);
  return { kind: 'comment', words, writers: authorId ? [authorId] : [] };
}

async function ofSuggestion(tx: EntityManager, id: string): Promise<ReferredWords> {
  const { baseText, proposedText, reason, askedAgainBecause, proposerId } = await tx.findOneByOrFail(Proposal, { id });
  const answers = await tx.find(Response, { where: { proposalId: id }, order: { round: 'ASC' } });
  const said = answers.flatMap((one) => [one.reason, ...(one.views ?? []).map((view) => view.reason)]);
  const words = saidOf([baseText, proposedText, reason, ...said, askedAgainBecause]);
  return { kind: 'suggestion', words, writers: [proposerId] };
}

async function ofOwnWords(tx: EntityManager, id: string): Promise<ReferredWords> {
  const { title, text, replyText, signedBy, replyBy } = await tx.findOneByOrFail(MinorityStatement, { id });
  const writers = [...signedBy, ...(replyBy ? [replyBy] : [])];
  return { kind: 'own-words', words: saidOf([title, text, replyText]), writers };
}

async function ofReason(tx: EntityManager, id: string): Promise<ReferredWords> {
  const { text, membershipId } = await tx.findOneByOrFail(SignOff, { id });
  return { kind: 'reason', words: saidOf([text]), writers: [membershipId] };
}

function saidOf(texts: readonly (string | null | undefined)[]): string[] {
  return texts.flatMap((text) => (text ? [text] : []));
}
