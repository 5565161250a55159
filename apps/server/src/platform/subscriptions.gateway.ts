import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
} from 'graphql';
import { CloseCode, type Context, type Disposable, type SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { addressOf } from './address-of.js';
import { Config } from './config.js';
import { answerOf } from './graphql-errors.js';
import { GRAPHQL_PATH, type GraphqlContext } from './graphql.js';
import { limitRules, TOKENS } from './graphql-limits.js';
import { OpenSockets } from './open-sockets.js';
import { refuseUpgrade } from './refuse-upgrade.js';

/** Of one socket at a time; a page has one. */
const SUBSCRIPTIONS = 20;
/** A page has one; so many pages can be open. Who somebody is, is only asked later: a cookie stands for a person. */
const SOCKETS = { perPerson: 40, perAddress: 2_000 };
/** Not one of those after which a browser gives up: it comes back when other pages have been closed. */
const TOO_MANY = { code: 4430, because: 'You have too many windows open here. Close some of them.' };
const MESSAGE_BYTES = 64 * 1024;

/** Who is signed out or removed hears nothing more 5 seconds later (P13); asking takes a moment too. */
const ASK_AGAIN_MS = 4_000;
/** Together, so that thousands of pages are asked about in time; few enough to leave connections for those who act. */
const ASKED_AT_ONCE = 8;

/** A subscription that was let in. */
interface Admitted {
  readonly context: Context;
  readonly id: string;
  readonly args: ExecutionArgs;
}

/**
 * The WebSockets of subscriptions, at /graphql in the graphql-ws protocol. Our own, for Nest's looks at no Origin before
 * it opens a socket, takes messages of 100 MB, answers with the words of exceptions, and asks who somebody is only once.
 */
@Injectable()
export class SubscriptionsGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  private readonly open = new OpenSockets(SOCKETS);
  private protocol: Disposable | null = null;
  private readonly admitted = new Set<Admitted>();
  private timer: NodeJS.Timeout | null = null;
  private asking: Promise<void> = Promise.resolve();
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
        onSubscribe: (context, id, payload) => {
          const args = this.admit(context, payload);
          if (!Array.isArray(args)) this.admitted.add({ context, id, args });
          return args;
        },
        onNext: (_context, _id, _payload, _operation, { errors, ...result }) =>
          errors ? { ...result, errors: errors.map(formatted) as never } : undefined,
        onError: (_context, _id, _payload, errors) => errors.map(formatted),
      },
      this.sockets,
    );
    this.httpServer().on('upgrade', this.onUpgrade);
    this.askAgainLater();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.httpServer().off('upgrade', this.onUpgrade);
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.protocol?.dispose();
    await this.asking;
  }

  private askAgainLater(): void {
    this.timer = setTimeout(() => {
      this.asking = this.askAgain().then(() => {
        if (this.timer) this.askAgainLater();
      });
    }, ASK_AGAIN_MS).unref();
  }

  /** Ends the sockets of those who would be denied now what they listen to. Never rejects. */
  private async askAgain(): Promise<void> {
    const waiting = [...this.admitted].values();
    // Each takes the next when it is done with one.
    const ask = async (): Promise<void> => {
      for (const one of waiting) await this.askAgainAbout(one);
    };
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, ask));
  }

  private async askAgainAbout(one: Admitted): Promise<void> {
    const { context, id, args } = one;
    if (!(id in context.subscriptions)) this.admitted.delete(one);
    // A browser comes back after this one, and is told about each subscription for itself.
    else if (await isDenied(args)) (context.extra as Extra).socket.close(CloseCode.Forbidden, 'Forbidden');
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
      const give = this.open.take({ person: request.headers.cookie ?? null, address: addressOf(request, this.http) });
      if (!give) return opened.close(TOO_MANY.code, TOO_MANY.because);
      opened.on('close', give);
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

/** Asks as for a new subscription, and drops it. A fault is no denial. */
async function isDenied(args: ExecutionArgs): Promise<boolean> {
  try {
    // A context of its own: who somebody is, is kept in it.
    const { req } = args.contextValue as GraphqlContext;
    const answer = await subscribe({ ...args, contextValue: { req } satisfies GraphqlContext });
    if (!('errors' in answer)) {
      if (Symbol.asyncIterator in answer) await answer.return(undefined);
      return false;
    }
    return (answer.errors ?? []).some((error) => DENIALS.has(String(formatted(error).extensions?.code)));
  } catch {
    return false;
  }
}

const DENIALS: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

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
