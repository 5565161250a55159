import { Body, Controller, Get, Header, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { CallReader, type PublicCall } from './call.reader.js';
import { NominatePublicly } from './nominate-publicly.js';
import { callPage, pathOfCall, type CallForm } from './pages/call.page.js';
import { callThanksPage } from './pages/call-thanks.page.js';

const HTML = 'text/html; charset=utf-8';
const NO_STORE = 'no-store';

/** The public call: what a statement will be about, until when anybody can ask to take part, and a form without script. */
@Controller('call/:council/:slug')
@Requires('anyone')
export class CallController {
  constructor(
    private readonly config: Config,
    private readonly calls: CallReader,
    private readonly nominate: NominatePublicly,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async call(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    return this.page(await this.existing(address), EMPTY, signedIn);
  }

  @Post()
  async send(
    @Param() address: Address,
    @Body() body: Readonly<Record<string, unknown>>,
    @IsSignedIn() signedIn: boolean,
    @Res() response: Response,
  ): Promise<void> {
    const call = await this.existing(address);
    const said = {
      kind: textOf(body.kind),
      text: textOf(body.text),
      contact: textOf(body.contact),
      mayBeShown: textOf(body.shown) === 'yes',
    };
    const { nomination, refusals } = await this.nominate.run(call.id, said);
    response.setHeader('cache-control', NO_STORE);
    if (nomination) return response.redirect(303, `${pathOfCall(call)}/thanks`);
    const problems = refusals.map(({ code, because }) => ({ field: FIELDS[code] ?? 'text', message: because }));
    // What they wrote stays in the form.
    response
      .status(400)
      .type(HTML)
      .send(this.page(call, { ...said, problems }, signedIn));
  }

  @Get('thanks')
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async thanks(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    return callThanksPage({ call: await this.existing(address), demo: this.config.demo, signedIn });
  }

  private page(call: PublicCall, form: CallForm, signedIn: boolean): string {
    return callPage({ call, form, demo: this.config.demo, signedIn });
  }

  private async existing({ council, slug }: Address): Promise<PublicCall> {
    const call = await this.calls.find(council, slug);
    if (!call) throw new NotFoundException();
    return call;
  }
}

interface Address {
  readonly council: string;
  readonly slug: string;
}

const EMPTY: CallForm = { kind: 'person', text: '', contact: '', mayBeShown: false, problems: [] };

const FIELDS: Readonly<Record<string, string>> = {
  'call.kind': 'kind',
  'call.no-contact': 'contact',
  'call.contact-too-long': 'contact',
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
