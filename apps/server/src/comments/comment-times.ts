import type { Constituency, DocumentState, StageGates, StatementId } from '#concordat';
import { commentClock, type CommentTime, type GroupClock } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import type { GateKeeper, StageFollower } from '../statements/stage-gates.js';
import { CommentPeriod, FormatOwedRow } from './comment.entity.js';

/** When each group can comment: the period, the formats owed, and one clock for each group (R11). */
@Injectable()
export class CommentTimes implements GateKeeper, StageFollower {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Null before comments open. */
  async time(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<CommentTime | null> {
    const period = await tx.findOneBy(CommentPeriod, { statementId });
    return period && { ...period, formats: await this.formats(statementId, tx) };
  }

  /** The formats owed, by group. */
  formats(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<FormatOwedRow[]> {
    const where = { statementId, droppedBecause: IsNull() };
    return tx.find(FormatOwedRow, { where, order: { constituency: 'ASC', format: 'ASC' } });
  }

  formatById(id: string): Promise<FormatOwedRow | null> {
    return this.db.manager.findOneBy(FormatOwedRow, { id });
  }

  /** Groups that comment: those that sign, and everybody else. */
  async groups(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Constituency[]> {
    const { required } = await this.concordats.standing(statementId, tx);
    return [...required, 'PUBLIC'];
  }

  /** One clock for each group; none before comments open. */
  async clocks(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<GroupClock[]> {
    const time = await this.time(statementId, tx);
    if (!time) return [];
    return (await this.groups(statementId, tx)).map((group) => commentClock(time, group));
  }

  /** The day it is, as YYYY-MM-DD. */
  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    return { comments: await this.clocks(statementId, tx) };
  }

  /** Opening comments starts the clocks; that of people who draw on care once they have the Easy Read. */
  async opened(tx: EntityManager, { statementId }: Actor, { to }: { readonly to: DocumentState }): Promise<void> {
    if (to !== 'COMMENT') return;
    const { concordat } = await this.concordats.standing(statementId, tx);
    const period = { statementId, opensOn: this.today(), days: concordat.parameters.commentPeriodDays };
    await tx.upsert(CommentPeriod, period, ['statementId']);
    await this.oweEasyRead(tx, statementId);
  }

  private async oweEasyRead(tx: EntityManager, statementId: StatementId): Promise<void> {
    const owed = { statementId, constituency: 'PEOPLE', format: 'EASY_READ' };
    if (await tx.existsBy(FormatOwedRow, owed)) return;
    await tx.insert(FormatOwedRow, { id: this.randomness.uuid(), ...owed, readyOn: null, droppedBecause: null });
  }
}
