import { whyNotStatePayment, type PaymentPolicy, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Timeline } from '../timeline/timeline.js';
import { AgreedStatement } from './agreed-statement.js';
import { Concordat } from './concordat.entity.js';
import { ConcordatReader } from './concordat.reader.js';
import { hashOfAgreement } from './hash-of-agreement.js';

/**
 * One act: a signatory or a co-chair states what is paid to people who take part, or why nothing is, while nobody has been
 * asked to agree yet. Without it the groups cannot be asked.
 */
@Injectable()
export class StatePayment {
  constructor(
    private readonly db: DataSource,
    private readonly reader: ConcordatReader,
    private readonly statement: AgreedStatement,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { offered, say }: PaymentPolicy): Promise<{ refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      // Locked as for a key, so that the groups are never asked while it changes.
      const { documentState } = await this.statement.lock(tx, actor.statementId);
      const { concordat } = await this.reader.standing(actor.statementId, tx);
      const policy = { offered, say: say.trim() };
      const refusals = whyNotStatePayment({
        ...{ documentState, isAsked: concordat.openedAt !== null, policy },
        ...{ signatory: actor.signatory, isCoChair: actor.roles.includes('co-chair') },
      });
      if (refusals.length === 0) await this.state(tx, actor, { concordat, policy });
      return { refusals };
    });
  }

  private async state(tx: EntityManager, actor: Actor, { concordat, policy }: Stated): Promise<void> {
    const { id, version, promises, hash: was } = concordat;
    const parameters = { ...concordat.parameters, paymentPolicy: policy };
    const hash = hashOfAgreement({ parameters, promises });
    // Somebody who presses twice states it once.
    if (hash === was) return;
    await tx.update<object>(Concordat, { id }, { parameters, hash });
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'concordat.payment-stated', actor },
      facts: { version, hash, was, offered: policy.offered },
    });
  }
}

interface Stated {
  readonly concordat: Concordat;
  readonly policy: PaymentPolicy;
}
