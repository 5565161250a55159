import { dayInEngland, type Constituency, type StageGates, type StatementId } from '#concordat';
import { signingUntil, stillSilent } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Clock } from '../platform/clock.js';
import { pausesOf } from '../statements/pauses-of.js';
import type { GateKeeper } from '../statements/stage-gates.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { labelOf, SignOffReader, type DocumentStanding } from './sign-off.reader.js';

/** Knows until when people can sign: no group's silence counts before (R20). */
@Injectable()
export class SigningTime implements GateKeeper {
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
  ) {}

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    const standing = await this.signOffs.ofStatement(statementId, tx);
    const { until, silent } = await this.standing(statementId, standing, tx);
    const { label, refusals: whyNoLabel } = labelOf(standing);
    return { signing: { until, silent }, label, whyNoLabel };
  }

  /** Until when people can sign, which groups have not decided yet, and today; each day as YYYY-MM-DD (R20). */
  async standing(
    statementId: StatementId,
    standing: DocumentStanding,
    tx: EntityManager = this.db.manager,
  ): Promise<{ until: string | null; silent: Constituency[]; today: string }> {
    const asked = [standing.whole, ...standing.sections.map(({ groups }) => groups)];
    const until = await this.until(statementId, standing, tx);
    return { until, silent: stillSilent(asked), today: dayInEngland(this.clock.now()) };
  }

  /** When signing was opened last, of words that had been worked on; null before. */
  async openedAt(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Date | null> {
    const where = { chain: statementId, kind: 'stage.opened' };
    const stages = await tx.find(RecordEntryRow, { where, order: { seq: 'DESC' } });
    const opened = stages.find(({ facts }) => facts.to === 'SIGN_OFF' && facts.from === 'RESPONDING');
    return opened ? new Date(opened.at) : null;
  }

  /** The last day on which people can sign, as YYYY-MM-DD; null while it has not begun. */
  async until(
    statementId: StatementId,
    { sections }: DocumentStanding,
    tx: EntityManager = this.db.manager,
  ): Promise<string | null> {
    const opened = await this.openedAt(statementId, tx);
    const { concordat } = await this.concordats.standing(statementId, tx);
    const lockedOn = sections.map(({ version }) => version && dayInEngland(version.frozenAt));
    const openedOn = opened && dayInEngland(opened);
    const pauses = await pausesOf(tx, statementId, this.clock.now());
    return signingUntil({ lockedOn, openedOn, pauses }, concordat.parameters.signOffWorkingDays);
  }
}
