import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { Config } from '../config.js';
import { faultNote } from '../fault-note.js';
import { faultPage, notFoundPage, refusedPage } from './error.page.js';

const log = new Logger('pages');

/**
 * What somebody sees when a page is not there, may not be seen, or could not be made: a page for browsers, JSON for
 * programs, and never the words of an exception. What is hidden looks like what is not there.
 */
@Catch()
export class PageErrors implements ExceptionFilter {
  constructor(private readonly config: Config) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    // The API answers for itself.
    if (host.getType<GqlContextType>() !== 'http') throw exception;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.end();
    const status = exception instanceof HttpException ? exception.getStatus() : 500;
    response.setHeader('cache-control', 'no-store');
    if (IS_FOR_OPERATORS.test(request.path) && exception instanceof HttpException) {
      return void response.status(status).json(exception.getResponse());
    }
    const isPage = wantsPage(request);
    if (status === 401 && isPage && request.method === 'GET') {
      return response.redirect(303, `/sign-in?returnTo=${encodeURIComponent(request.originalUrl)}`);
    }
    const answer = this.answer(status, exception, response);
    response.status(answer.status);
    if (isPage) response.type('text/html; charset=utf-8').send(answer.html);
    else response.json({ error: answer.error, ...(answer.id && { id: answer.id }) });
  }

  private answer(status: number, exception: unknown, response: Response): Answer {
    const { demo } = this.config;
    // Whether something exists is itself a secret: 403 is never said.
    if (status === 401 || status === 403 || status === 404) {
      return { status: 404, error: 'There is nothing here.', html: notFoundPage({ demo }) };
    }
    if (status < 500) return { status, error: 'We could not use what was sent.', html: refusedPage({ demo }) };
    const id = String(response.getHeader('x-request-id') ?? randomUUID());
    log.error({ event: 'page-fault', id, ...faultNote(exception) });
    return { status, id, error: 'Something went wrong.', html: faultPage({ demo, id }) };
  }
}

interface Answer {
  readonly status: number;
  readonly error: string;
  readonly html: string;
  readonly id?: string;
}

const IS_FOR_OPERATORS = /^\/(healthz|readyz|metrics)$/;

function wantsPage(request: Request): boolean {
  if (request.path.endsWith('.json') || request.path.startsWith('/graphql')) return false;
  return request.accepts(['html', 'json']) === 'html';
}
