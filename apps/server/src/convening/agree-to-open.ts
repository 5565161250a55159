import { groupsThatOpen, whyNotOpenPositions, type Constituency, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { OpeningAgreed, StartingPosition } from './convening.entity.js';
import { OpenPositions, type PositionsChanged } from './positions.js';

/** Tells which groups agree to open the starting positions before publication (R6). */
@Injectable()
export class OpeningReader {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly memberships: MembershipReader,
  ) {}

  said(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<OpeningAgreed[]> {
    return tx.findBy(OpeningAgreed, { statementId });
  }

  /** In the order of the agreement. */
  async groups(
    statementId: StatementId,
    said: readonly OpeningAgreed[],
    tx: EntityManager = this.db.manager,
  ): Promise<{ readonly agreed: Constituency[]; readonly all: boolean }> {
    const { required, concordat } = await this.concordats.standing(statementId, tx);
    const signatories = await this.memberships.signatories(statementId, tx);
    const yes = said.map(({ agreedBy }) => agreedBy);
    const agreed = groupsThatOpen({ required, signatories, yes, parameters: concordat.parameters });
    return { agreed, all: agreed.length === required.length };
  }
}

/**
 * One act: somebody who signs for a group agrees to open the positions. Their group agrees once enough of its people do, in
 * its own way of deciding; with the last group all open at once (R6).
 */
@Injectable()
export class AgreeToOpen {
  constructor(
    private readonly db: DataSource,
    private readonly reader: OpeningReader,
    private readonly opening: OpenPositions,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor): Promise<PositionsChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, constituency, signatory, membershipId } = actor;
      await tx.findOneOrFail(Statement, { where: { id: statementId }, lock: { mode: 'for_no_key_update' } });
      const positions = await tx.findBy(StartingPosition, { statementId });
      const before = await this.reader.said(statementId, tx);
      const refusals = whyNotOpenPositions({
        ...{ sealed: positions.length, isOpen: positions.some(({ openedAt }) => openedAt !== null) },
        ...{ constituency, signatory, saidYes: before.some(({ agreedBy }) => agreedBy === membershipId) },
      });
      if (constituency === null || refusals.length > 0) return { done: false, refusals };
      const yes = { statementId, constituency, agreedBy: membershipId, at: this.clock.now() };
      await tx.insert(OpeningAgreed, yes);
      const by = { chain: statementId, actor, facts: { constituency } };
      await this.timeline.add(tx, { ...by, kind: 'position.opening-answered' });
      const had = await this.reader.groups(statementId, before, tx);
      const has = await this.reader.groups(statementId, [...before, yes], tx);
      if (has.agreed.includes(constituency) && !had.agreed.includes(constituency)) {
        await this.timeline.add(tx, { ...by, kind: 'position.opening-agreed' });
      }
      if (has.all) await this.opening.run(tx, statementId);
      return { done: true, refusals: [] };
    });
  }
}
