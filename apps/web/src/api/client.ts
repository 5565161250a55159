import { createClient as createSocketClient } from 'graphql-ws';
import { uuidv4 } from 'lib0/random';
import { Client, fetchExchange, makeOperation, mapExchange, stringifyDocument, subscriptionExchange } from 'urql';
import type { Operation } from 'urql';
import { IDEMPOTENCY_KEY, send } from './send.js';
import { holdsWords, isSignedOut, pathOfSignIn } from './signed-out.js';

/**
 * The API: requests over HTTP, changes over a socket. Nothing is cached: people sign what they see. Whoever is signed out
 * is taken to the sign-in page by `leave`.
 */
export function apiClient(leave = goToSignIn): Client {
  const socket = createSocketClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    shouldRetry: () => true,
    retryAttempts: Infinity,
  });
  const documents = new KnownDocuments();
  const keys = new KeysInUse();
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetch: (url, init) => send(url, init, (hash) => documents.textOf(hash)),
    exchanges: [
      mapExchange({
        onOperation: (operation) => keys.giveTo(documents.nameIn(operation)),
        onResult: ({ operation, error }) => {
          if (!error?.networkError) keys.drop(operation);
        },
        onError: (error) => {
          // Not while somebody writes: their words are on the page, and it says that they are signed out.
          if (isSignedOut(error) && !holdsWords(document)) leave();
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink as never) }),
        }),
      }),
    ],
  });
}

/** Documents that the server knows by a hash, which the build put into them. Subscriptions go another way, as text. */
class KnownDocuments {
  private readonly byHash = new Map<string, Operation['query']>();

  nameIn(operation: Operation): Operation {
    const { query, kind } = operation;
    const { hash } = (query as { __meta__?: { hash?: string } }).__meta__ ?? {};
    if (hash === undefined || kind === 'subscription' || kind === 'teardown') return operation;
    this.byHash.set(hash, query);
    const extensions = { ...operation.extensions, persistedQuery: { version: 1 as const, sha256Hash: hash } };
    return makeOperation(kind, { ...operation, extensions });
  }

  textOf(hash: string): string | undefined {
    const query = this.byHash.get(hash);
    return query && stringifyDocument(query);
  }
}

/**
 * Keys of acts that have no answer yet. The same act has the same key until it has one: whoever presses twice, or again
 * after the network failed, asks for one outcome.
 */
class KeysInUse {
  private readonly byOperation = new Map<number, string>();

  giveTo(operation: Operation): Operation {
    if (operation.kind !== 'mutation') return operation;
    const key = this.byOperation.get(operation.key) ?? uuidv4();
    this.byOperation.set(operation.key, key);
    return makeOperation('mutation', operation, {
      ...operation.context,
      fetchOptions: { headers: { [IDEMPOTENCY_KEY]: key } },
    });
  }

  drop({ key }: Operation): void {
    this.byOperation.delete(key);
  }
}

/** Leaves for the sign-in page, and comes back here afterwards. */
function goToSignIn(): void {
  location.assign(pathOfSignIn());
}
