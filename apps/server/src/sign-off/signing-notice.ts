import type { StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import type { OpenedStage, Opener, StageFollower } from '../statements/stage-gates.js';
import { Statement } from '../statements/statement.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import { SigningTime } from './signing-time.js';

/** Gives those who sign notice that they can, and until when: no group's silence counts before (R20). */
@Injectable()
export class SigningNotice implements StageFollower {
  constructor(
    private readonly signOffs: SignOffReader,
    private readonly time: SigningTime,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** Tells everybody who signs that they can, and until when. */
  async opened(tx: EntityManager, { statementId }: Opener, { to }: OpenedStage): Promise<void> {
    if (to !== 'SIGN_OFF') return;
    const until = await this.time.until(statementId, await this.signOffs.ofStatement(statementId, tx), tx);
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
