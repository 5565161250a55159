import type { StatementId } from '#concordat';
import type { SignedCheckpoint } from '#record';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { checkpointWords } from '../timeline/checkpoint-words.js';
import { Checkpoints } from '../timeline/checkpoints.js';
import { Statement } from './statement.entity.js';

/** Sends each checkpoint of a statement's record to its witnesses, who keep it outside the reach of those who write it (R27). */
@Injectable()
export class WitnessMail implements OnModuleInit {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.checkpoints.handTo((tx, checkpoint, kind) => this.send(tx, checkpoint, kind));
  }

  /** Does nothing where a statement has no witness with an address. */
  async send(tx: EntityManager, checkpoint: SignedCheckpoint, kind: string): Promise<void> {
    const statementId = checkpoint.chain as StatementId;
    const members = await tx.findBy(Membership, { statementId, status: 'active' });
    const witnesses = members.filter(({ roles }) => roles.includes('witness')).map(({ personId }) => personId);
    if (witnesses.length === 0) return;
    const people = await tx.findBy(Person, { id: In(witnesses), email: Not(IsNull()) });
    const statement = await tx.findOneBy(Statement, { id: statementId });
    for (const { email } of people) {
      if (email) await this.mail.queue(tx, { to: email, ...this.message(statement?.title ?? '', checkpoint, kind) });
    }
  }

  private message(title: string, checkpoint: SignedCheckpoint, kind: string): { subject: string; text: string } {
    return {
      subject: `[${title}] Entry ${checkpoint.seq} of the record: ${WORDS[kind] ?? kind}`,
      text: [
        `What happened: ${WORDS[kind] ?? kind}.`,
        checkpointWords(checkpoint, this.config.baseUrl),
        'You are getting this because you are a witness of this statement. Keep it where nobody else can change it.',
      ].join('\n\n'),
    };
  }
}

const WORDS: Readonly<Record<string, string>> = {
  'stage.opened': 'a stage was opened',
  'section.frozen': 'a section was locked for signing',
  'sign-off.given': 'somebody decided whether to sign',
  'statement.published': 'a version was published',
};
