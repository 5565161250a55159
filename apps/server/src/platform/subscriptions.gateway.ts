import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
} from 'graphql';
import type { Context, Disposable, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Config } from './config.js';
import { answerOf } from './graphql-errors.js';
import { GRAPHQL_PATH, type GraphqlContext } from './graphql.js';
import { limitRules, TOKENS } from './graphql-limits.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** Of one socket at a time; a page has one. */
const SUBSCRIPTIONS = 20;
const MESSAGE_BYTES = 64 * 1024;

/**
 * The WebSockets of subscriptions, at /graphql in the graphql-ws protocol. Our own, for Nest's looks at no Origin before
 * it opens a socket, takes messages of 100 MB, and answers with the words of exceptions.
 */
@Injectable()
export class SubscriptionsGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  private protocol: Disposable | null = null;
  private readonly onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void =>
    this.upgrade(request, socket, head);

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly api: GraphQLSchemaHost,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.protocol = useServer(
      {
        onSubscribe: (context, _id, payload) => this.admit(context, payload),
        onNext: (_context, _id, _payload, _operation, { errors, ...result }) =>
          errors ? { ...result, errors: errors.map(formatted) as never } : undefined,
        onError: (_context, _id, _payload, errors) => errors.map(formatted),
      },
      this.sockets,
    );
    this.httpServer().on('upgrade', this.onUpgrade);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.httpServer().off('upgrade', this.onUpgrade);
    await this.protocol?.dispose();
  }

  private httpServer(): Server {
    return this.http.httpAdapter.getHttpServer() as Server;
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url?.split('?')[0] !== GRAPHQL_PATH) return;
    socket.on('error', () => socket.destroy());
    if (!this.config.roles.includes('web')) return refuseUpgrade(socket, '404 Not Found');
    // The browser sends the cookie whoever asks; only its page is to be trusted.
    if (!this.config.allowedOrigins.includes(request.headers.origin ?? '')) {
      return refuseUpgrade(socket, '403 Forbidden');
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => {
      this.sockets.emit('connection', opened, request);
      // A message above the limit has ended the socket already; graphql-ws would print a stack for each.
      opened.removeAllListeners('error').on('error', () => opened.terminate());
    });
  }

  /** What to run; or what is wrong with it, when it is not a subscription or asks for too much. */
  private admit({ subscriptions, extra }: Context, payload: SubscribePayload): ExecutionArgs | GraphQLError[] {
    if (Object.keys(subscriptions).length > SUBSCRIPTIONS) return [refused('Too many subscriptions are open.')];
    const document = parsed(payload.query);
    if (document instanceof GraphQLError) return [document];
    const { schema } = this.api;
    const wrong = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (wrong.length > 0) return wrong.map(({ message }) => refused(message));
    const operationName = payload.operationName;
    if (getOperationAST(document, operationName)?.operation !== 'subscription') {
      return [refused('Only subscriptions are answered here. Send queries and mutations by POST.')];
    }
    const contextValue: GraphqlContext = { req: (extra as Extra).request };
    return { schema, document, operationName, variableValues: payload.variables, contextValue };
  }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: TOKENS });
  } catch (fault) {
    return refused(fault instanceof GraphQLError ? fault.message : 'This cannot be read.');
  }
}

function refused(why: string): GraphQLError {
  return new GraphQLError(why, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

function formatted(error: GraphQLError): GraphQLFormattedError {
  return answerOf(error.toJSON(), error);
}
