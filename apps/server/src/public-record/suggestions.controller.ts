import { Controller, Get, Header, NotFoundException, Param, Query } from '@nestjs/common';
import { PublicSuggestionsReader } from '../deliberation/public-suggestions.reader.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { sectionSuggestionsPage } from './pages/section-suggestions.page.js';
import { suggestionsPage, type AboutSuggestions } from './pages/suggestions.page.js';

const HTML = 'text/html; charset=utf-8';
/** Who does not show a name any more is not named from then on (R29). */
const NO_STORE = 'no-store';
const NOTHING = { all: 0, answered: 0 };

/** Every suggestion with its answer, for everybody, once anybody can read the draft (R12, R13). */
@Controller('suggestions/:council/:slug')
@Requires('anyone')
export class SuggestionsController {
  constructor(
    private readonly config: Config,
    private readonly suggestions: PublicSuggestionsReader,
    private readonly publications: PublicationReader,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async all(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    const about = await this.about(address);
    return suggestionsPage({ ...about, signedIn, counts: await this.suggestions.counts(about.statement) });
  }

  @Get(':section')
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async ofSection(
    @Param() address: Address & { section: string },
    @Query('page') page: unknown,
    @IsSignedIn() signedIn: boolean,
  ): Promise<string> {
    const about = await this.about(address);
    const section = about.statement.sections.find(({ key }) => key === address.section);
    const number = page === undefined ? 1 : Number(page);
    if (!section || !Number.isInteger(number) || number < 1) throw new NotFoundException();
    const suggestions = await this.suggestions.page(section.id, number);
    if (suggestions.length === 0 && number > 1) throw new NotFoundException();
    const counts = (await this.suggestions.counts(about.statement)).get(section.id) ?? NOTHING;
    return sectionSuggestionsPage({ ...about, section, suggestions, number, counts, signedIn });
  }

  private async about({ council, slug }: Address): Promise<Omit<AboutSuggestions, 'signedIn'>> {
    const statement = await this.suggestions.find(council, slug);
    if (!statement) throw new NotFoundException();
    const isPublished = (await this.publications.latest(statement.id)) !== null;
    return { statement, published: isPublished ? `/statements/${council}/${slug}` : null, demo: this.config.demo };
  }
}

interface Address {
  readonly council: string;
  readonly slug: string;
}
