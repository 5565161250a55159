import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource, IsNull, LessThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { faultNote } from './fault-note.js';
import { QueuedMail } from './queued-mail.entity.js';

const LOOK_EVERY_MS = 1_000;
/** After one minute, two, four and so on: the last is tried after about eight hours. */
const TRIES = 10;
/** A mail server that does not answer holds up the others no longer than this. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** Nor does one that answers, but slowly, step by step. */
const SENT_WITHIN_MS = 60_000;
/** A server that has not said by then what came of a mail has crashed; well above what sending takes. */
const HELD_MS = 5 * 60_000;

/**
 * Sends what acts have queued, after they have committed. Without SMTP_URL mail waits where it is, and while the demo is
 * on it is only shown: the people of the sample are invented, but their addresses could be somebody's.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('mail');
  private readonly transport: Transporter | null;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    const { smtpUrl, demo, roles } = config;
    const isAtWork = smtpUrl !== null && !demo && roles.includes('jobs');
    this.transport = isAtWork ? createTransport({ url: smtpUrl, ...PATIENCE }) : null;
  }

  onApplicationBootstrap(): void {
    if (!this.transport) return;
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.sendAll());
    }, LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.working;
    this.transport?.close();
  }

  /**
   * Sends one after the other until none is due; none at all where it is not this server's to send. Never rejects: what
   * could not be sent is tried again later.
   */
  async sendAll(): Promise<void> {
    const { transport } = this;
    if (!transport) return;
    try {
      for (let mail = await this.claim(); mail; mail = await this.claim()) await this.sendOne(mail, transport);
    } catch (fault) {
      this.log.error({ event: 'mail-queue-fault', ...faultNote(fault) });
    }
  }

  /**
   * The next mail that is due, counted as tried and held for this server; null when none is due. Nothing is locked while a
   * mail server takes its time.
   */
  private claim(): Promise<QueuedMail | null> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      await forgetAbandoned(tx, now);
      const mail = await tx
        .createQueryBuilder(QueuedMail, 'mail')
        .where('mail.sentAt IS NULL AND mail.tries < :tries', { tries: TRIES })
        .andWhere("mail.queuedAt + interval '1 minute' * (power(2, mail.tries) - 1) <= :now", { now })
        .andWhere('(mail.heldUntil IS NULL OR mail.heldUntil < :now)')
        .orderBy('mail.queuedAt', 'ASC')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (!mail) return null;
      const held = { tries: mail.tries + 1, heldUntil: new Date(now.getTime() + HELD_MS) };
      await tx.update(QueuedMail, { id: mail.id }, held);
      return { ...mail, ...held };
    });
  }

  private async sendOne(mail: QueuedMail, transport: Transporter): Promise<void> {
    const isSent = await this.send(mail, transport);
    // Kept no longer than it is of use: a sign-in link in it would be as good as a key.
    const forgotten = isSent || mail.tries >= TRIES ? FORGOTTEN : {};
    const change = { heldUntil: null, ...forgotten, ...(isSent && { sentAt: this.clock.now() }) };
    await this.db.manager.update(QueuedMail, { id: mail.id }, change);
  }

  private async send({ id, to, subject, text, tries }: QueuedMail, transport: Transporter): Promise<boolean> {
    const given = new AbortController();
    try {
      await Promise.race([
        transport.sendMail({ from: this.config.mailFrom, to, subject, text }),
        wait(SENT_WITHIN_MS, null, { signal: given.signal }).then(() => {
          throw new Error('The mail server took too long.');
        }),
      ]);
      return true;
    } catch (fault) {
      this.log.warn({ event: 'mail-not-sent', id, tries, ...faultNote(fault) });
      return false;
    } finally {
      given.abort();
    }
  }
}

const FORGOTTEN = { to: '', text: '' };

/** A mail whose last try ended with the server that made it. */
async function forgetAbandoned(tx: EntityManager, now: Date): Promise<void> {
  const gone = { sentAt: IsNull(), tries: MoreThanOrEqual(TRIES), heldUntil: LessThan(now) };
  await tx.update(QueuedMail, gone, { ...FORGOTTEN, heldUntil: null });
}
