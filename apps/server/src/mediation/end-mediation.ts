import type { Refusal } from '#concordat';
import { whyNotEnd, type MediationOutcome } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Refused, refusing } from '../platform/refused.js';
import { Statement } from '../statements/statement.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { Timeline } from '../timeline/timeline.js';
import { lockedMediation } from './describe-mediation.js';
import { Mediation } from './mediation.entity.js';
import { MediationReader } from './mediation.reader.js';

/** What came of a co-chair's key: ended by now, or waiting for the other's. */
export interface EndTurn {
  readonly mediation: Mediation | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/**
 * One act: a co-chair turns a key to end a mediation with an outcome. It takes both, for the same outcome: else one side
 * could say at once that it failed, or never (R2).
 */
@Injectable()
export class EndMediation {
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly mediations: MediationReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, wanted: { mediationId: string; outcome: string }): Promise<EndTurn> {
    const act = (): Promise<EndTurn> => this.db.transaction((tx) => this.turn(tx, actor, wanted));
    return refusing(act, { mediation: null, waiting: false });
  }

  private async turn(
    tx: EntityManager,
    actor: Actor,
    { mediationId, outcome }: { mediationId: string; outcome: string },
  ): Promise<EndTurn> {
    const { statementId } = actor;
    const lock = { mode: 'for_no_key_update' } as const;
    await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    const mediation = await lockedMediation(tx, actor, mediationId);
    const standing = await this.mediations.standing(mediation, tx);
    const refusals = whyNotEnd({ standing, issue: mediation.issue, outcome });
    if (refusals.length > 0) throw new Refused(refusals);
    const ended = outcome as MediationOutcome;
    await this.takeBack(tx, actor, endAct(mediation, ended === 'agreed' ? 'failed' : 'agreed'));
    const turn = await this.keys.turn(tx, actor, endAct(mediation, ended));
    if (turn.refusals.length > 0) throw new Refused(turn.refusals);
    if (turn.complete) await this.end(tx, actor, { mediation, outcome: ended });
    return { mediation, waiting: !turn.complete, refusals: [] };
  }

  /** Nobody says both. */
  private async takeBack(tx: EntityManager, actor: Actor, act: string): Promise<void> {
    const waiting = await this.keys.waiting(actor.statementId, act, tx);
    if (waiting.some(({ membershipId }) => membershipId === actor.membershipId)) {
      await this.keys.takeBack(tx, actor, act);
    }
  }

  private async end(
    tx: EntityManager,
    actor: Actor,
    { mediation, outcome }: { mediation: Mediation; outcome: MediationOutcome },
  ): Promise<void> {
    const endedAt = this.clock.now();
    Object.assign(mediation, { outcome, endedAt });
    await tx.update(Mediation, { id: mediation.id }, { outcome, endedAt });
    const facts = { mediation: mediation.id, outcome };
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'mediation.ended', actor, facts });
  }
}

/** The name under which keys for an outcome wait. */
export function endAct({ id }: Pick<Mediation, 'id'>, outcome: MediationOutcome): string {
  return `end-mediation:${id}:${outcome}`;
}
