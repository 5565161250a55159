import { whyNotDecideConcern, type ConcernDecision } from '#deliberation';
import type { MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { ConcernReader } from './concern.reader.js';
import { newsOfFlag, type ConcernChanged } from './flag-words.js';
import { KnownOwnWords } from './known-own-words.js';
import { KnownSuggestions } from './known-suggestions.js';

/** Nobody decides about words that they cannot read (R38). */
const HIDDEN_FOR_SAFETY = {
  code: 'referral.open',
  because: 'These words are hidden to keep people safe. A safeguarding lead decides about them first.',
};

/** What a reviewer decides, and why. */
export interface DecidedConcern {
  readonly concernId: string;
  readonly decision: string;
  readonly reason: string;
}

/** One act: a reviewer who is no provider puts flagged words back or takes them out, with a reason (R34). */
@Injectable()
export class DecideConcern {
  // eslint-disable-next-line max-params -- it asks each slice that keeps such words who wrote them
  constructor(
    private readonly db: DataSource,
    private readonly hidden: ConcernReader,
    private readonly suggestions: KnownSuggestions,
    private readonly ownWords: KnownOwnWords,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, decided: DecidedConcern): Promise<ConcernChanged> {
    const done = await this.db.transaction((tx) => this.decide(tx, actor, decided));
    if (done.concern) this.changes.publish(...newsOfFlag(done.concern));
    return done;
  }

  private async decide(tx: EntityManager, actor: Actor, decided: DecidedConcern): Promise<ConcernChanged> {
    const { statementId, membershipId } = actor;
    const where = { id: decided.concernId, statementId };
    const { sectionId } = await tx.findOneByOrFail(CompetitionConcern, where);
    const lock = { mode: 'for_no_key_update' } as const;
    const section = sectionId && (await tx.findOneOrFail(Section, { where: { id: sectionId }, lock }));
    const concern = await tx.findOneOrFail(CompetitionConcern, { where, lock });
    const refusals = whyNotDecideConcern({
      ...decided,
      reviewer: actor,
      isOwn: concern.flaggedBy === membershipId || (await this.writersOf(tx, concern)).includes(membershipId),
      isDecided: concern.decision !== null,
    });
    if ((await this.hidden.hiddenForSafety([concern], tx)).size > 0) refusals.push(HIDDEN_FOR_SAFETY);
    if (refusals.length > 0) return { concern: null, refusals };
    const reason = decided.reason.trim();
    const decision = decided.decision as ConcernDecision;
    Object.assign(concern, { decision, reason, decidedBy: membershipId, decidedAt: this.clock.now() });
    await tx.save(concern);
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'concern.decided', actor },
      facts: { concern: concern.id, section: section?.key ?? null, decision },
      committed: { reason },
    });
    return { concern, refusals: [] };
  }

  /** None for words of the text: many may have written them. */
  private async writersOf(tx: EntityManager, concern: CompetitionConcern): Promise<MembershipId[]> {
    const { statementId, proposalId, commentId } = concern;
    const comment = commentId === null ? null : await tx.findOneBy(PublicComment, { id: commentId });
    const suggestions = proposalId === null ? [] : await this.suggestions.ofStatement(statementId, tx);
    const suggestion = suggestions.find(({ id }) => id === proposalId);
    const own = (await this.ownWords.of(statementId, [concern], tx)).get(concern);
    return [suggestion?.proposerId ?? [], comment?.authorId ?? [], own?.writers ?? []].flat();
  }
}
