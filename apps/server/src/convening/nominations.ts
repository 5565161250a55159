import { whyNotAnswerNomination, whyNotNominate, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Nomination } from './convening.entity.js';

/** Who or what somebody nominates. */
export interface Nominated {
  readonly kind: string;
  readonly text: string;
}

/** What is said to a nomination. */
export interface NominationAnswer {
  readonly nominationId: string;
  readonly isTaken: boolean;
  readonly reason: string;
}

/** What came of an act on a nomination. */
export interface NominationChanged {
  readonly nomination: Nomination | null;
  readonly refusals: Refusal[];
}

/** One act: a member nominates a person or a topic before the writing begins (R4). */
@Injectable()
export class Nominate {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, { kind, text }: Nominated): Promise<NominationChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId } = actor;
      const lock = { mode: 'pessimistic_read' } as const;
      const { state } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const refusals = whyNotNominate({ documentState: state, kind, text });
      if (refusals.length > 0) return { nomination: null, refusals };
      const nomination: Nomination = {
        ...{ id: this.randomness.uuid(), statementId, kind: kind as Nomination['kind'], text: text.trim() },
        ...{ nominatedBy: membershipId, at: this.clock.now(), shownPublicly: kind === 'topic' },
        ...{ isTaken: null, answer: null, answeredBy: null, answeredAt: null },
      };
      await tx.insert(Nomination, nomination);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'nomination.received', actor },
        facts: { nomination: nomination.id, kind },
        committed: { text: nomination.text },
      });
      return { nomination, refusals: [] };
    });
  }
}

/** One act: a co-chair or a facilitator answers a nomination with a reason that everybody can read (R4). */
@Injectable()
export class AnswerNomination {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, { nominationId, isTaken, reason }: NominationAnswer): Promise<NominationChanged> {
    return this.db.transaction(async (tx) => {
      const where = { id: nominationId, statementId: actor.statementId };
      const nomination = await tx.findOneOrFail(Nomination, { where, lock: { mode: 'pessimistic_write' } });
      const refusals = whyNotAnswerNomination({
        isAnswered: nomination.answer !== null,
        roles: actor.roles,
        isOwn: nomination.nominatedBy === actor.membershipId,
        reason,
      });
      if (refusals.length > 0) return { nomination: null, refusals };
      const answered = { answeredBy: actor.membershipId, answeredAt: this.clock.now() };
      Object.assign(nomination, { isTaken, answer: reason.trim(), ...answered });
      await tx.save(nomination);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'nomination.answered', actor },
        facts: { nomination: nomination.id, taken: isTaken },
        committed: { reason: reason.trim() },
      });
      return { nomination, refusals: [] };
    });
  }
}
