import { Body, Controller, Get, Header, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IsSignedIn } from '../membership/is-signed-in.js';
import type { Council } from '../membership/council.entity.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { pathOfProposing, proposePage, type ProposeForm } from './pages/propose.page.js';
import { proposeThanksPage } from './pages/propose-thanks.page.js';
import { ProposePublicly } from './propose-publicly.js';
import { ProposingReader } from './proposing.reader.js';
import { shownPart } from './shown-part.js';

const HTML = 'text/html; charset=utf-8';
const NO_STORE = 'no-store';

/** Where anybody proposes a statement or a topic to a council, and reads what it said to others. No account, no script. */
@Controller('propose/:council')
@Requires('anyone')
export class ProposeController {
  constructor(
    private readonly config: Config,
    private readonly reader: ProposingReader,
    private readonly propose: ProposePublicly,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async form(
    @Param('council') slug: string,
    @Query('after') after: unknown,
    @IsSignedIn() signedIn: boolean,
  ): Promise<string> {
    return this.page(await this.existing(slug), { form: EMPTY, after: textOf(after), signedIn });
  }

  @Post()
  async send(
    @Param('council') slug: string,
    @Body() body: Readonly<Record<string, unknown>>,
    @IsSignedIn() signedIn: boolean,
    @Res() response: Response,
  ): Promise<void> {
    const council = await this.existing(slug);
    const said = {
      ...{ kind: textOf(body.kind), template: textOf(body.template), title: textOf(body.title) },
      ...{ why: textOf(body.why), name: textOf(body.name), email: textOf(body.email) },
    };
    const { proposal, refusals } = await this.propose.run(council.id, said);
    response.setHeader('cache-control', NO_STORE);
    if (proposal) return response.redirect(303, `${pathOfProposing(council)}/thanks`);
    const problems = refusals.map(({ code, because }) => ({ field: code.replace('propose.', ''), message: because }));
    // What they wrote stays in the form.
    response
      .status(400)
      .type(HTML)
      .send(await this.page(council, { form: { ...said, problems }, after: '', signedIn }));
  }

  @Get('thanks')
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async thanks(@Param('council') slug: string, @IsSignedIn() signedIn: boolean): Promise<string> {
    return proposeThanksPage({ council: await this.existing(slug), demo: this.config.demo, signedIn });
  }

  private async page(
    council: Council,
    { form, after, signedIn }: { form: ProposeForm; after: string; signedIn: boolean },
  ): Promise<string> {
    return proposePage({
      ...{ council, form, signedIn, demo: this.config.demo },
      answered: await shownPart((part) => this.reader.answered(council.id, part), after),
      waiting: await this.reader.countWaiting(council.id),
      calls: await this.reader.statements(council.id, ['CONVENING', 'CONCORDAT']),
    });
  }

  private async existing(slug: string): Promise<Council> {
    const council = await this.reader.council(slug);
    if (!council) throw new NotFoundException();
    return council;
  }
}

const EMPTY: ProposeForm = { kind: '', template: '', title: '', why: '', name: '', email: '', problems: [] };

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
