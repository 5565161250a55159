import { dayInEngland, type CommentOpening, type Constituency, type StageGates, type StatementId } from '#concordat';
import {
  commentClock,
  inEasyRead,
  isOwedByAgreement,
  owedBeforeOpening,
  owedByAgreement,
  type CommentTime,
  type FormatOwed,
  type GroupClock,
  type StandingFormat,
} from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { pausesOf } from '../statements/pauses-of.js';
import type { GateKeeper, OpenedStage, Opener, StageFollower } from '../statements/stage-gates.js';
import { Section } from '../statements/section.entity.js';
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
    if (!period) return null;
    const pauses = await pausesOf(tx, statementId, this.clock.now());
    return { ...period, formats: await this.formats(statementId, tx), pauses };
  }

  /** The formats owed, by group. */
  formats(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<FormatOwedRow[]> {
    const where = { statementId, droppedBecause: IsNull() };
    return tx.find(FormatOwedRow, { where, order: { constituency: 'ASC', format: 'ASC' } });
  }

  /** The same with what the agreement owes of which nobody has said anything, before comments open. */
  async owed(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<StandingFormat<FormatOwedRow>[]> {
    const said = await this.formats(statementId, tx);
    if (await tx.existsBy(CommentPeriod, { statementId })) return said;
    return owedBeforeOpening(said, await this.agreedFormats(statementId, tx));
  }

  /** Tells whether a group is owed this, by what somebody said or, before comments open, by the agreement. */
  async isStillOwed(statementId: StatementId, wanted: Wanted, tx: EntityManager): Promise<boolean> {
    const owed = await this.owed(statementId, tx);
    return owed.some((one) => one.constituency === wanted.constituency && one.format === wanted.format);
  }

  /** Tells whether the agreement owes this to that group. */
  async isAgreed(statementId: StatementId, wanted: Wanted, tx: EntityManager): Promise<boolean> {
    return isOwedByAgreement(wanted, await this.agreedFormats(statementId, tx));
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
    return dayInEngland(this.clock.now());
  }

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    const comments = await this.clocks(statementId, tx);
    return { comments, opening: comments.length > 0 ? null : await this.opening(statementId, tx) };
  }

  /** Opening comments starts the clocks; that of people who draw on care once they have what they are owed. */
  async opened(tx: EntityManager, { statementId }: Opener, { to }: OpenedStage): Promise<void> {
    if (to !== 'COMMENT') return;
    const { concordat } = await this.concordats.standing(statementId, tx);
    const period = { statementId, opensOn: this.today(), days: concordat.parameters.commentPeriodDays };
    await tx.upsert(CommentPeriod, period, ['statementId']);
    await this.oweWhatIsAgreed(tx, statementId);
  }

  /** What would be if comments opened today. */
  private async opening(statementId: StatementId, tx: EntityManager): Promise<CommentOpening> {
    const { concordat, required } = await this.concordats.standing(statementId, tx);
    const { commentPeriodDays: days, formatsAtOpening } = concordat.parameters;
    const sections = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const formats = owedBeforeOpening(await this.formats(statementId, tx), formatsAtOpening);
    const time = { opensOn: this.today(), days, formats, pauses: [] };
    return {
      formats: formats.map(({ constituency, format, readyOn }) => ({ constituency, format, readyOn })),
      easyReadOf: inEasyRead(sections),
      clocks: [...required, 'PUBLIC'].map((group) => commentClock(time, group)),
    };
  }

  private async agreedFormats(statementId: StatementId, tx: EntityManager): Promise<readonly string[] | undefined> {
    const { concordat } = await this.concordats.standing(statementId, tx);
    return concordat.parameters.formatsAtOpening;
  }

  /** What was said of a format before the opening stays. */
  private async oweWhatIsAgreed(tx: EntityManager, statementId: StatementId): Promise<void> {
    for (const owed of owedByAgreement(await this.agreedFormats(statementId, tx))) {
      const known = await tx.findOneBy(FormatOwedRow, { statementId, ...owed });
      if (known?.droppedBecause === null) continue;
      const id = known?.id ?? this.randomness.uuid();
      await tx.save(FormatOwedRow, { id, statementId, ...owed, readyOn: null, droppedBecause: null });
    }
  }
}

/** A format of a group. */
type Wanted = Omit<FormatOwed, 'readyOn'>;
