import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { DynamicModule } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import { Config } from './config.js';
import { answerOf } from './graphql-errors.js';
import { limitRules, TOKENS } from './graphql-limits.js';
import { readKnownDocuments, storeOf } from './known-documents.js';

/** Where the API is, over HTTP and for subscriptions. */
export const GRAPHQL_PATH = '/graphql';

/** What every resolver and guard finds: the request, also for a subscription, whose request is the one that opened its socket. */
export interface GraphqlContext {
  readonly req: Pick<IncomingMessage, 'headers'>;
}

/** The API: made from the code, guarded at every field, limited before any resolver runs (S8). */
export function graphqlModule(): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [Config],
    useFactory: (config: Config) => ({
      path: GRAPHQL_PATH,
      autoSchemaFile: true,
      sortSchema: true,
      // Else a resolved field would run without its guard.
      fieldResolverEnhancers: ['guards'],
      introspection: !config.production,
      graphiql: false,
      allowBatchedHttpRequests: false,
      // Else Apollo cuts every connection of the server as soon as it begins to stop, before rooms have stored what is on
      // its way and said goodbye (F9).
      stopOnApplicationShutdown: true,
      csrfPrevention: true,
      // Apollo's own would look at every field of every answer to find out that none is to be kept.
      plugins: [ApolloServerPluginCacheControlDisabled(), KEPT_BY_NOBODY],
      includeStacktraceInErrorResponses: false,
      parseOptions: { maxTokens: TOKENS },
      validationRules: limitRules,
      persistedQueries: { cache: storeOf(readKnownDocuments()) },
      // Subscriptions have a door of their own: subscriptions.gateway.ts.
      context: ({ req }: { req: GraphqlContext['req'] }): GraphqlContext => ({ req }),
      formatError: (formatted: GraphQLFormattedError, error: unknown) => answerOf(formatted, error),
    }),
  });
}

/** What the API answers is for whoever asked: no browser or proxy keeps it. */
const KEPT_BY_NOBODY: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        response.http.headers.set('cache-control', 'no-store');
        return Promise.resolve();
      },
    }),
};
