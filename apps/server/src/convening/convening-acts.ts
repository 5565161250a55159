import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import type { ConveningPayload } from './convening.types.js';
import { ConveningView } from './convening.view.js';
import { AnswerChallenge, ChallengeLimit, DeclareLimit, type Limit, type SaidToLimit } from './limits.js';
import { AnswerNomination, Nominate, type Nominated, type NominationAnswer } from './nominations.js';
import { LogOutreach, type Asked } from './outreach.js';
import { AgreeToOpen } from './agree-to-open.js';
import { SealPosition, type PositionToSeal } from './positions.js';

/** Carries out what members do before the writing begins, tells others, and shows all of it as it then is. */
@Injectable()
export class ConveningActs {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly view: ConveningView,
    private readonly changes: ChangeFeed,
    private readonly nominating: Nominate,
    private readonly answering: AnswerNomination,
    private readonly declaring: DeclareLimit,
    private readonly challenging: ChallengeLimit,
    private readonly answeringChallenge: AnswerChallenge,
    private readonly sealing: SealPosition,
    private readonly opening: AgreeToOpen,
    private readonly logging: LogOutreach,
  ) {}

  async nominate(actor: Actor, nominated: Nominated): Promise<ConveningPayload> {
    return this.shown(actor, await this.nominating.run(actor, nominated));
  }

  async answerNomination(actor: Actor, answer: NominationAnswer): Promise<ConveningPayload> {
    return this.shown(actor, await this.answering.run(actor, answer));
  }

  async declareLimit(actor: Actor, limit: Limit): Promise<ConveningPayload> {
    return this.shown(actor, await this.declaring.run(actor, limit));
  }

  async challengeLimit(actor: Actor, said: SaidToLimit): Promise<ConveningPayload> {
    return this.shown(actor, await this.challenging.run(actor, said));
  }

  async answerChallenge(actor: Actor, said: SaidToLimit): Promise<ConveningPayload> {
    return this.shown(actor, await this.answeringChallenge.run(actor, said));
  }

  async seal(actor: Actor, position: PositionToSeal): Promise<ConveningPayload> {
    return this.shown(actor, await this.sealing.run(actor, position));
  }

  async agreeToOpen(actor: Actor): Promise<ConveningPayload> {
    return this.shown(actor, await this.opening.run(actor));
  }

  async logOutreach(actor: Actor, asked: Asked): Promise<ConveningPayload> {
    return this.shown(actor, await this.logging.run(actor, asked));
  }

  private async shown(actor: Actor, { refusals }: { refusals: Refusal[] }): Promise<ConveningPayload> {
    if (refusals.length > 0) return { convening: null, refusals };
    this.changes.publish(`statement:${actor.statementId}`, { kind: 'stage' });
    return { convening: await this.view.of(actor), refusals: [] };
  }
}
