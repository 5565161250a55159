import type { NextFunction, Request, Response } from 'express';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what would change something and does not come from a page of ours: a browser names the page's origin on every
 * POST, so a form on another site cannot act with somebody's cookie (S12).
 */
export function originCheck(allowedOrigins: readonly string[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (SAFE.has(request.method) || allowedOrigins.includes(request.headers.origin ?? '')) return next();
    response
      .status(403)
      .type('text/plain; charset=utf-8')
      .send('This was not sent from a page of this site. Go back, reload the page and try again.');
  };
}
