import { NO_CONTACT_DETAILS } from '#deliberation';
import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { randomUUID } from 'node:crypto';
import { aCouncil, aMemberOf, anInvitation, aStatementOf, browserOf } from '../../../test/build/a-council.js';
import { documentOf, operations, type Operation } from '../../../test/build/api-surface.js';
import { NOT_REFUSED, textFields, withWords, type TextField } from '../../../test/build/public-words.js';
import { everyId } from '../../../test/build/things-beside-the-text.js';
import { startWebApp, type PlainBrowser, type WebApp } from '../../../test/build/web-app.js';
import { CouncilAdministrator, CouncilOfficer } from './membership/council.entity.js';

interface Payload {
  readonly refusals: readonly { readonly code: string; readonly because: string }[];
}

let web: WebApp;
let ids: Readonly<Record<string, string>>;
/** Of somebody who may do everything. */
let browser: PlainBrowser;

beforeAll(async () => {
  web = await startWebApp();
  const council = await aCouncil(web);
  const statementId = await aStatementOf(web, council);
  const email = `all-${randomUUID()}@northmoor.test`;
  const invited = anInvitation(statementId, { email, roles: ['co-chair'], constituency: 'PEOPLE' });
  const { personId } = await aMemberOf(web, council, invited);
  for (const office of [CouncilAdministrator, CouncilOfficer]) {
    await web.db.manager.insert(office, { councilId: council.id, personId, since: new Date() });
  }
  browser = await browserOf(web, personId);
  ids = await everyId(web, council, statementId);
});

afterAll(() => web.close());

const mutations = (): Operation[] => operations(web).filter(({ kind }) => kind === 'mutation');
const texts = (): TextField[] => mutations().flatMap(textFields);
const read = (): [Operation, TextField][] =>
  mutations().flatMap((operation) =>
    textFields(operation).flatMap((text): [Operation, TextField][] => (text.isForEverybody ? [[operation, text]] : [])),
  );

/** What the answer of an act always has beside its reasons. */
function plainFields({ field }: Operation): string {
  const payload = getNamedType(field.type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  return fields.flatMap(({ name, type }) => (isLeafType(getNamedType(type)) ? [name] : [])).join(' ');
}

/** What is said of contact details when an act is asked for with these words in one of its fields. */
async function saidOf(operation: Operation, { path }: TextField, words: string): Promise<Payload['refusals']> {
  const { query, variables } = documentOf(operation, ids);
  const asked = query.replace('{ __typename }', `{ ${plainFields(operation)} refusals { code because } }`);
  const sent = withWords(variables, path, words) as Record<string, unknown>;
  const answer = await browser.api<Record<string, Payload>>(asked, sent);
  const refusals = answer.data?.[operation.field.name]?.refusals;
  if (!refusals) throw new Error(`${operation.field.name}: ${answer.errors?.[0]?.message}`);
  return refusals.filter(({ code }) => code.startsWith('contact-details.'));
}

it('[R38] knows of every text that an act takes whether everybody reads it, or why it is not refused', () => {
  const excepted = Object.values(NOT_REFUSED).flat();
  const marked = texts().flatMap(({ name, isForEverybody }) => (isForEverybody ? [name] : []));
  const all = new Set(texts().map(({ name }) => name));
  expect([...new Set([...marked, ...excepted])].sort()).toEqual([...all].sort());
  expect(excepted.filter((name) => marked.includes(name))).toEqual([]);
});

it.each(['Write to lee@work.test, please.', 'Ring 01632 960123, please.'])(
  '[R38] takes no contact details in words that everybody will read, in any act: %s',
  async (words) => {
    const found: Record<string, unknown> = {};
    for (const [operation, text] of read())
      found[`${operation.field.name} ${text.name}`] = await saidOf(operation, text, words);
    expect(Object.keys(found).length).toBeGreaterThan(60);
    const expected = read().map(([{ field }, { name, path }]) => [
      `${field.name} ${name}`,
      [{ code: `contact-details.${path.at(-1)}`, because: NO_CONTACT_DETAILS }],
    ]);
    expect(found).toEqual(Object.fromEntries(expected));
  },
);

it('[R38] says nothing of contact details where there are none', async () => {
  for (const [operation, text] of read()) {
    expect([text.name, await saidOf(operation, text, 'We pay £28.53 an hour.')]).toEqual([text.name, []]);
  }
});

it('can answer so in every act: all that it gives but its reasons may be empty, or is a list or a yes', () => {
  const withoutRoom = read().flatMap(([{ field }]) => {
    const payload = getNamedType(field.type);
    if (!isObjectType(payload)) return [field.name];
    const { refusals, ...rest } = payload.getFields();
    const hasRoom = Object.values(rest).every(
      ({ type }) => !isNonNullType(type) || isListType(type.ofType) || String(type) === 'Boolean!',
    );
    return refusals && hasRoom ? [] : [payload.name];
  });
  expect(withoutRoom).toEqual([]);
});
