import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { StatementReader } from '../statements/statement.reader.js';
import { HowEqualReader } from './how-equal.reader.js';
import { commitmentsPage } from './pages/commitments.page.js';
import { howEqualPage } from './pages/how-equal.page.js';
import type { AboutStatement } from './pages/about-statement.js';

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
    const about = await this.published(address);
    return howEqualPage({ ...about, signedIn, ...(await this.shared.of(about.id)) });
  }

  @Get('commitments')
  @Header('content-type', HTML)
  @Header('cache-control', CACHED)
  async whatGroupsDo(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    const about = await this.published(address);
    return commitmentsPage({ ...about, signedIn, commitments: await this.commitments.of(about.id) });
  }

  /** Nothing of this is public before the statement is. */
  private async published({ council, slug }: Address): Promise<Omit<AboutStatement, 'signedIn'>> {
    const found = await this.statements.bySlug(council, slug);
    if (!found || !(await this.publications.latest(found.statement.id))) throw new NotFoundException();
    const { id, title } = found.statement;
    return { id, title, path: `/statements/${council}/${slug}`, demo: this.config.demo };
  }
}

interface Address {
  readonly council: string;
  readonly slug: string;
}
