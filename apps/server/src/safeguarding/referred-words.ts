import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
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

type Thing = 'commentId' | 'proposalId' | 'minorityStatementId' | 'signOffId';

/** What referrals are about, by id of the comment, suggestion, own words or decision. */
type Found = ReadonlyMap<string | null, ReferredWords>;

/** Reads the words of referrals where they stand, so that they are kept in no second place (R38). */
@Injectable()
export class ReferredWordsReader {
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
  ) {}

  async one(referral: SafeguardingReferral, tx?: EntityManager): Promise<ReferredWords> {
    return (await this.of([referral], tx)).get(referral.id) ?? GONE;
  }

  /** By referral. However many there are, it asks the database the same few questions for each kind. */
  async of(
    referrals: readonly SafeguardingReferral[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, ReferredWords>> {
    const ids = (key: Thing): string[] => referrals.flatMap((one) => one[key] ?? []);
    const found: Found = new Map([
      ...(await comments(tx, ids('commentId'))),
      ...(await suggestions(tx, ids('proposalId'))),
      ...(await ownWords(tx, ids('minorityStatementId'))),
      ...(await reasons(tx, ids('signOffId'))),
    ]);
    const texts = await this.texts(referrals, tx);
    return new Map(
      referrals.map((one) => {
        const { commentId, proposalId, minorityStatementId, signOffId } = one;
        return [one.id, found.get(commentId ?? proposalId ?? minorityStatementId ?? signOffId) ?? inText(one, texts)];
      }),
    );
  }

  /** The words of each block, by its id. */
  private async texts(
    referrals: readonly SafeguardingReferral[],
    tx: EntityManager,
  ): Promise<ReadonlyMap<string, string>> {
    const sections = new Set<SectionId>();
    for (const { blockId, sectionId } of referrals) if (blockId !== null && sectionId !== null) sections.add(sectionId);
    const blocks = await Promise.all([...sections].map((id) => this.concerns.blocksOf(id, tx)));
    return new Map(blocks.flat().map(({ id, text }) => [id, text]));
  }
}

const GONE: ReferredWords = { kind: 'text', words: [], writers: [] };

function inText({ blockId, quote }: SafeguardingReferral, texts: ReadonlyMap<string, string>): ReferredWords {
  return { ...GONE, words: saidOf([texts.get(blockId ?? '') ?? quote]) };
}

async function comments(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(PublicComment, { id: In(ids) });
  return found.map(({ id, name, change, instead, why, reason, authorId }) => {
    const words = saidOf([name, change, instead, why, reason]);
    return [id, { kind: 'comment', words, writers: authorId ? [authorId] : [] }];
  });
}

async function suggestions(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(Proposal, { id: In(ids) });
  const answers = await tx.find(Response, { where: { proposalId: In(ids) }, order: { round: 'ASC' } });
  return found.map(({ id, baseText, proposedText, reason, askedAgainBecause, proposerId }) => {
    const own = answers.filter(({ proposalId }) => proposalId === id);
    const said = own.flatMap((one) => [one.reason, ...(one.views ?? []).map((view) => view.reason)]);
    const words = saidOf([baseText, proposedText, reason, ...said, askedAgainBecause]);
    return [id, { kind: 'suggestion', words, writers: [proposerId] }];
  });
}

async function ownWords(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(MinorityStatement, { id: In(ids) });
  return found.map(({ id, title, text, replyText, signedBy, replyBy }) => {
    const writers = [...signedBy, ...(replyBy ? [replyBy] : [])];
    return [id, { kind: 'own-words', words: saidOf([title, text, replyText]), writers }];
  });
}

async function reasons(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(SignOff, { id: In(ids) });
  return found.map(({ id, text, membershipId }) => {
    return [id, { kind: 'reason', words: saidOf([text]), writers: [membershipId] }];
  });
}

function saidOf(texts: readonly (string | null | undefined)[]): string[] {
  return texts.flatMap((text) => (text ? [text] : []));
}
