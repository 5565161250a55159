import type { Refusal, SectionId } from '#concordat';
import { locksByItself } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused, refusing } from '../platform/refused.js';
import { freezeAct } from '../statements/key-acts.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { LockSection } from './lock-section.js';
import { UnansweredLocks } from './unanswered-locks.js';

/** What came of a co-chair's key on a section: locked by now, or waiting for the other key. */
export interface FreezeTurn {
  /** The section as it now is; null when refused. */
  readonly section: Section | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/**
 * One act: a co-chair turns a key to freeze a section for signing; the second key freezes it. While people sign, the one
 * key does where the other co-chair has had their time and did not answer (docs/decisions/0046).
 */
@Injectable()
export class TurnFreezeKey {
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly locking: LockSection,
    private readonly unanswered: UnansweredLocks,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { sectionId }: { sectionId: SectionId }): Promise<FreezeTurn> {
    const act = (): Promise<FreezeTurn> => this.db.transaction((tx) => this.turn(tx, actor, sectionId));
    const turn = await refusing(act, { section: null, waiting: false });
    if (turn.refusals.length === 0)
      this.changes.publish(`statement:${actor.statementId}`, { kind: 'section', sectionId });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, sectionId: SectionId): Promise<FreezeTurn> {
    const lock = { mode: 'for_no_key_update' } as const;
    const where = { id: sectionId, statementId: actor.statementId };
    const section = await tx.findOneOrFail(Section, { where, lock });
    const { state } = await tx.findOneOrFail(Statement, { where: { id: actor.statementId }, lock });
    const mayWaitAlone = locksByItself(state);
    const { refusals, complete } = await this.keys.turn(tx, actor, freezeAct(section), { mayWaitAlone });
    refusals.push(...(await this.locking.whyNot(tx, section, state)));
    if (refusals.length > 0) throw new Refused(refusals);
    if (complete) await this.locking.lock(tx, section, { actor });
    // Words that change while one waits are theirs to look at again; the other's time does not begin again with that.
    else if (!(await this.unanswered.lockIfOver(tx, section))) return { section, waiting: true, refusals: [] };
    return { section, waiting: false, refusals: [] };
  }
}
