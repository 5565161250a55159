import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from './clock.js';
import { QueuedMail } from './queued-mail.entity.js';
import { Randomness } from './randomness.js';

/** A message to one person, in plain text. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Takes messages inside the transaction of the act they tell of; they go out after it has committed (mail-sender.ts). */
@Injectable()
export class Mail {
  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async queue(tx: EntityManager, { to, subject, text }: Message): Promise<void> {
    const queuedAt = this.clock.now();
    await tx.insert(QueuedMail, {
      id: this.randomness.uuid(),
      to,
      subject,
      text,
      queuedAt,
      sentAt: null,
      tries: 0,
      heldUntil: null,
    });
  }
}
