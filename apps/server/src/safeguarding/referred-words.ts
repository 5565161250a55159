import type { MembershipId, SectionId } from '#concordat';
import { containsWords, saysAgain } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import { AnswerPutForward } from '../deliberation/answer-put-forward.entity.js';
import { MergedProposal } from '../deliberation/merged-proposal.entity.js';
import { RebasedProposal } from '../deliberation/rebased-proposal.entity.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import { SignOff } from '../sign-off/sign-off.entity.js';
import { HandsInText } from './hands-in-text.js';

/** Words that were flagged for a worry about somebody, as they are now. */
export interface ReferredWords {
  readonly kind: 'text' | 'suggestion' | 'comment' | 'own-words' | 'reason';
  /** In paragraphs; none where they are gone. */
  readonly words: readonly string[];
  /** Words of the text as they were flagged, where the paragraph says something else by now; else null. */
  readonly asFlagged: string | null;
  /** None for words of the text: many may have written them. */
  readonly writers: readonly MembershipId[];
  /** They, and whoever wrote them down, moved or joined them, answered or replied: nobody decides about what they had a hand in. */
  readonly hands: readonly MembershipId[];
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
    private readonly hands: HandsInText,
  ) {}

  async one(referral: SafeguardingReferral, tx?: EntityManager): Promise<ReferredWords> {
    return (await this.of([referral], tx)).get(referral.id) ?? GONE;
  }

  /** By referral. However many there are, it asks the database the same few questions for each kind. */
  async of(referrals: readonly SafeguardingReferral[], act?: EntityManager): Promise<Map<string, ReferredWords>> {
    const tx = act ?? this.db.manager;
    const ids = (key: Thing): string[] => referrals.flatMap((one) => one[key] ?? []);
    const found: Found = new Map([
      ...(await comments(tx, ids('commentId'))),
      ...(await suggestions(tx, ids('proposalId'))),
      ...(await ownWords(tx, ids('minorityStatementId'))),
      ...(await reasons(tx, ids('signOffId'))),
    ]);
    const texts = await this.texts(referrals, act);
    const hands = await this.hands.of(referrals, tx);
    return new Map(
      referrals.map((one) => {
        const { commentId, proposalId, minorityStatementId, signOffId } = one;
        const beside = found.get(commentId ?? proposalId ?? minorityStatementId ?? signOffId);
        return [one.id, beside ?? { ...inText(one, texts), hands: hands.get(one.id) ?? [] }];
      }),
    );
  }

  /** The words of each block, by its id. */
  private async texts(
    referrals: readonly SafeguardingReferral[],
    act?: EntityManager,
  ): Promise<ReadonlyMap<string, string>> {
    const sections = new Set<SectionId>();
    for (const { blockId, sectionId } of referrals) if (blockId !== null && sectionId !== null) sections.add(sectionId);
    // An act reads what it has locked, and is about one section.
    const blocks = act
      ? await Promise.all([...sections].map((id) => this.concerns.blocksOf(id, act)))
      : await this.concerns.blocksNow([...sections]);
    return new Map(blocks.flat().map(({ id, text }) => [id, text]));
  }
}

const GONE: ReferredWords = { kind: 'text', words: [], asFlagged: null, writers: [], hands: [] };

/** Whoever decides reads what was flagged, also where the paragraph was changed since, or is gone. */
function inText({ blockId, quote }: SafeguardingReferral, texts: ReadonlyMap<string, string>): ReferredWords {
  const now = texts.get(blockId ?? '') ?? null;
  return { ...GONE, words: saidOf([now]), asFlagged: quote !== null && isSame(quote, now ?? '') ? null : quote };
}

function isSame(one: string, other: string): boolean {
  return containsWords(one, other) && containsWords(other, one);
}

async function comments(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(PublicComment, { id: In(ids) });
  const exact = found.flatMap(({ proposalId }) => proposalId ?? []);
  const answered = new Map(await suggestions(tx, exact));
  return found.map((one) => {
    const { id, name, quote, change, instead, why, reason, givenReason, keptBackBecause, authorId } = one;
    const answer = answered.get(one.proposalId ?? '');
    const words = saidOf([name, quote, change, instead, why, givenReason, reason, keptBackBecause]);
    const writers = authorId ? [authorId] : [];
    const others = [one.writtenDownBy, one.givenBy, one.lookedAtBy].flatMap((who) => who ?? []);
    return [
      id,
      {
        ...{ kind: 'comment', asFlagged: null, writers, words: [...new Set([...words, ...(answer?.words ?? [])])] },
        hands: [...writers, ...others, ...one.decidedBy, ...(answer?.hands ?? [])],
      },
    ];
  });
}

