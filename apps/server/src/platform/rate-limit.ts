import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Far above what a person does, or people behind one office's address; below what a guesser needs. */
const SIGN_INS_PER_MINUTE = 60;
const POSTS_PER_MINUTE = 3_000;

/** Slows down whoever sends too much from one address. */
export function rateLimit() {
  const signIns = new RateLimiterMemory({ points: SIGN_INS_PER_MINUTE, duration: 60 });
  const posts = new RateLimiterMemory({ points: POSTS_PER_MINUTE, duration: 60 });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== 'POST') return next();
    // Routes are found whatever the case of their letters, so `/Sign-In` counts too.
    const limiter = /^\/(sign-in|invitations|have-your-say|call|propose)\b/i.test(request.path) ? signIns : posts;
    limiter.consume(request.ip ?? '').then(
      () => next(),
      () =>
        void response
          .status(429)
          .type('text/plain')
          .send('Too much came from your address. Wait a minute and try again.'),
    );
  };
}
