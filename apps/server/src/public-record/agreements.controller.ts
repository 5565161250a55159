import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { AgreementPageReader } from './agreement-page.reader.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { agreementPage } from './pages/agreement.page.js';

const HTML = 'text/html; charset=utf-8';
const CACHE = 'private, no-cache';

/** What groups agreed about how they work, what they promised, and what became of it: for everybody, without a script. */
@Controller('agreements/:council/:slug')
@Requires('anyone')
export class AgreementsController {
  constructor(
    private readonly config: Config,
    private readonly agreements: AgreementPageReader,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  @Header('vary', 'cookie')
  latest(
    @Param('council') council: string,
    @Param('slug') slug: string,
    @IsSignedIn() signedIn: boolean,
  ): Promise<string> {
    return this.page(council, slug, null, signedIn);
  }

  @Get('v/:n')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  @Header('vary', 'cookie')
  version(
    @Param() { council, slug, n }: { council: string; slug: string; n: string },
    @IsSignedIn() signedIn: boolean,
  ): Promise<string> {
    if (!/^[1-9]\d{0,5}$/.test(n)) throw new NotFoundException();
    return this.page(council, slug, Number(n), signedIn);
  }

  private async page(council: string, slug: string, n: number | null, signedIn: boolean): Promise<string> {
    const agreement = await this.agreements.find(council, slug, n);
    if (!agreement) throw new NotFoundException();
    const { demo, baseUrl } = this.config;
    return agreementPage({ agreement, isLatestAddress: n === null, demo, signedIn, origin: baseUrl });
  }
}
