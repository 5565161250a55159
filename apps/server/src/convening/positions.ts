import { whyNotSeal, type Refusal, type SectionId, type StatementId } from '#concordat';
import { hashOfSealed } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { actorNow } from '../membership/actor-now.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { StartingPosition } from './convening.entity.js';

/** What came of an act on starting positions. */
export interface PositionsChanged {
  readonly done: boolean;
  readonly refusals: Refusal[];
}

/** What a group seals: its words, on one section or on the whole. */
export interface PositionToSeal {
  readonly text: string;
  readonly sectionId?: SectionId | null;
}

/** One act: somebody who signs for a group seals where it stands before the writing begins (R6). */
@Injectable()
export class SealPosition {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, { text, sectionId = null }: PositionToSeal): Promise<PositionsChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId } = actor;
      // Written, so that two of one group cannot seal at once.
      const lock = { mode: 'for_no_key_update' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const { constituency, signatory } = await actorNow(tx, actor);
      const { required: signing } = await this.concordats.standing(statementId, tx);
      const section = sectionId && (await tx.findOneByOrFail(Section, { id: sectionId, statementId }));
      const before = await tx.findBy(StartingPosition, { statementId });
      const isSealed = before.some((one) => one.constituency === constituency && one.sectionId === sectionId);
      const isOpen = before.some(({ openedAt }) => openedAt !== null);
      const refusals = whyNotSeal({ documentState, signing, constituency, signatory, isSealed, isOpen, text });
      if (constituency === null || refusals.length > 0) return { done: false, refusals };
      const salt = Buffer.from(this.randomness.bytes(16)).toString('hex');
      const hash = hashOfSealed({ salt, text: text.trim() });
      await tx.insert(StartingPosition, {
        ...{ id: this.randomness.uuid(), statementId, constituency, sectionId, text: text.trim(), salt, hash },
        ...{ sealedBy: actor.membershipId, sealedAt: this.clock.now(), openedAt: null },
      });
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'position.sealed', actor },
        facts: { constituency, hash, ...(section && { section: section.key }) },
      });
      return { done: true, refusals: [] };
    });
  }
}

/** Opens every sealed position of a statement at one moment: at publication, or when all groups agree (R6). */
@Injectable()
export class OpenPositions {
  constructor(
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  async run(tx: EntityManager, statementId: StatementId): Promise<void> {
    const sealed = await tx.findBy(StartingPosition, { statementId, openedAt: IsNull() });
    if (sealed.length === 0) return;
    await tx.update(StartingPosition, { statementId, openedAt: IsNull() }, { openedAt: this.clock.now() });
    const facts = { positions: sealed.map(({ constituency, hash }) => ({ constituency, hash })) };
    await this.timeline.add(tx, { chain: statementId, kind: 'position.opened', actor: null, facts });
  }
}
