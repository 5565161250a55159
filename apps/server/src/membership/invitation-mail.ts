import { groupOf } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { checkpointWords } from '../timeline/checkpoint-words.js';
import { newestCheckpoint } from '../timeline/checkpoints.js';
import type { Invitation } from './invitation.entity.js';

/** Writes to somebody who is invited. */
@Injectable()
export class InvitationMail {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** Does nothing for someone without an address. */
  async send(
    tx: EntityManager,
    { email, constituency, statementId }: Invitation,
    { token, title }: { readonly token: string; readonly title: string },
  ): Promise<void> {
    if (email === null) return;
    const group = constituency === null ? '' : ` You would take part with: ${groupOf(constituency).label}.`;
    const checkpoint = await newestCheckpoint(tx, statementId);
    await this.mail.queue(tx, {
      to: email,
      subject: `[${title}] Will you write this with us?`,
      text: [
        `You are invited to take part in "${title}".${group}`,
        `To say yes, and to choose how your name is shown, open this page in the next 14 days:\n${this.config.baseUrl}/invitations/${token}`,
        'You do not need a password.',
        ...(checkpoint ? [checkpointWords(checkpoint, this.config.baseUrl)] : []),
        'You are getting this because someone who organises the statement gave us your address. If you do nothing, nothing happens.',
      ].join('\n\n'),
    });
  }
}
