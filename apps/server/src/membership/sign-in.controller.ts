import { isAddress } from '#concordat';
import { Body, Controller, Get, Header, Head, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { AskToSignIn, localPath } from './ask-to-sign-in.js';
import { BrowserKey } from './browser-key.js';
import { checkMailPage, linkProblemPage, signInLinkPage, signInPage } from './pages/sign-in.page.js';
import { RedeemSignIn, type Redeemed } from './redeem-sign-in.js';
import { Sessions } from './sessions.js';

const HTML = 'text/html; charset=utf-8';

/** Signing in by a mailed link or code, and out again. GET shows, POST does. */
@Controller()
@Requires('anyone')
export class SignInController {
  constructor(
    private readonly config: Config,
    private readonly ask: AskToSignIn,
    private readonly redeem: RedeemSignIn,
    private readonly browser: BrowserKey,
    private readonly sessions: Sessions,
  ) {}

  @Get('sign-in')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  form(@Query('returnTo') returnTo: unknown): string {
    return signInPage({ demo: this.config.demo, error: null, returnTo: localPath(textOf(returnTo)), email: '' });
  }

  @Post('sign-in')
  async send(@Body() body: Fields, @Res() response: Response): Promise<void> {
    const email = textOf(body.email).trim();
    const returnTo = localPath(textOf(body.returnTo));
    if (!isAddress(email)) {
      const error = 'Write your e-mail address, like name@example.org.';
      response
        .status(400)
        .type(HTML)
        .send(signInPage({ demo: this.config.demo, error, returnTo, email }));
      return;
    }
    const { hash, cookie } = this.browser.give();
    if (await this.ask.run({ email, browserHash: hash, returnTo })) response.setHeader('set-cookie', cookie);
    response.redirect(303, '/sign-in/check');
  }

  @Get('sign-in/check')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  check(): string {
    return checkMailPage({ demo: this.config.demo, error: null });
  }

  @Post('sign-in/check')
  async code(@Body() body: Fields, @Req() request: Request, @Res() response: Response): Promise<void> {
    const redeemed = await this.redeem.byCode(textOf(body.code), this.browser.hashIn(request.headers.cookie));
    if (redeemed.outcome === 'signed-in') return this.letIn(redeemed, request, response);
    const error = CODE_WORDS[redeemed.outcome] ?? WRONG_CODE;
    response
      .status(400)
      .type(HTML)
      .send(checkMailPage({ demo: this.config.demo, error }));
  }

  @Head('sign-in/link/:token')
  @HttpCode(200)
  head(): void {
    // A mail scanner asks so: nothing is looked up, and nothing is used.
  }

  @Get('sign-in/link/:token')
  @Header('cache-control', 'no-store')
  async link(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { outcome, email } = await this.redeem.look(token, this.browser.hashIn(request.headers.cookie));
    if (outcome !== 'good') return this.problem(outcome, response);
    const action = `/sign-in/link/${encodeURIComponent(token)}`;
    response.type(HTML).send(signInLinkPage({ demo: this.config.demo, action, email: email && masked(email) }));
  }

  @Post('sign-in/link/:token')
  async follow(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const redeemed = await this.redeem.byLink(token, this.browser.hashIn(request.headers.cookie));
    if (redeemed.outcome === 'signed-in') return this.letIn(redeemed, request, response);
    this.problem(redeemed.outcome, response);
  }

  /** With `everywhere=yes` in every other browser too. */
  @Post('sign-out')
  async signOut(@Body() body: Fields, @Req() request: Request, @Res() response: Response): Promise<void> {
    const person = await this.sessions.personOf(request.headers.cookie);
    if (person && body.everywhere === 'yes') await this.sessions.endAll(person.personId);
    else if (person) await this.sessions.end(person.sessionId);
    response.setHeader('set-cookie', this.sessions.clearCookie());
    response.setHeader('clear-site-data', '"storage"');
    response.redirect(303, '/');
  }

  private async letIn({ token, returnTo }: SignedIn, request: Request, response: Response): Promise<void> {
    await this.sessions.endOf(request.headers.cookie);
    response.setHeader('set-cookie', this.sessions.cookie(token));
    response.redirect(303, localPath(returnTo));
  }

  private problem(outcome: string, response: Response): void {
    const words = LINK_WORDS[outcome] ?? UNKNOWN_LINK;
    response
      .status(410)
      .type(HTML)
      .send(linkProblemPage({ demo: this.config.demo, ...words }));
  }
}

type SignedIn = Extract<Redeemed, { outcome: 'signed-in' }>;

interface Fields {
  readonly [name: string]: unknown;
}

/** Enough of an address to know one's own by. */
function masked(email: string): string {
  return email.replace(/^(.)[^@]*/u, '$1***');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const WRONG_CODE = 'That is not the code. Look at the newest message and type the 6 digits again.';
const CODE_WORDS: Readonly<Record<string, string>> = {
  'wrong-code': WRONG_CODE,
  'too-many-tries': 'The code was wrong 5 times, so it does not work any more. Ask for a new one.',
  'other-browser': 'Type the code in the browser where you asked for it, or ask for a new one here.',
  expired: 'The code has run out. Ask for a new one.',
};

const UNKNOWN_LINK = {
  heading: 'This link does not work',
  because: 'Part of the link may be missing, or a newer message was sent to you.',
};
const LINK_WORDS: Readonly<Record<string, { heading: string; because: string }>> = {
  used: { heading: 'This link was used already', because: 'A link works once. Ask for a new one.' },
  expired: { heading: 'This link has run out', because: 'A link works for 15 minutes. Ask for a new one.' },
  'other-browser': {
    heading: 'Open the link in the browser where you asked',
    because:
      'This keeps others from signing in as you. You can type the code from the message there instead. If you asked again since, use the newest message.',
  },
};
