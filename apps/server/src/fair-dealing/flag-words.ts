import type { Refusal, SectionId } from '#concordat';
import { whyNotFlag } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { ConcernReader } from './concern.reader.js';
import { KnownSuggestions } from './known-suggestions.js';

/** Words of a section's text that somebody flags. */
export interface FlaggedParagraph {
  readonly sectionId: SectionId;
  readonly blockId: string;
  readonly quote: string;
  readonly why: string;
}

/** What came of an act on a concern. */
export interface ConcernChanged {
  readonly concern: CompetitionConcern | null;
  readonly refusals: Refusal[];
}

/** One act: a member flags words as a competition concern. They are hidden at once, until somebody has checked them (R34). */
@Injectable()
export class FlagWords {
  // eslint-disable-next-line max-params -- the act needs both texts, the record, the clock, ids and the feed
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
    private readonly suggestions: KnownSuggestions,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  /** A paragraph of the text, or words in it. */
  paragraph(actor: Actor, { sectionId, blockId, quote, why }: FlaggedParagraph): Promise<ConcernChanged> {
    return this.flag(actor, sectionId, async (tx) => {
      const block = (await this.concerns.blocksOf(sectionId, tx)).find(({ id }) => id === blockId);
      return { about: { ...NOTHING, blockId }, quote, why, text: block?.text ?? null };
    });
  }

  /** A whole suggestion with its reason. */
  async suggestion(actor: Actor, { proposalId, why }: { proposalId: string; why: string }): Promise<ConcernChanged> {
    const known = await this.suggestions.ofStatement(actor.statementId);
    const suggestion = known.find(({ id }) => id === proposalId);
    if (!suggestion) throw new Error('The suggestion is not of this statement.');
    const { sectionId, words } = suggestion;
    const about = { ...NOTHING, proposalId };
    return this.flag(actor, sectionId, () => Promise.resolve({ about, quote: words, why, text: words }));
  }

  /** A whole comment that people have read, with its answer; its exact words are a suggestion, and hidden with it. */
  async comment(actor: Actor, { commentId, why }: { commentId: string; why: string }): Promise<ConcernChanged> {
    const where = { id: commentId, statementId: actor.statementId };
    const { sectionId } = await this.db.manager.findOneByOrFail(PublicComment, where);
    return this.flag(actor, sectionId, async (tx) => {
      const { state, proposalId, ...comment } = await tx.findOneByOrFail(PublicComment, where);
      const words = [comment.change, comment.instead, comment.why, comment.reason ?? ''].filter((one) => one !== '');
      const quote = words.join('\n');
      // What is not shown nobody reads but who looks first: they keep it back.
      return { about: { ...NOTHING, proposalId, commentId }, quote, why, text: state === 'SHOWN' ? quote : null };
    });
  }

  /** Any words, once a later slice has read what they are, with the lock held that those who publish them take too. */
  async flag(
    actor: Actor,
    sectionId: SectionId | null,
    read: (tx: EntityManager) => Promise<Flagged>,
  ): Promise<ConcernChanged> {
    const done = await this.db.transaction(async (tx) => {
      // The lock that marking ready and freezing take too: neither slips past a flag.
      const section = await lockedPlace(tx, actor, sectionId);
      const { about, more = [], ...words } = await read(tx);
      const place = { statementId: actor.statementId, sectionId: sectionId ?? IsNull() };
      const open = { ...place, decision: IsNull(), ...sameThing(about, words.quote) };
      const isFlagged = await tx.existsBy(CompetitionConcern, open);
      const refusals = [...whyNotFlag({ ...words, isFlagged }), ...more];
      if (refusals.length > 0) return { concern: null, refusals };
      return { concern: await this.keep(tx, actor, section, { about, ...words }), refusals: [] };
    });
    if (done.concern) this.changes.publish(...newsOfConcern(done.concern));
    return done;
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    section: Section | null,
    { about, quote, why }: Flagged,
  ): Promise<CompetitionConcern> {
    const concern: CompetitionConcern = {
      ...{ id: this.randomness.uuid(), statementId: actor.statementId, sectionId: section?.id ?? null, ...about },
      ...{ quote: quote.trim(), why: why.trim(), flaggedBy: actor.membershipId, at: this.clock.now() },
      ...{ decision: null, reason: null, decidedBy: null, decidedAt: null },
    };
    await tx.insert(CompetitionConcern, concern);
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'concern.flagged', actor },
      facts: {
        ...{ concern: concern.id, section: section?.key ?? null, proposal: about.proposalId },
        ...(about.commentId !== null && { comment: about.commentId }),
        ...(about.minorityStatementId !== null && { minorityStatement: about.minorityStatementId }),
        ...(about.signOffId !== null && { signOff: about.signOffId }),
      },
      committed: { quote: concern.quote, why: concern.why },
    });
    return concern;
  }
}

/** What a concern is about. */
export type About = Pick<
  CompetitionConcern,
  'blockId' | 'proposalId' | 'commentId' | 'minorityStatementId' | 'signOffId'
>;

export const NOTHING: About = {
  ...{ blockId: null, proposalId: null, commentId: null, minorityStatementId: null, signOffId: null },
};

/** A section, or for null the whole statement: each act that publishes or changes it takes the same lock. */
async function lockedPlace(
  tx: EntityManager,
  { statementId }: Actor,
  sectionId: SectionId | null,
): Promise<Section | null> {
  const lock = { mode: 'pessimistic_write' } as const;
  if (sectionId !== null) return tx.findOneOrFail(Section, { where: { id: sectionId, statementId }, lock });
  await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
  return null;
}

/** Of words beside the text it is that of a signature: other groups cannot tell from it that some wait (R19). */
export function newsOfConcern(concern: CompetitionConcern): [topic: string, change: Change] {
  const { statementId, sectionId, minorityStatementId, signOffId } = concern;
  const kind = (minorityStatementId ?? signOffId) ? 'sign-off' : 'concern';
  return [`statement:${statementId}`, { kind, sectionId }];
}

/** What a concern about the same thing has in common with this one. */
function sameThing(about: About, quote: string): FindOptionsWhere<CompetitionConcern> {
  const { blockId, proposalId, commentId, minorityStatementId, signOffId } = about;
  if (proposalId !== null) return { proposalId };
  if (minorityStatementId !== null) return { minorityStatementId };
  if (signOffId !== null) return { signOffId };
  return commentId === null ? { blockId: blockId ?? IsNull(), quote: quote.trim() } : { commentId };
}

/** Words that are flagged. */
export interface Flagged {
  readonly about: About;
  readonly quote: string;
  readonly why: string;
  readonly text: string | null;
  /** Why not, beside what is asked of every flag. */
  readonly more?: readonly Refusal[];
}
