import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import { lockRoles } from './lock-roles.js';
import type { HandoverChanged } from './put-forward.js';
import { RoleHandover } from './role-handover.entity.js';

/** One act: who put somebody forward takes it back, as long as it is not decided. */
@Injectable()
export class WithdrawHandover {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { handoverId }: { readonly handoverId: string }): Promise<HandoverChanged> {
    const { statementId, membershipId } = actor;
    const changed = await this.db.transaction(async (tx): Promise<HandoverChanged> => {
      await lockRoles(tx, statementId);
      const handover = await tx.findOneByOrFail(RoleHandover, { id: handoverId, statementId });
      const isMine = handover.putForwardBy === membershipId;
      if (isMine && handover.state === 'WITHDRAWN') return { handover, refusals: [] };
      if (!isMine || handover.state !== 'OPEN') return { handover: null, refusals: [NOT_NOW] };
      const ended = { state: 'WITHDRAWN', endedAt: this.clock.now() } as const;
      await tx.update(RoleHandover, { id: handover.id }, ended);
      const facts = { handover: handover.id };
      await this.timeline.add(tx, { chain: statementId, kind: 'handover.withdrawn', actor, facts });
      return { handover: { ...handover, ...ended }, refusals: [] };
    });
    if (changed.handover) this.changes.publish(`statement:${statementId}`, { kind: 'handover' });
    return changed;
  }
}

const NOT_NOW: Refusal = {
  code: 'handover.not-yours',
  because: 'Only who put somebody forward can take it back, and only while it waits. Look at the page again.',
};
