/** What waits before it is tried again: as long as a server needs that is just being changed for another. */
const AGAIN_AFTER_MS = 1_000;

/** The header under which the server does the same request once. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/**
 * Sends a request to the API. One that changes something is sent once more when the network fails: its key sees to it
 * that it is done once. One that names its document by a hash is sent with its text when the server does not know it,
 * as while one version of the server follows another.
 */
export async function send(
  url: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  textOf: (hash: string) => string | undefined,
): Promise<Response> {
  const answer = await sendTwice(url, init);
  const request = JSON.parse(String(init?.body)) as Request;
  const hash = request.extensions?.persistedQuery?.sha256Hash;
  const query = hash === undefined ? undefined : textOf(hash);
  if (query === undefined || !UNKNOWN.test(await answer.clone().text())) return answer;
  const { operationName, variables } = request;
  return sendTwice(url, { ...init, body: JSON.stringify({ query, operationName, variables }) });
}

interface Request {
  readonly operationName?: string;
  readonly variables?: object;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash: string } };
}

const UNKNOWN = /"code":"PERSISTED_QUERY_NOT_FOUND"/;

async function sendTwice(url: Parameters<typeof fetch>[0], init: RequestInit | undefined): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (fault) {
    const isKeyed = IDEMPOTENCY_KEY in ((init?.headers ?? {}) as object);
    if (!isKeyed || init?.signal?.aborted) throw fault;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    return fetch(url, init);
  }
}
