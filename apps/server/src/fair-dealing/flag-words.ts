import type { Refusal, SectionId } from '#concordat';
import { isConcernReviewer, isGround, whyNotFlag, whyNotFlagOwnWords } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { ConcernReader } from './concern.reader.js';
import { KeepFlag, NOTHING, type About } from './keep-flag.js';
import { KnownSuggestions } from './known-suggestions.js';
import { SafeguardingReferral } from './safeguarding-referral.entity.js';

/** Why somebody flags words. */
export interface Why {
  /** One of the grounds, as it was sent. */
  readonly ground: string;
  readonly why: string;
}

/** Words of a section's text that somebody flags. */
export interface FlaggedParagraph extends Why {
  readonly sectionId: SectionId;
  readonly blockId: string;
  readonly quote: string;
}

/** What came of an act on a concern: null too where a worry about somebody was kept, which its own page shows. */
export interface ConcernChanged {
  readonly concern: CompetitionConcern | null;
  readonly refusals: Refusal[];
}

/**
 * One act: a member flags words as a competition concern (R34), or because they are worried about somebody (R38). They are
 * hidden at once, until somebody has looked at them.
 */
@Injectable()
export class FlagWords {
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
    private readonly suggestions: KnownSuggestions,
    private readonly keeping: KeepFlag,
    private readonly changes: ChangeFeed,
  ) {}

  /** A paragraph of the text, or words in it. With a worry the whole of it is hidden, as it is now, whatever was read of it. */
  paragraph(actor: Actor, { sectionId, blockId, quote, ...why }: FlaggedParagraph): Promise<ConcernChanged> {
    return this.flag(actor, sectionId, async (tx) => {
      const block = (await this.concerns.blocksOf(sectionId, tx)).find(({ id }) => id === blockId);
      const { state: documentState } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
      const ground = isGround(why.ground) ? why.ground : 'COMPETITION';
      const more = whyNotFlagOwnWords({ documentState, isChecked: false, ground });
      const text = block?.text ?? null;
      const words = ground === 'SAFEGUARDING' && text !== null ? text : quote;
      return { about: { ...NOTHING, blockId }, quote: words, ...why, text, more };
    });
  }

  /** A whole suggestion with its reason. */
  async suggestion(actor: Actor, { proposalId, ...why }: Why & { proposalId: string }): Promise<ConcernChanged> {
    const known = await this.suggestions.ofStatement(actor.statementId);
    const suggestion = known.find(({ id }) => id === proposalId);
    if (!suggestion) throw new Error('The suggestion is not of this statement.');
    const { sectionId, words } = suggestion;
    const about = { ...NOTHING, proposalId };
    return this.flag(actor, sectionId, () => Promise.resolve({ about, quote: words, ...why, text: words }));
  }

  /** A whole comment that people have read, with its answer; its exact words are a suggestion, and hidden with it. */
  async comment(actor: Actor, { commentId, ...why }: Why & { commentId: string }): Promise<ConcernChanged> {
    const where = { id: commentId, statementId: actor.statementId };
    const { sectionId } = await this.db.manager.findOneByOrFail(PublicComment, where);
    return this.flag(actor, sectionId, async (tx) => {
      const { state, proposalId, ...comment } = await tx.findOneByOrFail(PublicComment, where);
      const words = [comment.change, comment.instead, comment.why, comment.reason ?? ''].filter((one) => one !== '');
      const quote = words.join('\n');
      // What is not shown nobody reads but who looks first: they keep back a price, and pass on a worry.
      const reads = state === 'SHOWN' || (why.ground === 'SAFEGUARDING' && isConcernReviewer(actor));
      return { about: { ...NOTHING, proposalId, commentId }, quote, ...why, text: reads ? quote : null };
    });
  }

  /** Any words, once a later slice has read what they are, with the lock held that those who publish them take too. */
  async flag(
    actor: Actor,
    sectionId: SectionId | null,
    read: (tx: EntityManager) => Promise<Flagged>,
  ): Promise<ConcernChanged> {
    const { kept, ...done } = await this.db.transaction(async (tx) => {
      // The lock that marking ready and freezing take too: neither slips past a flag.
      const section = await lockedPlace(tx, actor, sectionId);
      const { more = [], ...flagged } = await read(tx);
      const isFlagged = await isFlaggedAlready(tx, actor, { sectionId, ...flagged });
      const refusals = [...whyNotFlag({ ...flagged, isFlagged }), ...more];
      if (refusals.length > 0) return { kept: null, concern: null, refusals };
      if (flagged.ground === 'SAFEGUARDING') {
        return { kept: await this.keeping.referral(tx, actor, { section, ...flagged }), concern: null, refusals };
      }
      const concern = await this.keeping.concern(tx, actor, { section, ...flagged });
      return { kept: concern, concern, refusals };
    });
    if (kept) this.changes.publish(...newsOfFlag(kept));
    return done;
  }
}

/** A section, or for null the whole statement: each act that publishes or changes it takes the same lock. */
async function lockedPlace(
  tx: EntityManager,
  { statementId }: Actor,
  sectionId: SectionId | null,
): Promise<Section | null> {
  const lock = { mode: 'for_no_key_update' } as const;
  if (sectionId !== null) return tx.findOneOrFail(Section, { where: { id: sectionId, statementId }, lock });
  await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
  return null;
}

/** Of words beside the text it is that of a signature: other groups cannot tell from it that some wait (R19). */
export function newsOfFlag(flag: CompetitionConcern | SafeguardingReferral): [topic: string, change: Change] {
  const { statementId, sectionId, minorityStatementId, signOffId } = flag;
  const kind = (minorityStatementId ?? signOffId) ? 'sign-off' : 'concern';
  return [`statement:${statementId}`, { kind, sectionId }];
}

/** Whether the same thing is flagged for the same reason, and nobody has decided; or stays hidden to keep people safe. */
function isFlaggedAlready(
  tx: EntityManager,
  { statementId }: Actor,
  { sectionId, ground, about, quote }: Pick<Flagged, 'ground' | 'about' | 'quote'> & { sectionId: SectionId | null },
): Promise<boolean> {
  const place = { statementId, sectionId: sectionId ?? IsNull(), ...sameThing(about, quote) };
  if (ground !== 'SAFEGUARDING') return tx.existsBy(CompetitionConcern, { ...place, decision: IsNull() });
  // What stays hidden needs no second flag: shown again by one decision, it would stay hidden by the other.
  const kept = { ...place, decision: Not('PUT_BACK' as const) };
  return tx.existsBy(SafeguardingReferral, [{ ...place, decision: IsNull() }, kept]);
}

/** What a flag about the same thing has in common with this one. */
function sameThing(about: About, quote: string): FindOptionsWhere<CompetitionConcern | SafeguardingReferral> {
  const { blockId, proposalId, commentId, minorityStatementId, signOffId } = about;
  if (proposalId !== null) return { proposalId };
  if (minorityStatementId !== null) return { minorityStatementId };
  if (signOffId !== null) return { signOffId };
  return commentId === null ? { blockId: blockId ?? IsNull(), quote: quote.trim() } : { commentId };
}

/** Words that are flagged. */
export interface Flagged extends Why {
  readonly about: About;
  readonly quote: string;
  readonly text: string | null;
  /** Why not, beside what is asked of every flag. */
  readonly more?: readonly Refusal[];
}
