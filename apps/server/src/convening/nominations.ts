import { addressToAnswer, whyNotAnswerNomination, whyNotNominate, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Council } from '../membership/council.entity.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Nomination, NominationContact } from './convening.entity.js';

/** Who or what somebody nominates. */
export interface Nominated {
  readonly kind: string;
  readonly text: string;
  /** Whether a person agreed that anybody can read who they are, with the answer. A topic always can be read. */
  readonly mayBeShown?: boolean | null;
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

  run(actor: Actor, { kind, text, mayBeShown }: Nominated): Promise<NominationChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId } = actor;
      const lock = { mode: 'pessimistic_read' } as const;
      const { state } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const refusals = whyNotNominate({ documentState: state, kind, text });
      if (refusals.length > 0) return { nomination: null, refusals };
      const nomination: Nomination = {
        ...{ id: this.randomness.uuid(), statementId, kind: kind as Nomination['kind'], text: text.trim() },
        ...{ nominatedBy: membershipId, at: this.clock.now(), shownPublicly: kind === 'topic' || mayBeShown === true },
        ...{ isTaken: null, answer: null, answerMailed: false, answeredBy: null, answeredAt: null },
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

/** One act: a co-chair or a facilitator answers a nomination with a reason: in public, or for who asked (R4). */
@Injectable()
export class AnswerNomination {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  run(actor: Actor, { nominationId, isTaken, reason }: NominationAnswer): Promise<NominationChanged> {
    return this.db.transaction(async (tx) => {
      const where = { id: nominationId, statementId: actor.statementId };
      const nomination = await tx.findOneOrFail(Nomination, { where, lock: { mode: 'for_no_key_update' } });
      const refusals = whyNotAnswerNomination({
        isAnswered: nomination.answer !== null,
        roles: actor.roles,
        isOwn: nomination.nominatedBy === actor.membershipId,
        reason,
      });
      if (refusals.length > 0) return { nomination: null, refusals };
      const answered = { answeredBy: actor.membershipId, answeredAt: this.clock.now() };
      Object.assign(nomination, { isTaken, answer: reason.trim(), ...answered });
      nomination.answerMailed = await this.tell(tx, nomination);
      await tx.save(nomination);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'nomination.answered', actor },
        facts: { nomination: nomination.id, taken: isTaken },
        committed: { reason: reason.trim() },
      });
      return { nomination, refusals: [] };
    });
  }

  /** Sends the answer to who gave an e-mail address when they asked to take part; tells whether it could. */
  private async tell(tx: EntityManager, { id, statementId, isTaken, answer }: Nomination): Promise<boolean> {
    const given = await tx.findOneBy(NominationContact, { nominationId: id });
    const to = given && addressToAnswer(given.contact);
    if (!to) return false;
    const { title, slug, councilId } = await tx.findOneByOrFail(Statement, { id: statementId });
    const council = await tx.findOneByOrFail(Council, { id: councilId });
    const text = [
      `You asked to take part in this: ${title}, ${council.name}`,
      `The answer is ${isTaken ? 'yes' : 'no'}.\n${answer ?? ''}`,
      `How it goes on is here:\n${this.config.baseUrl}/call/${council.slug}/${slug}`,
      'You get this because this address was given with the question. Nobody else can see it but the people who organise this.',
    ].join('\n\n');
    await this.mail.queue(tx, { to, subject: `You asked to take part: ${title}`, text });
    return true;
  }
}
