import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import type { Publication } from '../publication/publication.entity.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { StatementReader } from '../statements/statement.reader.js';
import { HowEqualReader } from './how-equal.reader.js';
import { commitmentsPage } from './pages/commitments.page.js';
import { howEqualPage, howEqualReport, type ShownPanel } from './pages/how-equal.page.js';
import type { AboutStatement } from './pages/about-statement.js';
import { versionNumber } from './version-number.js';

const HTML = 'text/html; charset=utf-8';
const CACHED = 'private, no-cache';

/** Beside a published statement: how power was shared while it was made, and what each group will do. */
@Controller('statements/:council/:slug')
@Requires('anyone')
export class HowEqualController {
  constructor(
    private readonly config: Config,
    private readonly statements: StatementReader,
    private readonly publications: PublicationReader,
    private readonly shared: HowEqualReader,
    private readonly commitments: CommitmentsReader,
  ) {}

  @Get('how-equal')
  @Header('content-type', HTML)
  @Header('cache-control', CACHED)
  async howEqual(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    const shown = await this.shown(address);
    return howEqualPage({ ...shown, ...(await this.shared.beginning(shown.id)), signedIn });
  }

  @Get('v/:n/how-equal')
  @Header('content-type', HTML)
  @Header('cache-control', CACHED)
  async howEqualWas(@Param() address: Address & { n: string }, @IsSignedIn() signedIn: boolean): Promise<string> {
    const shown = await this.shown(address, versionNumber(address.n));
    return howEqualPage({ ...shown, ...(await this.shared.beginning(shown.id)), signedIn });
  }

  @Get('how-equal/report')
  @Header('content-type', HTML)
  @Header('cache-control', CACHED)
  async report(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    return howEqualReport({ ...(await this.shown(address)), signedIn });
  }

  @Get('v/:n/how-equal/report')
  @Header('content-type', HTML)
  @Header('cache-control', CACHED)
  async reportOfVersion(@Param() address: Address & { n: string }, @IsSignedIn() signedIn: boolean): Promise<string> {
    return howEqualReport({ ...(await this.shown(address, versionNumber(address.n))), signedIn });
  }

  @Get('commitments')
  @Header('content-type', HTML)
  @Header('cache-control', CACHED)
  async whatGroupsDo(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    const { about } = await this.published(address);
    return commitmentsPage({ ...about, signedIn, commitments: await this.commitments.of(about.id) });
  }

  /** Nothing of this is public before the statement is. */
  private async published({ council, slug }: Address, version: number | null = null): Promise<Published> {
    const found = await this.statements.bySlug(council, slug);
    if (!found) throw new NotFoundException();
    const { id, title } = found.statement;
    const { publications } = this;
    const publication = await (version === null ? publications.latest(id) : publications.version(id, version));
    if (!publication) throw new NotFoundException();
    const newest = `/statements/${council}/${slug}`;
    const path = version === null ? newest : `${newest}/v/${version}`;
    return { about: { id, title, path, demo: this.config.demo }, publication };
  }

  /** As it was kept with a version, or with the newest; as it is today where nothing was. */
  private async shown(
    address: Address,
    version: number | null = null,
  ): Promise<Published['about'] & { readonly panel: ShownPanel }> {
    const { about, publication } = await this.published(address, version);
    return { ...about, panel: await this.shared.panel(publication) };
  }
}

interface Published {
  readonly about: Omit<AboutStatement, 'signedIn'>;
  readonly publication: Publication;
}

interface Address {
  readonly council: string;
  readonly slug: string;
}
