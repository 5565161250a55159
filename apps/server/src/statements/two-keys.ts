import { turnKey, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { coChairKeys } from './co-chair-keys.js';
import { Statement } from './statement.entity.js';
import { TurnedKey } from './turned-key.entity.js';

/** What became of one co-chair's key. */
export interface KeyTurn {
  readonly refusals: Refusal[];
  /** True when both keys are turned, so the act must take place in this same transaction. */
  readonly complete: boolean;
}

/** What else a key agrees to. */
export type AgreedWithKey = Partial<Pick<TurnedKey, 'note' | 'successorId'>>;

/** What a key agrees to, and whether one that no second can join is kept. */
type Turning = AgreedWithKey & { readonly mayWaitAlone?: boolean };

/** Whose act a lapsed key is recorded as. */
type Recorded = Pick<Actor, 'pseudonym' | 'constituency'>;

/** The two keys without which no stage opens or closes (R2) and nothing is published (R22). */
@Injectable()
export class TwoKeys {
  constructor(
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /**
   * Turns the actor's key for an act. Locks the statement's row, so that two co-chairs pressing at once
   * become one act. A completed pair is used up.
   */
  async turn(tx: EntityManager, actor: Actor, act: string, turning: Turning = {}): Promise<KeyTurn> {
    const { mayWaitAlone, ...also } = turning;
    await tx.findOneOrFail(Statement, { where: { id: actor.statementId }, lock: { mode: 'for_no_key_update' } });
    const waiting = await this.waiting(actor.statementId, act, tx);
    const { refusals, complete } = turnKey({
      coChairs: await this.memberships.coChairs(actor.statementId, tx),
      turned: waiting.map(({ membershipId }) => membershipId),
      actor: actor.membershipId,
      mayWaitAlone,
    });
    if (refusals.length > 0) return { refusals, complete: false };
    await this.keep(tx, actor, { act, ...also });
    if (complete) await this.useUp(tx, actor.statementId, act);
    return { refusals: [], complete };
  }

  /** Keys of co-chairs for an act that wait for the other's. */
  waiting(statementId: Actor['statementId'], act: string, tx: EntityManager): Promise<TurnedKey[]> {
    return coChairKeys(tx, { statementId, act });
  }

  /** Says that the act took place for which these keys were turned: they count for nothing more. */
  async useUp(tx: EntityManager, statementId: Actor['statementId'], act: string): Promise<void> {
    await tx.update(TurnedKey, { statementId, act, usedAt: IsNull() }, { usedAt: this.clock.now() });
  }

  /** Takes the actor's waiting key for an act back, so that it can be turned for something else. */
  async takeBack(tx: EntityManager, actor: Actor, act: string): Promise<void> {
    const { statementId, membershipId } = actor;
    await tx.delete(TurnedKey, { statementId, act, membershipId, usedAt: IsNull() });
    await this.timeline.add(tx, { chain: statementId, kind: 'key.taken-back', actor, facts: { act } });
  }

  /**
   * Takes away every waiting key of a co-chair who holds the office no more: none of them counts again, not even if they
   * come back (R2). Those for which the office is not needed wait on.
   */
  async lapse(tx: EntityManager, actor: Recorded, key: Pick<TurnedKey, 'statementId' | 'membershipId'>): Promise<void> {
    const waiting = await tx.findBy(TurnedKey, { ...key, usedAt: IsNull() });
    const lapsed = waiting.filter(({ act }) => !/^(remove|publish-alone):/.test(act));
    for (const { id, act } of lapsed) {
      await tx.delete(TurnedKey, { id });
      await this.timeline.add(tx, { chain: key.statementId, kind: 'key.lapsed', actor, facts: { act } });
    }
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    { act, note = null, successorId = null }: { act: string } & AgreedWithKey,
  ): Promise<void> {
    await tx.insert(TurnedKey, {
      id: this.randomness.uuid(),
      statementId: actor.statementId,
      act,
      membershipId: actor.membershipId,
      note,
      successorId,
      turnedAt: this.clock.now(),
      usedAt: null,
    });
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'key.turned', actor, facts: { act } });
  }
}
