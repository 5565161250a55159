import { Controller, Get, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Requires } from '../platform/requires.js';
import { IsSignedIn } from '../membership/is-signed-in.js';

/** The workspace as it was built, in dist/apps/web. */
const SHELL = fileURLToPath(new URL('../../../web/index.html', import.meta.url));

/** The workspace: one page for every address below it. Who may see what is decided where it is asked for. */
@Controller('workspace')
@Requires('anyone')
export class WorkspaceController {
  @Get(['', '*path'])
  async shell(
    @IsSignedIn() signedIn: boolean,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | void> {
    if (!signedIn && request.accepts('html')) {
      return response.redirect(303, `/sign-in?returnTo=${encodeURIComponent(request.originalUrl)}`);
    }
    if (!signedIn) throw new UnauthorizedException();
    response.setHeader('cache-control', 'no-store').type('text/html; charset=utf-8');
    return readFile(SHELL, 'utf8');
  }
}
