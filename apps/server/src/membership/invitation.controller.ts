import { defaultDisplay, type DisplayAudience, type DisplayForm, type Refusal } from '#concordat';
import { sha256Hex } from '#document';
import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Requires } from '../platform/requires.js';
import { ScopeFinder } from '../platform/scope.js';
import { AcceptInvitation, whyNotOpen, type DisplayChoice } from './accept-invitation.js';
import { Invitation } from './invitation.entity.js';
import { invitationPage } from './pages/invitation.page.js';
import { linkProblemPage } from './pages/sign-in.page.js';
import { Sessions } from './sessions.js';

const HTML = 'text/html; charset=utf-8';

/** The page behind an invitation's link. GET shows it, POST accepts. */
@Controller('invitations')
@Requires('anyone')
export class InvitationController {
  // eslint-disable-next-line max-params -- the page shows the invitation and its statement, and accepting signs in
  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly scopes: ScopeFinder,
    private readonly accept: AcceptInvitation,
    private readonly sessions: Sessions,
  ) {}

  @Get(':token')
  @Header('cache-control', 'no-store')
  async show(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const invitation = await this.db.manager.findOneBy(Invitation, { tokenHash: sha256Hex(token) });
    const reason = whyNotOpen(invitation, this.clock.now());
    if (!invitation || reason) return this.problem(reason?.because ?? '', response);
    const chosen = { ...defaultDisplay(invitation.constituency), chosenName: null, hidePresence: false };
    response.type(HTML).send(await this.page(token, invitation, { chosen, refusals: [] }));
  }

  @Post(':token')
  async take(
    @Param('token') token: string,
    @Body() body: Fields,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const display = displayIn(body);
    const { membership, refusals } = await this.accept.run({ token, display });
    if (membership) {
      await this.sessions.endOf(request.headers.cookie);
      const { token: session } = await this.db.transaction((tx) => this.sessions.start(tx, membership.personId));
      response.setHeader('set-cookie', this.sessions.cookie(session));
      return response.redirect(303, `/workspace/${membership.statementId}`);
    }
    const invitation = await this.db.manager.findOneBy(Invitation, { tokenHash: sha256Hex(token) });
    if (!invitation || whyNotOpen(invitation, this.clock.now()))
      return this.problem(refusals.map(({ because }) => because).join(' '), response);
    response
      .status(400)
      .type(HTML)
      .send(await this.page(token, invitation, { chosen: display, refusals }));
  }

  private async page(
    token: string,
    invitation: Invitation,
    { chosen, refusals }: { chosen: DisplayChoice; refusals: readonly Refusal[] },
  ): Promise<string> {
    const scope = await this.scopes.find({ statementId: invitation.statementId });
    const action = `/invitations/${encodeURIComponent(token)}`;
    return invitationPage({ demo: this.config.demo, title: scope?.title ?? '', action, invitation, chosen, refusals });
  }

  private problem(because: string, response: Response): void {
    const heading = 'This invitation cannot be used';
    response
      .status(410)
      .type(HTML)
      .send(linkProblemPage({ demo: this.config.demo, heading, because }));
  }
}

interface Fields {
  readonly [name: string]: unknown;
}

const FORMS: readonly DisplayForm[] = ['full-name', 'first-name', 'chosen-name', 'group-only'];
const AUDIENCES: readonly DisplayAudience[] = ['own-group', 'writers', 'everyone'];

/** Whatever a form leaves out shows less of a person, never more. */
function displayIn({ form, audience, chosenName, hidePresence }: Fields): DisplayChoice {
  return {
    form: FORMS.find((one) => one === form) ?? 'group-only',
    audience: AUDIENCES.find((one) => one === audience) ?? 'own-group',
    chosenName: typeof chosenName === 'string' ? chosenName.slice(0, 100) : null,
    hidePresence: hidePresence === 'yes',
  };
}
