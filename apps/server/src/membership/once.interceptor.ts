import {
  ForbiddenException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { EACH_TIME } from '../platform/each-time.js';
import { KeptAnswers, type KeyedRequest } from '../platform/kept-answers.js';
import { admittedOf } from './actor.js';
import { keyedRequestIn } from './keyed-request.js';

/**
 * Does a mutation that comes under an idempotency key once. It stands behind the guard: who is denied has no key, but for
 * an answer that they were given before.
 */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: KeptAnswers,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { person, onlyAgain } = admittedOf(context);
    const isEachTime = this.reflector.get<boolean | undefined>(EACH_TIME, context.getHandler());
    const request = person && !isEachTime ? keyedRequestIn(context, person) : null;
    if (onlyAgain) return from(this.again(request));
    if (!request) return next.handle();
    return from(this.answers.once(request, () => lastValueFrom(next.handle())));
  }

  /** The answer of before to who may not do this any more, be it by this very act. */
  private async again(request: KeyedRequest | null): Promise<unknown> {
    const given = request && (await this.answers.given(request));
    if (!given) throw new ForbiddenException();
    return given.answer;
  }
}
