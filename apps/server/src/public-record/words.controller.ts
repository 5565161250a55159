import { Controller, Get, Header } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { accessibilityPage } from './pages/accessibility.page.js';
import { contactPage, worriedPage } from './pages/contact.page.js';
import { helpPage } from './pages/help.page.js';
import { cookiesPage, privacyPage } from './pages/privacy.page.js';
import { RegisterReader } from './register.reader.js';

const HTML = 'text/html; charset=utf-8';
const CACHE = 'private, no-cache';

/** Pages of words that every page links to. */
@Controller()
@Requires('anyone')
export class WordsController {
  constructor(
    private readonly config: Config,
    private readonly register: RegisterReader,
  ) {}

  @Get('help')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  help(@IsSignedIn() signedIn: boolean): string {
    return helpPage({ demo: this.config.demo, signedIn });
  }

  @Get('accessibility')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  accessibility(@IsSignedIn() signedIn: boolean): string {
    return accessibilityPage({ demo: this.config.demo, signedIn });
  }

  @Get('privacy')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  privacy(@IsSignedIn() signedIn: boolean): string {
    return privacyPage({ demo: this.config.demo, signedIn });
  }

  @Get('cookies')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  cookies(@IsSignedIn() signedIn: boolean): string {
    return cookiesPage({ demo: this.config.demo, signedIn });
  }

  @Get('contact')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  async contact(@IsSignedIn() signedIn: boolean): Promise<string> {
    return contactPage({ demo: this.config.demo, signedIn, councils: await this.register.councils() });
  }

  @Get('worried')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  async worried(@IsSignedIn() signedIn: boolean): Promise<string> {
    return worriedPage({ demo: this.config.demo, signedIn, councils: await this.register.councils() });
  }
}
