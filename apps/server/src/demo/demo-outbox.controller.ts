import { Controller, Get, Header, NotFoundException, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Sessions } from '../membership/sessions.js';
import { Config } from '../platform/config.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { Requires } from '../platform/requires.js';
import { outboxPage } from './pages/outbox.page.js';

/** Mail of this server as a page, while the demo is on: so that links and codes can be tried without a mail server. */
@Controller('demo/outbox')
export class DemoOutboxController {
  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Requires('anyone')
  async show(@Req() request: Request): Promise<string> {
    if (!this.config.demo) throw new NotFoundException();
    const mails = await this.db.manager.find(QueuedMail, { order: { queuedAt: 'DESC', id: 'ASC' }, take: MOST });
    return outboxPage({ mails, signedIn: (await this.sessions.personOf(request.headers.cookie)) !== null });
  }
}

/** The sample alone brings some hundreds; nobody reads further than this. */
const MOST = 50;
