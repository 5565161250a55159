import { whyNotDisplay, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import type { DisplayChoice } from './accept-invitation.js';
import type { Actor } from './actor.js';
import { Membership } from './membership.entity.js';

/** One act: somebody changes how they are shown, at any time, also after publication (R29). */
@Injectable()
export class ChangeDisplay {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  /** The record says that a change was made, and neither the old name nor the new one. */
  async run(actor: Actor, choice: DisplayChoice): Promise<{ membership: Membership | null; refusals: Refusal[] }> {
    const refusals = whyNotDisplay(choice);
    if (refusals.length > 0) return { membership: null, refusals };
    const membership = await this.db.transaction(async (tx) => {
      // Who has left meanwhile, or was erased, gives no name back.
      const where = { id: actor.membershipId, status: 'active' } as const;
      await tx.findOneOrFail(Membership, { where, lock: { mode: 'pessimistic_write' } });
      const { form: displayForm, audience: displayAudience, hidePresence } = choice;
      const chosenName = choice.chosenName?.trim() || null;
      await tx.update(Membership, where, { displayForm, displayAudience, chosenName, hidePresence });
      await this.timeline.add(tx, { chain: actor.statementId, kind: 'display.changed', actor });
      return tx.findOneByOrFail(Membership, where);
    });
    this.changes.publish(`statement:${actor.statementId}`, { kind: 'display' });
    return { membership, refusals: [] };
  }
}