async function suggestions(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(Proposal, { id: In(ids) });
  const proposalId = In(ids);
  const answers = await tx.find(Response, { where: { proposalId }, order: { round: 'ASC' } });
  const given = await tx.find(AnswerPutForward, { where: { proposalId }, order: { givenAt: 'ASC' } });
  const rebased = await tx.find(RebasedProposal, { where: { proposalId }, order: { at: 'ASC' } });
  const merged = await tx.findBy(MergedProposal, [{ proposalId }, { intoId: proposalId }]);
  return found.map((one) => {
    const of = <Row extends { proposalId: string }>(rows: readonly Row[]) =>
      rows.filter((row) => row.proposalId === one.id);
    const said = [...of(answers), ...of(given), ...of(answers).flatMap(({ views }) => views ?? [])];
    const came = of(rebased).flatMap(({ baseText, proposedText }) => [baseText, proposedText]);
    const joined = merged.filter((row) => row.proposalId === one.id || row.intoId === one.id);
    const words = [
      one.baseText,
      one.proposedText,
      one.reason,
      ...came,
      ...said.flatMap((row) => [row.reason, row.acceptedText]),
    ];
    const deciders = [...of(answers).flatMap(({ decidedBy }) => decidedBy), ...of(given).map(({ givenBy }) => givenBy)];
    const movers = [...of(rebased).map(({ rebasedBy }) => rebasedBy), ...joined.flatMap(({ decidedBy }) => decidedBy)];
    const hands = [one.proposerId, ...(one.writtenDownBy ? [one.writtenDownBy] : []), ...deciders, ...movers];
    return [
      one.id,
      {
        ...{ kind: 'suggestion', asFlagged: null, writers: [one.proposerId], hands },
        words: saidOf([...words, one.askedAgainBecause, ...joined.map(({ reason }) => reason)]),
      },
    ];
  });
}

async function ownWords(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(MinorityStatement, { id: In(ids) });
  const others = await besideOf(tx, found);
  return found.map((one) => {
    const { id, title, text, replyText } = one;
    const writers = writersOf(one);
    const words = saidOf([title, text, replyText]);
    return [id, { kind: 'own-words', words, asFlagged: null, writers, hands: [...writers, ...sayers(one, others)] }];
  });
}

async function reasons(tx: EntityManager, ids: string[]): Promise<[string, ReferredWords][]> {
  const found = await tx.findBy(SignOff, { id: In(ids) });
  const others = await besideOf(tx, found);
  return found.map((one) => {
    const writers = writersOf(one);
    const hands = [...writers, ...sayers(one, others)];
    return [one.id, { kind: 'reason', words: saidOf([one.text]), asFlagged: null, writers, hands }];
  });
}

/** Own words and reasons of the groups whose words somebody is worried about. */
async function besideOf(tx: EntityManager, found: readonly (MinorityStatement | SignOff)[]) {
  if (found.length === 0) return [];
  const where = {
    statementId: In([...new Set(found.map((one) => one.statementId))]),
    constituency: In([...new Set(found.map((one) => one.constituency))]),
  };
  return [...(await tx.findBy(MinorityStatement, where)), ...(await tx.findBy(SignOff, where))];
}

/** Who of the same group says the same: their words are hidden with these, so that it would be about their own. */
function sayers(
  { text: quote, constituency }: MinorityStatement | SignOff,
  others: readonly (MinorityStatement | SignOff)[],
): MembershipId[] {
  if (quote === null) return [];
  return others
    .filter((one) => one.constituency === constituency)
    .filter((one) => saysAgain({ blockId: null, quote }, { blockId: null, texts: textsOf(one) }))
    .flatMap(writersOf);
}

function textsOf(one: MinorityStatement | SignOff): (string | null)[] {
  return 'title' in one ? [one.title, one.text] : [one.text];
}

function writersOf(one: MinorityStatement | SignOff): MembershipId[] {
  return 'title' in one ? [...one.signedBy, ...(one.replyBy ? [one.replyBy] : [])] : [one.membershipId];
}

function saidOf(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text ? [text] : [])))];
}
