import { HttpException, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { faultNote } from './fault-note.js';

const log = new Logger('graphql');

/** Codes that the API may answer with; anything else is a fault and says no more than a number to tell us. */
const CLIENT_CODES: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'IDEMPOTENCY_KEY_REUSED',
  'ANSWER_LOST',
]);

/** What a caller is told of an error: denials nothing, mistakes in the request what is wrong, faults a number. */
export function answerOf(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const { path, locations } = formatted;
  const where = { ...(path && { path }), ...(locations && { locations }) };
  if (cause instanceof HttpException) return { ...where, ...denial(cause.getStatus()) };
  const code = String(formatted.extensions?.code ?? '');
  if (CLIENT_CODES.has(code)) return { ...where, message: formatted.message, extensions: { code } };
  const id = randomUUID();
  log.error({ event: 'graphql-fault', id, path: path?.join('.'), ...faultNote(cause) });
  return {
    ...where,
    message: `Something went wrong. Tell us this number: ${id}`,
    extensions: { code: 'FAULT', id },
  };
}

function denial(status: number): GraphQLFormattedError {
  if (status === 401) return { message: 'Sign in to do this.', extensions: { code: 'UNAUTHENTICATED' } };
  return { message: 'You may not do this.', extensions: { code: 'FORBIDDEN' } };
}
