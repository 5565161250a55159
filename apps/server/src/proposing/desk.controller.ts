import { isDay, type StatementId } from '#concordat';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Council } from '../membership/council.entity.js';
import { Sessions } from '../membership/sessions.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { AnswerCouncilProposal } from './answer-proposal.js';
import { DeskActs } from './desk-acts.js';
import type { Officer } from './officer.js';
import { answerPage, EMPTY_ANSWER, type AnswerForm } from './pages/answer.page.js';
import { answeredPage } from './pages/answered.page.js';
import { BEGUN } from './pages/names.page.js';
import { deskPage, pathOfDesk } from './pages/desk.page.js';
import { signedOutPage } from './pages/signed-out.page.js';
import { ProposingReader } from './proposing.reader.js';
import { shownPart } from './shown-part.js';

type Fields = Readonly<Record<string, unknown>>;

/** Where officers of a council see what waits for its answer, and answer. For others there is nothing here. */
@Controller('council-desk/:council')
@Requires('anyone')
export class DeskController {
  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly reader: ProposingReader,
    private readonly answer: AnswerCouncilProposal,
    private readonly acts: DeskActs,
  ) {}

  @Get()
  async desk(
    @Param('council') slug: string,
    @Query('after') after: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const desk = await this.open(slug, request, response);
    if (!desk) return;
    const { council } = desk;
    const waiting = await shownPart((part) => this.reader.waiting(council.id, part), after);
    const proposed = await this.reader.statements(council.id, ['PROPOSED']);
    send(response, deskPage({ council, waiting, proposed, demo: this.config.demo, signedIn: true }));
  }

  @Get('proposals/:id')
  async proposal(@Param() address: Address, @Req() request: Request, @Res() response: Response): Promise<void> {
    const desk = await this.open(address.council, request, response);
    if (desk) send(response, await this.page(desk.council, address.id, EMPTY_ANSWER));
  }

  @Post('proposals/:id')
  async give(
    @Param() address: Address,
    @Body() body: Fields,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const desk = await this.open(address.council, request, response);
    if (!desk) return;
    const { council, officer } = desk;
    if (!(await this.reader.one(council.id, address.id))) throw new NotFoundException();
    const said = {
      ...{ answer: textOf(body.answer), reason: textOf(body.reason), coveredBy: textOf(body['covered-by']) },
      title: typeof body.title === 'string' ? body.title : null,
      ...{ periodFrom: textOf(body.from), periodTo: textOf(body.to), reviewBy: textOf(body.review) },
    };
    const { proposal, refusals } = await this.answer.run(officer, { ...said, proposalId: address.id, begin: said });
    if (!proposal) {
      const late = refusals.filter(({ code }) => code === 'propose.answered');
      const shown = late.length > 0 ? late : refusals;
      const problems = shown.map(({ code, because }) => ({ field: fieldOf(code, said), message: because }));
      response.status(late.length > 0 ? 409 : 400);
      return send(response, await this.page(council, address.id, { ...said, problems }));
    }
    const begun = proposal.answer === 'TAKEN' && proposal.statementId;
    response.redirect(303, begun ? `${pathOfDesk(council)}/statements/${begun}` : pathOfDesk(council));
  }

  @Get('statements/:id')
  async statementNames(@Param() address: Address, @Req() request: Request, @Res() response: Response): Promise<void> {
    const desk = await this.open(address.council, request, response);
    if (desk) send(response, await this.acts.page(desk.council, address.id as StatementId, this.config));
  }

  @Post('statements/:id')
  async giveNames(
    @Param() address: Address,
    @Body() body: Fields,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const desk = await this.open(address.council, request, response);
    if (!desk) return;
    const form = await this.acts.run(desk, address.id as StatementId, fieldsOf(body));
    if (form.problems.length > 0) {
      response.status(form.problems.some(({ field }) => field === BEGUN) ? 409 : 400);
      return send(
        response,
        await this.acts.page(desk.council, address.id as StatementId, { form, demo: this.config.demo }),
      );
    }
    const isGone = body.what === 'take-back';
    response.redirect(303, isGone ? pathOfDesk(desk.council) : `${pathOfDesk(desk.council)}/statements/${address.id}`);
  }

  private async page(council: Council, id: string, form: AnswerForm): Promise<string> {
    const proposal = await this.reader.one(council.id, id);
    if (!proposal) throw new NotFoundException();
    const shown = { council, proposal, form, demo: this.config.demo, signedIn: true };
    if (proposal.state !== 'HELD') return answeredPage(shown);
    return answerPage({ ...shown, statements: await this.reader.statements(council.id) });
  }

  /** Null where one has to sign in first, and what was sent stands on the page. Whoever is no officer learns nothing. */
  private async open(
    slug: string,
    request: Request,
    response: Response,
  ): Promise<{ council: Council; officer: Officer } | null> {
    const officer = await this.sessions.personOf(request.headers.cookie);
    if (!officer) {
      this.askToSignIn(request, response);
      return null;
    }
    const council = await this.reader.council(slug);
    if (!council || !(await this.reader.isOfficer(council.id, officer.personId))) throw new NotFoundException();
    return { council, officer };
  }

  private askToSignIn({ method, originalUrl, body }: Request, response: Response): void {
    if (method !== 'POST') return response.redirect(303, `/sign-in?returnTo=${encodeURIComponent(originalUrl)}`);
    response.status(401);
    send(
      response,
      signedOutPage({ action: originalUrl, fields: fieldsOf(body as Fields | undefined), demo: this.config.demo }),
    );
  }
}

interface Address {
  readonly council: string;
  readonly id: string;
}

const FIELDS: Readonly<Record<string, string>> = {
  'propose.no-reason': 'reason',
  'propose.covered-by': 'covered-by',
  'propose.public-title': 'title',
  'statement.title': 'title',
  'statement.period': 'to',
  'concordat.reviewBy': 'review',
};

/** Where a problem can be mended: of the dates, the first that is none. */
function fieldOf(code: string, { periodFrom, periodTo }: Pick<AnswerForm, 'periodFrom' | 'periodTo'>): string {
  if (code !== 'statement.dates') return FIELDS[code] ?? 'answer';
  if (!isDay(periodFrom)) return 'from';
  return isDay(periodTo) ? 'review' : 'to';
}

function send(response: Response, html: string): void {
  response.setHeader('cache-control', 'no-store');
  response.type('text/html; charset=utf-8').send(html);
}

function fieldsOf(body: Fields | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
