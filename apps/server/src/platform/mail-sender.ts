import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { faultNote } from './fault-note.js';
import { QueuedMail } from './queued-mail.entity.js';

const LOOK_EVERY_MS = 1_000;
/** After one minute, two, four and so on: the last is tried after about eight hours. */
const TRIES = 10;
/** A mail server that does not answer holds up the others no longer than this. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

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
      while (await this.db.transaction((tx) => this.sendNext(tx, transport)));
    } catch (fault) {
      this.log.error({ event: 'mail-queue-fault', ...faultNote(fault) });
    }
  }

  /** Another server skips the one that is being sent here. False when none is due. */
  private async sendNext(tx: EntityManager, transport: Transporter): Promise<boolean> {
    const mail = await tx
      .createQueryBuilder(QueuedMail, 'mail')
      .where('mail.sentAt IS NULL AND mail.tries < :tries', { tries: TRIES })
      .andWhere("mail.queuedAt + interval '1 minute' * (power(2, mail.tries) - 1) <= :now", { now: this.clock.now() })
      .orderBy('mail.queuedAt', 'ASC')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    if (!mail) return false;
    const isSent = await this.send(mail, transport);
    const tries = mail.tries + 1;
    // Kept no longer than it is of use: a sign-in link in it would be as good as a key.
    const forgotten = isSent || tries >= TRIES ? { to: '', text: '' } : {};
    const change = { tries, ...forgotten, ...(isSent && { sentAt: this.clock.now() }) };
    await tx.update(QueuedMail, { id: mail.id }, change);
    return true;
  }

  private async send({ id, to, subject, text, tries }: QueuedMail, transport: Transporter): Promise<boolean> {
    try {
      await transport.sendMail({ from: this.config.mailFrom, to, subject, text });
      return true;
    } catch (fault) {
      this.log.warn({ event: 'mail-not-sent', id, tries: tries + 1, ...faultNote(fault) });
      return false;
    }
  }
}
