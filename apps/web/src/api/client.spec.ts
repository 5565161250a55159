import type { AnyVariables, Client, DocumentInput } from 'urql';
import { apiClient } from './client.js';
import { pathOfSignIn } from './signed-out.js';

interface Sent {
  readonly key: string | undefined;
  readonly body: {
    readonly query?: string;
    readonly extensions?: { readonly persistedQuery?: { sha256Hash: string } };
  };
}

type Answer = object | 'broken';

let sent: Sent[];
let answers: Answer[];
let client: Client;
let hasLeft: boolean;

const DONE = { data: { nominate: { refusals: [] } } };
const UNKNOWN = { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
const SIGNED_OUT = { errors: [{ message: 'Sign in to do this.', extensions: { code: 'UNAUTHENTICATED' } }] };
const HASH = 'a'.repeat(64);

const named = (kind: 'query' | 'mutation', text: string): DocumentInput<object, AnyVariables> =>
  ({
    ...{ __meta__: { hash: HASH }, kind: 'Document' },
    definitions: [
      {
        ...{ kind: 'OperationDefinition', operation: kind, name: { kind: 'Name', value: text }, directives: [] },
        ...{ variableDefinitions: [] },
        selectionSet: { kind: 'SelectionSet', selections: [{ kind: 'Field', name: { kind: 'Name', value: text } }] },
      },
    ],
  }) as never;

const ASK = named('query', 'me');
const ACT = named('mutation', 'nominate');

beforeEach(() => {
  sent = [];
  answers = [];
  hasLeft = false;
  document.body.innerHTML = '';
  client = apiClient(() => void (hasLeft = true));
  const network = async (_url: unknown, init: { body: string; headers: Record<string, string> }): Promise<object> => {
    sent.push({ key: init.headers['idempotency-key'], body: JSON.parse(init.body) as Sent['body'] });
    const answer = answers.shift() ?? DONE;
    if (answer === 'broken') throw new TypeError('Failed to fetch');
    const headers = new Map([['content-type', 'application/json']]);
    const text = async (): Promise<string> => JSON.stringify(answer);
    return { ok: true, status: 200, headers, text, clone: () => ({ text }) };
  };
  Object.assign(globalThis, { fetch: network });
});

const act = (variables: object = {}) => client.mutation(ACT, variables).toPromise();

describe('our client', () => {
  it('names a document by its hash, and sends no text', async () => {
    await client.query(ASK, {}).toPromise();
    expect(sent.map(({ body }) => [body.query, body.extensions?.persistedQuery?.sha256Hash])).toEqual([
      [undefined, HASH],
    ]);
  });

  it('sends the text to a server of another version, which does not know the hash', async () => {
    answers = [UNKNOWN, { data: { me: 'Joy' } }];
    const { data } = await client.query(ASK, {}).toPromise();
    expect([sent[1]?.body.query, sent[1]?.body.extensions, data]).toEqual([
      expect.stringMatching(/^query me/),
      undefined,
      { me: 'Joy' },
    ]);
  });

  it('gives every act a key of its own, and a question none', async () => {
    await act();
    await act();
    await client.query(ASK, {}).toPromise();
    expect(sent[0]?.key).toMatch(/^[\da-f]{8}-/);
    expect(sent[1]?.key).not.toBe(sent[0]?.key);
    expect(sent[2]?.key).toBeUndefined();
  });

  it('sends an act again, once, under the same key, when the network fails', async () => {
    answers = ['broken', DONE];
    const { data } = await act();
    expect([sent.length, sent[1]?.key, data]).toEqual([2, sent[0]?.key, DONE.data]);
  });

  it('keeps the key when it failed twice, so that pressing again asks for the same outcome', async () => {
    answers = ['broken', 'broken', DONE];
    const { error } = await act();
    await act();
    await act();
    expect(error?.networkError?.message).toBe('Failed to fetch');
    expect([sent[2]?.key, sent[3]?.key === sent[0]?.key]).toEqual([sent[0]?.key, false]);
  });

  it('asks for one outcome when somebody presses twice', async () => {
    await Promise.all([act({ text: 'x' }), act({ text: 'x' }), act({ text: 'y' })]);
    expect(sent[1]?.key).toBe(sent[0]?.key);
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
  });
});

describe('somebody whose session has ended', () => {
  it.each([
    ['<textarea></textarea><input type="checkbox" value="on">', true],
    ['<textarea></textarea><input type="hidden" value="x">', true],
    ['<textarea>Half a sentence</textarea>', false],
    ['<input value="A topic">', false],
    ['<input type="date" value="2027-03-31">', false],
    ['<div contenteditable="true"></div>', false],
  ])('[F2] is taken to the sign-in page only where nothing typed is lost by it: %s', async (page, leaves) => {
    document.body.innerHTML = page;
    answers = [SIGNED_OUT];
    await client.query(ASK, {}).toPromise();
    expect(hasLeft).toBe(leaves);
  });

  it('[F2] stays on the page when an act that they pressed is refused, and can press again', async () => {
    document.body.innerHTML = '<textarea>Our reason</textarea>';
    answers = [SIGNED_OUT, DONE];
    expect((await act()).error?.graphQLErrors).toHaveLength(1);
    expect([hasLeft, (await act()).data]).toEqual([false, DONE.data]);
  });

  it('comes back to the page as it was, with what was chosen on it', () => {
    expect(pathOfSignIn({ pathname: '/workspace/s1/suggestions', search: '?state=open' })).toBe(
      '/sign-in?returnTo=%2Fworkspace%2Fs1%2Fsuggestions%3Fstate%3Dopen',
    );
  });
});
