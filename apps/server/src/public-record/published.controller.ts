import { canonicalJson } from '#document';
import { csvOf } from '#reading';
import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { RecordView } from '../publication/record.view.js';
import { statementPage } from './pages/statement.page.js';
import { PublishedVersionReader, type PublishedVersion } from './published-version.reader.js';
import { versionNumber } from './version-number.js';

/**
 * Published statements: a page, the file beside it, and its tables. A version's words never change; the names in it may
 * be taken away, so everything is asked for again and answered with "not changed" where nothing did.
 */
@Controller('statements/:council/:slug')
@Requires('anyone')
export class PublishedController {
  constructor(
    private readonly config: Config,
    private readonly versions: PublishedVersionReader,
    private readonly record: RecordView,
  ) {}

  @Get()
  async latest(
    @Param() { council, slug }: Address,
    @Query('authorship') authorship: unknown,
    @IsSignedIn() signedIn: boolean,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.existing(council, slug, null);
    this.sendPage(response, found, { authorship: authorship === '1', signedIn, isLatestAddress: true });
  }

  @Get('v/:n')
  async version(
    @Param() { council, slug, n }: Address & { n: string },
    @Query('authorship') authorship: unknown,
    @IsSignedIn() signedIn: boolean,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.existing(council, slug, n);
    this.sendPage(response, found, { authorship: authorship === '1', signedIn, isLatestAddress: false });
  }

  @Get('v/:n/tables/:id.csv')
  async table(
    @Param() { council, slug, n, id }: Address & { n: string; id: string },
    @Res() response: Response,
  ): Promise<void> {
    const { bundle } = await this.existing(council, slug, n);
    const dataset = bundle.datasets.find((one) => one.id === id);
    if (!dataset) throw new NotFoundException();
    openToAll(response)
      .attachment(`${slug}-v${n}-${dataset.id.replace(/[^\w-]/g, '-')}.csv`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(dataset));
  }

  /** Where the record stood at each gate, signed, with the keys: to compare with what a witness or a receipt says. */
  @Get('checkpoints.json')
  async gatesAsJson(@Param() { council, slug }: Address, @Res() response: Response): Promise<void> {
    const { statementId } = await this.existing(council, slug, null);
    openToAll(response)
      .type('application/json; charset=utf-8')
      // In canonical form: each checkpoint stands there as it stands in a mail.
      .send(canonicalJson(await this.record.all(statementId)));
  }

  private async existing(council: string, slug: string, n: string | null): Promise<PublishedVersion> {
    const found = await this.versions.find(council, slug, n === null ? null : versionNumber(n));
    if (!found) throw new NotFoundException();
    return found;
  }

  private sendPage(
    response: Response,
    version: PublishedVersion,
    shown: { authorship: boolean; signedIn: boolean; isLatestAddress: boolean },
  ): void {
    const { demo, baseUrl } = this.config;
    response
      .setHeader('cache-control', 'private, no-cache')
      .setHeader('vary', 'cookie')
      .type('text/html; charset=utf-8')
      .send(statementPage({ ...shown, version, demo, origin: baseUrl }));
  }
}

/** The files beside the pages: a controller of its own, because its addresses have to be tried first. */
@Controller('statements/:council')
@Requires('anyone')
export class PublishedFileController {
  constructor(private readonly versions: PublishedVersionReader) {}

  @Get(':slug.json')
  latest(@Param() { council, slug }: Address, @Res() response: Response): Promise<void> {
    return this.send(council, slug, null, response);
  }

  @Get(':slug/v/:n.json')
  version(@Param() { council, slug, n }: Address & { n: string }, @Res() response: Response): Promise<void> {
    return this.send(council, slug, versionNumber(n), response);
  }

  private async send(council: string, slug: string, n: number | null, response: Response): Promise<void> {
    const found = await this.versions.find(council, slug, n);
    if (!found) throw new NotFoundException();
    openToAll(response)
      .setHeader('etag', `"${found.sha256}"`)
      .type('application/json; charset=utf-8')
      // As bytes: the file is checked to the byte.
      .send(Buffer.from(found.text, 'utf8'));
  }
}

interface Address {
  readonly council: string;
  readonly slug: string;
}

/** Any site may read what is published; helmet would keep it to ours. */
function openToAll(response: Response): Response {
  return response
    .setHeader('cache-control', 'public, no-cache')
    .setHeader('access-control-allow-origin', '*')
    .setHeader('cross-origin-resource-policy', 'cross-origin');
}
