import { dayInEngland, whyNotAnswerChallenge, whyNotChallenge, whyNotDeclareLimit, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { DeclaredLimit } from './convening.entity.js';
import { standingTo } from './standing-to-limits.js';

/** What somebody says cannot change. */
export interface Limit {
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
  /** The last day, as YYYY-MM-DD. */
  readonly endsOn: string;
}

/** What is said against a limit, or to its challenge. */
export interface SaidToLimit {
  readonly limitId: string;
  readonly reason: string;
}

/** What came of an act on a limit. */
export interface LimitChanged {
  readonly limit: DeclaredLimit | null;
  readonly refusals: Refusal[];
}

/** One act: a member says what is fixed, before the writing begins (R5). */
@Injectable()
export class DeclareLimit {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, { kind, text, reason, endsOn }: Limit): Promise<LimitChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId } = actor;
      const lock = { mode: 'pessimistic_read' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const today = dayInEngland(this.clock.now());
      const refusals = whyNotDeclareLimit({ documentState, kind, text, reason, endsOn, today });
      if (refusals.length > 0) return { limit: null, refusals };
      const limit: DeclaredLimit = {
        ...{ id: this.randomness.uuid(), statementId, kind, text: text.trim(), reason: reason.trim(), endsOn },
        ...{ declaredBy: membershipId, at: this.clock.now() },
        ...{ challenge: null, challengedBy: null, challengeAnswer: null, challengeAnsweredBy: null },
      };
      await tx.insert(DeclaredLimit, limit);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'limit.declared', actor },
        facts: { limit: limit.id, kind, endsOn },
        committed: { text: limit.text, reason: limit.reason },
      });
      return { limit, refusals: [] };
    });
  }
}

/** One act: a member challenges what is said to be fixed. Each limit is challenged once (R5). */
@Injectable()
export class ChallengeLimit {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { limitId, reason }: SaidToLimit): Promise<LimitChanged> {
    return this.db.transaction(async (tx) => {
      // Locked, so that signing cannot open over a challenge that is just coming in.
      const lock = { mode: 'pessimistic_read' } as const;
      const { state } = await tx.findOneOrFail(Statement, { where: { id: actor.statementId }, lock });
      const limit = await locked(tx, actor, limitId);
      const { isOfOwner } = await standingTo(tx, actor, limit);
      const isChallenged = limit.challenge !== null;
      const refusals = whyNotChallenge({ documentState: state, isChallenged, isOfOwner, reason });
      if (refusals.length > 0) return { limit: null, refusals };
      Object.assign(limit, { challenge: reason.trim(), challengedBy: actor.membershipId });
      await tx.save(limit);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'limit.challenged', actor },
        facts: { limit: limit.id },
        committed: { reason: reason.trim() },
      });
      return { limit, refusals: [] };
    });
  }
}

/** One act: the group that declared a limit answers its challenge; a co-chair where nobody of it is left (R5). */
@Injectable()
export class AnswerChallenge {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { limitId, reason }: SaidToLimit): Promise<LimitChanged> {
    return this.db.transaction(async (tx) => {
      const limit = await locked(tx, actor, limitId);
      const refusals = whyNotAnswerChallenge({
        isAnswered: limit.challengeAnswer !== null || limit.challenge === null,
        roles: actor.roles,
        isOwn: limit.challengedBy === actor.membershipId,
        ...(await standingTo(tx, actor, limit)),
        reason,
      });
      if (refusals.length > 0) return { limit: null, refusals };
      Object.assign(limit, { challengeAnswer: reason.trim(), challengeAnsweredBy: actor.membershipId });
      await tx.save(limit);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'limit.challenge-answered', actor },
        facts: { limit: limit.id },
        committed: { answer: reason.trim() },
      });
      return { limit, refusals: [] };
    });
  }
}

function locked(tx: EntityManager, { statementId }: Actor, id: string): Promise<DeclaredLimit> {
  return tx.findOneOrFail(DeclaredLimit, { where: { id, statementId }, lock: { mode: 'for_no_key_update' } });
}
