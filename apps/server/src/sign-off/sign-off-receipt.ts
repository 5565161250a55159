import { Injectable } from '@nestjs/common';
import type { SignedCheckpoint } from '#record';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { checkpointWords } from '../timeline/checkpoint-words.js';
import type { SignOff } from './sign-off.entity.js';

/** What a receipt is for, with the checkpoint of the record that was made with it. */
interface Receipt {
  readonly signOff: SignOff;
  readonly title: string;
  readonly checkpoint: SignedCheckpoint | null;
}

/** Sends a signatory a receipt that names exactly what was signed. */
@Injectable()
export class SignOffReceipt {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** Does nothing for a signatory without an address, who gets the receipt on paper. */
  async send(tx: EntityManager, actor: Actor, { signOff, title, checkpoint }: Receipt): Promise<void> {
    const person = await tx.findOneBy(Person, { id: actor.personId });
    if (!person?.email) return;
    await this.mail.queue(tx, {
      to: person.email,
      subject: `Your decision on "${title}" is recorded`,
      text: [
        `What was recorded: ${WORDS[signOff.position] ?? signOff.position}.`,
        `Fingerprint of the exact words: ${signOff.hash}`,
        'You can change your mind until the statement is published.',
        ...(checkpoint ? [checkpointWords(checkpoint, this.config.baseUrl)] : []),
        'You are getting this because you sign for your group.',
      ].join('\n\n'),
    });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  SIGNED: 'you signed',
  SIGNED_WITH_RESERVATION: 'you signed, with a reservation',
  DISSENTED: 'you did not sign',
  STOOD_ASIDE: 'you stood aside',
};
