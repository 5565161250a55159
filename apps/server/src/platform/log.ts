import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { faultNote, isError } from './fault-note.js';

/** Structured logs, one JSON object a line, on standard error. Never holds a name, an address, a token or a text. */
export class JsonLog implements LoggerService {
  private readonly out: Logger;

  constructor(level: 'silent' | 'info' | 'warn' = 'info') {
    this.out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  }

  log(message: unknown, ...rest: unknown[]): void {
    if (!OF_NEST.has(String(rest.at(-1)))) this.out.info(fields(message, rest));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.out.error(fields(message, rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.out.warn(fields(message, rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.out.fatal(fields(message, rest));
  }
}

/** What Nest says of itself while it starts, some hundred lines, tells an operator nothing. */
const OF_NEST: ReadonlySet<string> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'GraphQLModule',
  'NestApplication',
]);

/** Nest gives the context last, and a stack before it, which may quote what somebody wrote: it is left out. */
function fields(message: unknown, rest: readonly unknown[]): object {
  const context = rest.at(-1);
  const where = typeof context === 'string' ? { context } : {};
  if (isError(message)) return { ...where, ...faultNote(message) };
  return typeof message === 'object' && message !== null
    ? { ...where, ...message }
    : { ...where, msg: String(message) };
}
