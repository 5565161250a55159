import { commentClock } from '#deliberation';
import { Body, Controller, Get, Header, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IsSignedIn } from '../membership/is-signed-in.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import type { Section } from '../statements/section.entity.js';
import { COMMENTS_ON_A_PAGE } from './comment.reader.js';
import { OpenDraftReader, type OpenDraft } from './open-draft.reader.js';
import { draftPage, pathOf } from './pages/draft.page.js';
import type { CommentForm } from './pages/comment-form.js';
import { NO_SUCH_NUMBER } from './pages/section-comments.js';
import { sectionPage } from './pages/section.page.js';
import { thanksPage } from './pages/thanks.page.js';
import { SendComment } from './send-comment.js';
import { ShownCommentsReader } from './shown-comments.reader.js';

const HTML = 'text/html; charset=utf-8';
const NO_STORE = 'no-store';

/** "Have your say": the draft while comments are open, a form that needs no script and no account, and the answers. */
@Controller('have-your-say/:council/:slug')
@Requires('anyone')
export class HaveYourSayController {
  constructor(
    private readonly config: Config,
    private readonly drafts: OpenDraftReader,
    private readonly shown: ShownCommentsReader,
    private readonly send: SendComment,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async draft(@Param() address: Address, @IsSignedIn() signedIn: boolean): Promise<string> {
    const draft = await this.existing(address);
    const { demo } = this.config;
    return draftPage({ draft, counts: await this.drafts.counts(draft), demo, signedIn });
  }

  @Get(':section')
  async section(
    @Param() address: Address & { section: string },
    @Query() asked: Readonly<Record<string, unknown>>,
    @IsSignedIn() signedIn: boolean,
    @Res() response: Response,
  ): Promise<void> {
    const draft = await this.existing(address);
    const section = sectionOf(draft, address.section);
    const reference = textOf(asked.number).trim().toUpperCase();
    const found = reference === '' ? null : await this.shown.pageOf(section.id, reference);
    response.setHeader('cache-control', NO_STORE);
    if (found !== null) return response.redirect(303, `${pathOf(draft)}/${section.key}?page=${found}#${reference}`);
    const form = {
      ...EMPTY,
      part: textOf(asked.part),
      problems: reference === '' ? [] : [{ field: 'number', message: NO_SUCH_NUMBER }],
    };
    const number = asked.page === undefined ? 1 : Number(asked.page);
    response.type(HTML).send(await this.page(draft, section, { ...form, number, reference, signedIn }));
  }

  @Post(':section')
  async comment(
    @Param() address: Address & { section: string },
    @Body() body: Readonly<Record<string, unknown>>,
    @IsSignedIn() signedIn: boolean,
    @Res() response: Response,
  ): Promise<void> {
    const draft = await this.existing(address);
    const section = sectionOf(draft, address.section);
    const chosen = textOf(body.choose);
    const said = {
      part: chosen || textOf(body.part),
      quote: textOf(body.quote),
      instead: textOf(body.instead),
      change: textOf(body.change),
      why: textOf(body.why),
      name: textOf(body.name),
      constituency: textOf(body.group),
    };
    response.setHeader('cache-control', NO_STORE);
    const again = { ...said, number: 1, reference: '', signedIn };
    // "Comment on part 2": nothing is sent, the form comes back with that part chosen.
    if (chosen) {
      const shown = await this.page(draft, section, { ...again, problems: [] });
      return void response.status(200).type(HTML).send(shown);
    }
    const { comment, refusals } = await this.send.run({ sectionId: section.id, ...said });
    if (comment) return response.redirect(303, `${pathOf(draft)}/${section.key}/thanks?number=${comment.reference}`);
    const problems = refusals.map(({ code, because }) => ({ field: FIELDS[code] ?? 'change', message: because }));
    // What they wrote stays in the form.
    response
      .status(400)
      .type(HTML)
      .send(await this.page(draft, section, { ...again, problems }));
  }

  @Get(':section/thanks')
  @Header('content-type', HTML)
  @Header('cache-control', NO_STORE)
  async thanks(
    @Param() address: Address & { section: string },
    @Query('number') number: unknown,
    @IsSignedIn() signedIn: boolean,
  ): Promise<string> {
    const draft = await this.existing(address);
    const section = sectionOf(draft, address.section);
    const reference = /^C-\w{8}$/.test(textOf(number)) ? textOf(number) : null;
    return thanksPage({ draft, section, reference, demo: this.config.demo, signedIn });
  }

  private async page(
    draft: OpenDraft,
    section: Section,
    { signedIn, number, reference, ...form }: CommentForm & CommentsAsked,
  ): Promise<string> {
    const { demo } = this.config;
    const count = (await this.drafts.counts(draft)).get(section.id) ?? 0;
    const pages = Math.max(1, Math.ceil(count / COMMENTS_ON_A_PAGE));
    if (!Number.isInteger(number) || number < 1 || number > pages) throw new NotFoundException();
    const isOpen =
      draft.state === 'COMMENT' &&
      draft.groups.some((group) => isRunning(commentClock(draft.time, group).closesOn, draft.today));
    return sectionPage({
      ...{ draft, section, form, isOpen, demo, signedIn },
      text: await this.drafts.text(draft, section.id),
      comments: { shown: await this.shown.of(section.id, number), count, number, pages, reference },
    });
  }

  private async existing({ council, slug }: Address): Promise<OpenDraft> {
    const draft = await this.drafts.find(council, slug);
    if (!draft) throw new NotFoundException();
    return draft;
  }
}

interface Address {
  readonly council: string;
  readonly slug: string;
}

/** Which page of comments, and what number somebody looks for, beside the form. */
interface CommentsAsked {
  readonly signedIn: boolean;
  /** From 1. */
  readonly number: number;
  /** Empty for none. */
  readonly reference: string;
}

const EMPTY = { part: '', quote: '', instead: '', change: '', why: '', name: '', constituency: '' };

const FIELDS: Readonly<Record<string, string>> = {
  'comment.name': 'name',
  'comment.which-part': 'part',
  'comment.quote': 'quote',
  'comment.no-change': 'instead',
};

function isRunning(closesOn: string | null, today: string): boolean {
  return closesOn === null || today <= closesOn;
}

function sectionOf({ sections }: OpenDraft, key: string): Section {
  const section = sections.find((one) => one.key === key);
  if (!section) throw new NotFoundException();
  return section;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
