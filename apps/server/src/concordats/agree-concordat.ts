import { whyNotAgree, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Timeline } from '../timeline/timeline.js';
import { Concordat, ConcordatAgreement } from './concordat.entity.js';
import { ConcordatReader, type ConcordatStanding } from './concordat.reader.js';

/** One act: a signatory agrees the concordat for their group (R1). */
@Injectable()
export class AgreeConcordat {
  constructor(
    private readonly db: DataSource,
    private readonly reader: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  /** `seenHash` is the hash of the agreement on the member's screen: nobody agrees to words they have not seen. */
  async run(
    actor: Actor,
    { seenHash }: { seenHash: string },
  ): Promise<{ standing: ConcordatStanding | null; refusals: Refusal[] }> {
    const result = await this.db.transaction(async (tx) => {
      const { id } = (await this.reader.standing(actor.statementId, tx)).concordat;
      // Locked before it is read, so that two members of one group pressing at once become one agreement.
      await tx.findOneOrFail(Concordat, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const { concordat, required, agreed } = await this.reader.standing(actor.statementId, tx);
      const constituency = actor.constituency ?? '';
      const refusals = [
        ...whyNotNow(concordat, seenHash),
        ...whyNotAgree({ constituency, required: [...required], agreed: [...agreed], isSignatory: actor.signatory }),
      ];
      if (refusals.length > 0) return { standing: null, refusals };
      await tx.insert(ConcordatAgreement, {
        concordatId: concordat.id,
        constituency,
        membershipId: actor.membershipId,
        agreedAt: this.clock.now(),
      });
      await this.timeline.add(tx, {
        chain: actor.statementId,
        kind: 'concordat.agreed',
        actor,
        facts: { version: concordat.version, hash: concordat.hash },
      });
      return { standing: await this.reader.standing(actor.statementId, tx), refusals: [] };
    });
    if (result.standing) this.changes.publish(`statement:${actor.statementId}`, { kind: 'concordat.agreed' });
    return result;
  }
}

function whyNotNow(concordat: Concordat, seenHash: string): Refusal[] {
  const refusals: Refusal[] = [];
  if (concordat.openedAt === null) {
    refusals.push({
      code: 'concordat.not-open',
      because: 'The agreement is not open yet. Both co-chairs open it when every group has enough people.',
    });
  }
  if (concordat.hash !== seenHash) {
    refusals.push({
      code: 'concordat.changed',
      because: 'The agreement changed after you opened it. Read it again before you agree.',
    });
  }
  return refusals;
}
