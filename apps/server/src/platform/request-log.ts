import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { randomUUID } from 'node:crypto';

const log = new Logger('http');

/** Notes each request when it has been answered: what was asked, how it ended, how long it took. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const began = performance.now();
  const id = randomUUID();
  // Now: where a part of the server has a path of its own, it takes that away.
  const path = pathWithoutSecrets(request.path);
  response.setHeader('x-request-id', id);
  response.on('finish', () => {
    const ms = Math.round(performance.now() - began);
    log.log({
      event: 'request',
      id,
      method: request.method,
      path,
      status: response.statusCode,
      ms,
    });
  });
  next();
}

/** A path as it may be logged: without the tokens of links, in any case of letters, and never with a query. */
export function pathWithoutSecrets(path: string): string {
  return path.replace(/^\/(sign-in\/link|invitations)\/[^/]+/i, '/$1/-').slice(0, 200);
}
