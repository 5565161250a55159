import { createClient as createSocketClient } from 'graphql-ws';
import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';

/** The API: requests over HTTP, changes over a socket. Nothing is cached: people sign what they see. */
export function apiClient(): Client {
  const socket = createSocketClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    shouldRetry: () => true,
    retryAttempts: Infinity,
  });
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [
      mapExchange({
        onError: (error) => {
          const isSignedOut = error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
          // Not while somebody writes: their words are on the page, and the room says that they are signed out.
          if (isSignedOut && !document.querySelector('[contenteditable="true"]')) goToSignIn();
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

/** Leaves for the sign-in page, and comes back here afterwards. */
export function goToSignIn(): void {
  location.assign(`/sign-in?returnTo=${encodeURIComponent(location.pathname)}`);
}
