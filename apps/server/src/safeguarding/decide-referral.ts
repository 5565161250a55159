import type { Refusal } from '#concordat';
import { whyNotDecideReferral, type ConcernDecision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import { AnswerPutForward } from '../deliberation/answer-put-forward.entity.js';
import { newsOfFlag } from '../fair-dealing/flag-words.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { ReferredWordsReader } from './referred-words.js';

/** What a safeguarding lead decides, and what they did. */
export interface DecidedReferral {
  readonly referralId: string;
  readonly decision: string;
  readonly note: string;
  readonly reference: string;
}

/** What came of it; null when refused. */
export interface ReferralChanged {
  readonly referral: (SafeguardingReferral & { readonly decision: string; readonly decidedAt: Date }) | null;
  readonly refusals: Refusal[];
}

/** One act: a safeguarding lead shows hidden words again, or keeps them hidden, and writes down what was done (R38). */
@Injectable()
export class DecideReferral {
  constructor(
    private readonly db: DataSource,
    private readonly words: ReferredWordsReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, decided: DecidedReferral): Promise<ReferralChanged> {
    const done = await this.db.transaction((tx) => this.decide(tx, actor, decided));
    if (done.referral) this.changes.publish(...newsOfFlag(done.referral));
    return done;
  }

  private async decide(tx: EntityManager, actor: Actor, decided: DecidedReferral): Promise<ReferralChanged> {
    const { statementId, membershipId } = actor;
    const where = { id: decided.referralId, statementId };
    const lock = { mode: 'for_no_key_update' } as const;
    const { sectionId } = await tx.findOneByOrFail(SafeguardingReferral, where);
    // The lock that marking ready and freezing take too: neither slips past the decision.
    if (sectionId !== null) await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const found = await tx.findOneOrFail(SafeguardingReferral, { where, lock });
    const { hands } = await this.words.one(found, tx);
    const isOwn = hands.includes(membershipId);
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const isOwnWords = (found.minorityStatementId ?? found.signOffId) !== null;
    const asked = { ...decided, lead: actor, isOwn, decided: found.decision, isOwnWords, documentState };
    const refusals = whyNotDecideReferral(asked);
    if (refusals.length > 0) return { referral: null, refusals };
    const decision = decided.decision as ConcernDecision;
    const referral = Object.assign(found, {
      ...{ decision, note: decided.note.trim(), reference: decided.reference.trim() || null },
      ...{ decidedBy: membershipId, decidedAt: this.clock.now() },
      // Nothing hides by them any more.
      ...(decision === 'PUT_BACK' && { quote: null }),
    });
    await tx.save(referral);
    if (decision === 'TAKEN_OUT') await forgetPutForward(tx, referral);
    // Who decided, and what, is for safeguarding leads alone.
    await this.timeline.add(tx, { chain: statementId, kind: 'safeguarding.decided', actor: null });
    return { referral, refusals: [] };
  }
}

/** Answers that one person has put forward may quote what stays hidden: they are put forward anew, by who cannot read it. */
async function forgetPutForward(tx: EntityManager, { proposalId, commentId }: SafeguardingReferral): Promise<void> {
  if (proposalId !== null) await tx.delete(AnswerPutForward, { proposalId });
  if (commentId === null) return;
  await tx.update(PublicComment, { id: commentId }, { givenDecision: null, givenReason: null, givenBy: null });
}
