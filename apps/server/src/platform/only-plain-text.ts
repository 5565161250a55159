import type { NextFunction, Request, Response } from 'express';

/**
 * Takes out of what was sent what is no text: NUL, which the database cannot keep, and halves of characters, which no file can
 * hold. So nobody loses what they wrote because of one of them. Refuses addresses with NUL: there is no such page. Stands
 * behind the parsers of bodies.
 */
export function onlyPlainText(request: Request, response: Response, next: NextFunction): void {
  if (/%00/.test(request.url)) return void response.status(404).type('text/plain').send('There is no such page.');
  if (request.body !== undefined) request.body = plain(request.body);
  next();
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
