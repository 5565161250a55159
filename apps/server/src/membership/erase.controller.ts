import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { ErasePerson } from './erase-person.js';
import type { SignedInPerson } from './actor.js';
import { Leaving } from './leaving.js';
import { erasedPage, erasePage } from './pages/erase.page.js';
import { Sessions } from './sessions.js';

const HTML = 'text/html; charset=utf-8';
const HERE = '/your-account/erase';
const WORD = 'ERASE';

/** The page on which a person asks to be erased, and is. GET shows, POST does. Works without script. */
@Controller('your-account')
@Requires('anyone')
export class EraseController {
  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly erase: ErasePerson,
    private readonly leaving: Leaving,
  ) {}

  @Get('erase')
  @Header('cache-control', 'no-store')
  async form(@Req() request: Request, @Res() response: Response): Promise<void> {
    const person = await this.sessions.personOf(request.headers.cookie);
    if (!person) return toSignIn(response);
    response.type(HTML).send(await this.page(person, null));
  }

  @Post('erase')
  async confirm(
    @Body() body: { readonly [name: string]: unknown },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const person = await this.sessions.personOf(request.headers.cookie);
    if (!person) return toSignIn(response);
    const typed = typeof body.word === 'string' ? body.word.trim().toUpperCase() : '';
    if (typed !== WORD) {
      const error = `Type ${WORD} to go on. Nothing has been removed.`;
      response
        .status(400)
        .type(HTML)
        .send(await this.page(person, error));
      return;
    }
    await this.erase.run(person.personId, 'themselves');
    response.setHeader('set-cookie', this.sessions.clearCookie());
    response.setHeader('clear-site-data', '"storage"');
    response.redirect(303, '/your-account/erased');
  }

  @Get('erased')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  erased(): string {
    return erasedPage({ demo: this.config.demo });
  }

  private async page({ personId }: SignedInPerson, error: string | null): Promise<string> {
    return erasePage({ demo: this.config.demo, word: WORD, error, gaps: await this.leaving.gapsOf(personId) });
  }
}

function toSignIn(response: Response): void {
  response.redirect(303, `/sign-in?returnTo=${encodeURIComponent(HERE)}`);
}
