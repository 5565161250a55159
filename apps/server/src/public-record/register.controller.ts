import { Controller, Get, Header, Inject, Optional, Query } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { DEMO_PEOPLE, type DemoPerson } from './demo-people.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { keysPage } from './pages/keys.page.js';
import { registerPage } from './pages/register.page.js';
import { verifyPage } from './pages/verify.page.js';
import { RegisterReader } from './register.reader.js';

const HTML = 'text/html; charset=utf-8';
/** A search is a line of words; what is longer is not one. */
const LONGEST_SEARCH = 200;

/** The public register, and the keys by which anyone can check what it lists. */
@Controller()
@Requires('anyone')
export class RegisterController {
  constructor(
    private readonly config: Config,
    private readonly register: RegisterReader,
    private readonly publications: PublicationReader,
    @Optional() @Inject(DEMO_PEOPLE) private readonly people: readonly DemoPerson[] | null,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-cache')
  async list(@Query('q') q: unknown, @IsSignedIn() signedIn: boolean): Promise<string> {
    const { demo } = this.config;
    const search = typeof q === 'string' ? q.trim().slice(0, LONGEST_SEARCH) : '';
    const [statements, open] = await Promise.all([this.register.published(search), this.register.open()]);
    const people = demo ? (this.people ?? []) : [];
    return registerPage({
      ...{ search, statements, open, people, demo, signedIn },
      councils: await this.register.councils(),
    });
  }

  @Get('keys')
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-cache')
  async keys(@IsSignedIn() signedIn: boolean): Promise<string> {
    const { demo, baseUrl } = this.config;
    return keysPage({ keys: await this.publications.keys(), demo, signedIn, origin: baseUrl });
  }

  @Get('verify')
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-cache')
  async verify(@IsSignedIn() signedIn: boolean): Promise<string> {
    const keys = await this.publications.keys();
    return verifyPage({ keys: keys.map(({ publicKey }) => publicKey), demo: this.config.demo, signedIn });
  }

  @Get('keys.json')
  @Header('cache-control', 'public, no-cache')
  @Header('access-control-allow-origin', '*')
  async keysAsJson(): Promise<{ keys: object[] }> {
    const keys = await this.publications.keys();
    return {
      keys: keys.map(({ keyId, publicKey, firstUsedAt, retiredAt }) => ({
        algorithm: 'Ed25519',
        keyId,
        publicKey,
        firstUsedAt: firstUsedAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      })),
    };
  }
}
