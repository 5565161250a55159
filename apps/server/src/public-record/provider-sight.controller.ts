import { dayInEngland } from '#concordat';
import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ProviderSight } from '../fair-dealing/provider-sight.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { StatementReader } from '../statements/statement.reader.js';
import { providerSightCsv, providerSightPage } from './pages/provider-sight.page.js';
import { publishedSight, type PublishedSight } from './published-sight.js';
import { PublishedVersionReader, type PublishedVersion } from './published-version.reader.js';

/** Beside a published statement: what providers who took part could see, and from what day (R33). */
@Controller('statements/:council/:slug')
@Requires('anyone')
export class ProviderSightController {
  constructor(
    private readonly config: Config,
    private readonly statements: StatementReader,
    private readonly versions: PublishedVersionReader,
    private readonly sight: ProviderSight,
  ) {}

  @Get('what-providers-could-see')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async list(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    const version = await this.published(address);
    const { title, slug, council } = version.bundle.statement;
    const about = { id: version.statementId, title, path: `/statements/${council.slug}/${slug}` };
    return providerSightPage({ ...about, demo: this.config.demo, signedIn, seen: await this.seen(version) });
  }

  @Get('what-providers-could-see.csv')
  async file(@Param() address: Address, @Res() response: Response): Promise<void> {
    const seen = await this.seen(await this.published(address));
    response
      .setHeader('cache-control', 'public, no-cache')
      .setHeader('access-control-allow-origin', '*')
      .setHeader('cross-origin-resource-policy', 'cross-origin')
      .attachment(`${address.slug}-what-providers-could-see.csv`)
      .type('text/csv; charset=utf-8')
      .send(providerSightCsv(seen));
  }

  /** Before the statement is published, the list is for members only. */
  private async published({ council, slug }: Address): Promise<PublishedVersion> {
    const found = await this.versions.find(council, slug, null);
    if (!found) throw new NotFoundException();
    return found;
  }

  private async seen({ statementId, bundle }: PublishedVersion): Promise<PublishedSight[]> {
    const sections = await this.statements.sections(statementId);
    const keyOf = new Map(sections.map(({ id, key }) => [id, key]));
    return publishedSight(await this.sight.couldSee(statementId), bundle, { keyOf, dayOf: dayInEngland });
  }
}

interface Address {
  readonly council: string;
  readonly slug: string;
}
