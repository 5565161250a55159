import type { Refusal } from '#concordat';

/** Somebody's window on the API: their cookie, and the page's Origin. */
export interface Api {
  /** Runs a query or a mutation; throws the errors' codes where there are any. */
  ask<Answer>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Runs a mutation named `act` and gives its payload; throws when it was refused. */
  act<Payload extends { refusals: Refusal[] }>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Payload>;
}

/** The API of a running server for whoever holds this cookie. */
export function apiAs(url: string, cookie: string): Api {
  const ask = async <Answer>(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify({ query: document, variables }),
    });
    const body = (await answer.json()) as {
      data?: Answer;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    if (body.errors || !body.data) {
      throw new Error(
        body.errors?.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('; ') ?? 'no answer',
      );
    }
    return body.data;
  };
  return {
    ask,
    act: async (document, variables) => {
      const data = await ask<Record<string, { refusals: Refusal[] }>>(document, variables);
      const [payload] = Object.values(data);
      if (!payload || payload.refusals.length > 0) {
        throw new Error(`Refused: ${payload?.refusals.map(({ code, because }) => `${code} ${because}`).join('; ')}`);
      }
      return payload as never;
    },
  };
}
