import { Body, Controller, HttpCode, NotFoundException, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Person } from '../membership/person.entity.js';
import { Sessions } from '../membership/sessions.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { addressOf, demoPeople } from './demo-people.js';
import { readNorthmoor } from './northmoor.js';

/** Signs a visitor in as somebody of the demo, without mail. While the demo is off it is not there. */
@Controller('demo/sign-in')
export class DemoSignInController {
  private readonly keys = new Set(demoPeople(readNorthmoor().people).map(({ key }) => key));

  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  @HttpCode(303)
  @Requires('anyone')
  async signIn(@Body() body: { person?: unknown }, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.config.demo) throw new NotFoundException();
    const key = typeof body.person === 'string' && this.keys.has(body.person) ? body.person : null;
    const person = key && (await this.db.manager.findOneBy(Person, { email: addressOf(key) }));
    if (!person) throw new NotFoundException();
    await this.sessions.endOf(request.headers.cookie);
    const { token } = await this.db.transaction((tx) => this.sessions.start(tx, person.id));
    response.setHeader('set-cookie', this.sessions.cookie(token));
    response.redirect(303, '/workspace');
  }
}
