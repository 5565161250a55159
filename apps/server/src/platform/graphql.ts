import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { DynamicModule } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import { Config } from './config.js';
import { answerOf } from './graphql-errors.js';
import { limitRules } from './graphql-limits.js';

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
      playground: false,
      graphiql: false,
      allowBatchedHttpRequests: false,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      validationRules: limitRules,
      context: ({ req }: { req: GraphqlContext['req'] }): GraphqlContext => ({ req }),
      formatError: (formatted: GraphQLFormattedError, error: unknown) => answerOf(formatted, error),
      subscriptions: { 'graphql-ws': subscriptions(config) },
    }),
  });
}

/** A socket counts as a page's own only with an Origin that is allowed: the browser sends the cookie whoever asks. */
function subscriptions(config: Config) {
  return {
    path: GRAPHQL_PATH,
    onConnect: ({ extra }: { extra: unknown }): boolean => {
      const { request } = extra as { request: IncomingMessage };
      return config.allowedOrigins.includes(request.headers.origin ?? '');
    },
    context: ({ extra }: { extra: unknown }): GraphqlContext => ({
      req: (extra as { request: IncomingMessage }).request,
    }),
  };
}
