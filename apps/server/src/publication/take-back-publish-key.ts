import { whyNotTakeBackKey, type Refusal } from '#concordat';
import type { AloneKind } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Like, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Statement } from '../statements/statement.entity.js';
import type { KeyTakenBack } from '../statements/take-back-key.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { lockSections } from './lock-sections.js';
import { TurnAloneKey } from './turn-alone-key.js';

/**
 * One act: somebody takes back their key to publish, together (R22) or without the others (R24, R24b), while it is not
 * enough. Nothing is published with the agreement of somebody who stands by it no more.
 */
@Injectable()
export class TakeBackPublishKey {
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly alone: TurnAloneKey,
    private readonly changes: ChangeFeed,
  ) {}

  /** `alone` is as it was asked for: null for a version that is published together, else one of two kinds. */
  async run(actor: Actor, { alone }: { readonly alone: string | null }): Promise<KeyTakenBack> {
    const kind = KINDS.find((one) => one === alone) ?? null;
    if (kind !== alone) return { statement: null, refusals: [NOT_WAITING] };
    const taken = await this.db.transaction((tx) => this.within(tx, actor, kind));
    if (taken.statement) this.changes.publish(`statement:${actor.statementId}`, { kind: 'publish-key' });
    return taken;
  }

  private async within(tx: EntityManager, actor: Actor, kind: AloneKind | null): Promise<KeyTakenBack> {
    const { statementId, membershipId } = actor;
    // Held as in turning a key: who takes back and who publishes at once are one after the other.
    await lockSections(tx, statementId);
    const lock = { mode: 'for_no_key_update' } as const;
    const statement = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    // Also for words that have changed since: they can come back, and with them the key would count.
    const act = Like(kind ? `publish-alone:${kind}:%` : 'publish:%');
    const mine = await tx.findBy(TurnedKey, { statementId, membershipId, act, usedAt: IsNull() });
    if (mine.length === 0) return { statement: null, refusals: kind ? [NOT_WAITING] : nothingWaits(actor) };
    for (const key of mine) {
      if (kind) await this.alone.takeBack(tx, actor, { key, kind });
      else await this.keys.takeBack(tx, actor, key.act);
    }
    return { statement, refusals: [] };
  }
}

function nothingWaits({ membershipId: actor }: Actor): Refusal[] {
  return whyNotTakeBackKey({ turned: [], actor });
}

const KINDS: readonly AloneKind[] = ['COUNCIL_ONLY', 'PARTNERS_ONLY'];

const NOT_WAITING: Refusal = {
  code: 'keys.not-waiting',
  because:
    'Nothing of yours waits here. Enough others may have agreed by now. Look at the page again to see what is done.',
};
