import { handoverOutcome, whyNotAnswerHandover, whyNotHandOver } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused, refusing } from '../platform/refused.js';
import { Timeline } from '../timeline/timeline.js';
import { HandoverMail } from './handover-mail.js';
import { lockMembers, lockRoles } from './lock-roles.js';
import { MoveRole } from './move-role.js';
import type { HandoverChanged } from './put-forward.js';
import { RoleHandover } from './role-handover.entity.js';
import { RolesReader } from './roles.reader.js';

/** A yes or a no to a handover. */
export interface HandoverAnswer {
  readonly handoverId: string;
  readonly agree: boolean;
}

/** One act: somebody who is asked agrees that a role moves, or does not. With the last yes it moves (R2, R17). */
@Injectable()
export class AnswerHandover {
  // eslint-disable-next-line max-params -- the act needs its rule's reader, the move, the record, the mail and the feed
  constructor(
    private readonly db: DataSource,
    private readonly roles: RolesReader,
    private readonly move: MoveRole,
    private readonly timeline: Timeline,
    private readonly mail: HandoverMail,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  /** The same answer again changes nothing. */
  async run(actor: Actor, answer: HandoverAnswer): Promise<HandoverChanged> {
    const act = (): Promise<HandoverChanged> => this.db.transaction((tx) => this.within(tx, actor, answer));
    const changed = await refusing(act, { handover: null });
    const topic = `statement:${actor.statementId}`;
    if (changed.handover) this.changes.publish(topic, { kind: 'handover' });
    // Rooms and pages ask again who may do what.
    if (changed.handover?.state === 'DONE') this.changes.publish(topic, { kind: 'member' });
    return changed;
  }

  private async within(tx: EntityManager, actor: Actor, { handoverId, agree }: HandoverAnswer) {
    const { statementId, membershipId: member } = actor;
    await lockRoles(tx, statementId);
    const handover = await tx.findOneByOrFail(RoleHandover, { id: handoverId, statementId });
    await lockMembers(tx, [handover.fromId, handover.toId]);
    const said = agree ? handover.agreed : handover.refused;
    if (said.includes(member)) return { handover, refusals: [] };
    const { votes } = await this.roles.situation(tx, handover);
    const refusals = whyNotAnswerHandover(votes, { state: handover.state, member, agree });
    if (refusals.length > 0) return { handover: null, refusals };
    const others = { agreed: except(handover.agreed, member), refused: except(handover.refused, member) };
    Object.assign(
      handover,
      others,
      agree ? { agreed: [...others.agreed, member] } : { refused: [...others.refused, member] },
    );
    const { agreed, refused } = handover;
    await tx.update(RoleHandover, { id: handover.id }, { agreed, refused });
    const kind = agree ? 'handover.agreed' : 'handover.refused';
    await this.timeline.add(tx, { chain: statementId, kind, actor, facts: { handover: handover.id } });
    await this.settle(tx, actor, handover);
    return { handover: await tx.findOneByOrFail(RoleHandover, { id: handover.id }), refusals: [] };
  }

  /** What was right when it was put forward may not be by now: then nobody's yes moves it. */
  private async settle(tx: EntityManager, actor: Actor, handover: RoleHandover): Promise<void> {
    const situation = await this.roles.situation(tx, handover);
    const { state } = handoverOutcome(situation.votes);
    if (state === 'OPEN') return;
    if (state === 'REFUSED') {
      await tx.update(RoleHandover, { id: handover.id }, { state, endedAt: this.clock.now() });
    } else {
      const refusals = whyNotHandOver(situation.request);
      if (refusals.length > 0) throw new Refused(refusals);
      await this.move.within(tx, actor, handover, situation);
    }
    await this.mail.ended(tx, { ...handover, state }, situation);
  }
}

function except<Id>(ids: readonly Id[], id: Id): Id[] {
  return ids.filter((one) => one !== id);
}
