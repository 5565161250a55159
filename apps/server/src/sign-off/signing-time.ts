import { dayInEngland, type StageGates, type StatementId } from '#concordat';
import { signingUntil, stillSilent } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import type { GateKeeper, StageFollower } from '../statements/stage-gates.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { labelOf, SignOffReader, type DocumentStanding } from './sign-off.reader.js';

/** Knows until when people can sign, and gives those who sign notice of it: no group's silence counts before (R20). */
@Injectable()
export class SigningTime implements GateKeeper, StageFollower {
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
    private readonly concordats: ConcordatReader,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  async gates(statementId: StatementId, tx: EntityManager): Promise<Partial<StageGates>> {
    const standing = await this.signOffs.ofStatement(statementId, tx);
    const asked = [standing.whole, ...standing.sections.map(({ groups }) => groups)];
    const signing = { until: await this.until(statementId, standing, tx), silent: stillSilent(asked) };
    return { signing, label: labelOf(standing).label };
  }

  /** The last day on which people can sign, as YYYY-MM-DD; null while it has not begun. */
  async until(
    statementId: StatementId,
    { sections }: DocumentStanding,
    tx: EntityManager = this.db.manager,
  ): Promise<string | null> {
    const where = { chain: statementId, kind: 'stage.opened' };
    const stages = await tx.find(RecordEntryRow, { where, order: { seq: 'DESC' } });
    const opened = stages.find(({ facts }) => facts.to === 'SIGN_OFF' && facts.from === 'RESPONDING');
    const { concordat } = await this.concordats.standing(statementId, tx);
    const lockedOn = sections.map(({ version }) => version && dayInEngland(version.frozenAt));
    const openedOn = opened ? dayInEngland(opened.at) : null;
    return signingUntil({ lockedOn, openedOn }, concordat.parameters.signOffWorkingDays);
  }

  /** Tells everybody who signs that they can, and until when. */
  async opened(tx: EntityManager, { statementId }: Actor, { to }: { readonly to: StageGates['to'] }): Promise<void> {
    if (to !== 'SIGN_OFF') return;
    const until = await this.until(statementId, await this.signOffs.ofStatement(statementId, tx), tx);
    const { title } = await tx.findOneByOrFail(Statement, { id: statementId });
    const members = await tx.findBy(Membership, { statementId, status: 'active', signatory: true });
    const ids = members.map(({ personId }) => personId);
    const people = await tx.findBy(Person, { id: In(ids), email: Not(IsNull()) });
    for (const { email } of people) {
      if (email) await this.mail.queue(tx, { to: email, ...notice(title, until, this.config.baseUrl, statementId) });
    }
  }
}

function notice(title: string, until: string | null, baseUrl: string, statementId: StatementId) {
  const day = until && new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(until));
  return {
    subject: `You can sign "${title}" now`,
    text: [
      'The words are locked. You sign for your group: you can sign, sign with a reservation, or say why you do not.',
      ...(day
        ? [`You have until the end of ${day}. Saying nothing is never counted as yes: it is shown as no answer.`]
        : []),
      `${baseUrl}/workspace/${statementId}/signing`,
      'You are getting this because you sign for your group.',
    ].join('\n\n'),
  };
}
