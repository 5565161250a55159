import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { AgreeConcordat, type SaidToAgreement } from './agree-concordat.js';
import { amendmentOf } from './agreement-values.js';
import { AgreementView } from './agreement.view.js';
import { ProposeAmendment, WithdrawAmendment } from './amendments.js';
import { ConcordatReader } from './concordat.reader.js';
import type { AgreeConcordatPayload, ProposeAmendmentInput } from './concordat.types.js';
import { MarkPromise, type SaidOfPromise } from './mark-promise.js';
import type { StatePaymentInput } from './payment.types.js';
import { StatePayment } from './state-payment.js';

/** Carries out what members do with their agreement, tells others, and shows it as it then is. */
@Injectable()
export class AgreementActs {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly view: AgreementView,
    private readonly reader: ConcordatReader,
    private readonly changes: ChangeFeed,
    private readonly agreeing: AgreeConcordat,
    private readonly proposing: ProposeAmendment,
    private readonly withdrawing: WithdrawAmendment,
    private readonly marking: MarkPromise,
    private readonly stating: StatePayment,
  ) {}

  async agree(actor: Actor, said: SaidToAgreement): Promise<AgreeConcordatPayload> {
    return this.shown(actor, await this.agreeing.run(actor, said));
  }

  async propose(actor: Actor, input: ProposeAmendmentInput): Promise<AgreeConcordatPayload> {
    const { concordat } = await this.reader.standing(actor.statementId);
    return this.told(actor, await this.proposing.run(actor, amendmentOf(input, concordat.parameters)));
  }

  async withdraw(actor: Actor): Promise<AgreeConcordatPayload> {
    return this.told(actor, await this.withdrawing.run(actor));
  }

  async mark(actor: Actor, said: SaidOfPromise): Promise<AgreeConcordatPayload> {
    return this.told(actor, await this.marking.run(actor, said));
  }

  async statePayment(actor: Actor, input: StatePaymentInput): Promise<AgreeConcordatPayload> {
    return this.told(actor, await this.stating.run(actor, { offered: input.offered, say: input.payment }));
  }

  private async told(actor: Actor, done: { refusals: Refusal[] }): Promise<AgreeConcordatPayload> {
    if (done.refusals.length === 0) this.changes.publish(`statement:${actor.statementId}`, { kind: 'concordat' });
    return this.shown(actor, done);
  }

  private async shown(actor: Actor, { refusals }: { refusals: Refusal[] }): Promise<AgreeConcordatPayload> {
    if (refusals.length > 0) return { agreement: null, refusals };
    return { agreement: await this.view.of(actor.statementId, actor), refusals: [] };
  }
}
