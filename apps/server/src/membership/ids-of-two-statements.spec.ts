import type { StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import {
  aCouncil,
  aMemberOf,
  anInvitation,
  aStatementOf,
  browserOf,
  type CouncilUnderTest,
} from '../../../../test/build/a-council.js';
import { documentOf, idsOf, operations, type Operation } from '../../../../test/build/api-surface.js';
import { PERMISSIONS } from '../../../../test/build/permissions.js';
import { everyId } from '../../../../test/build/things-beside-the-text.js';
import { startWebApp, type PlainBrowser, type WebApp } from '../../../../test/build/web-app.js';
import { CouncilAdministrator, CouncilOfficer } from './council.entity.js';

type Ids = Readonly<Record<string, string>>;

let web: WebApp;
/** Of somebody who may do everything in both statements, and for both councils. */
let browser: PlainBrowser;
let here: Ids;
let there: Ids;

beforeAll(async () => {
  web = await startWebApp();
  const email = `both-${randomUUID()}@northmoor.test`;
  const [one, other] = [await aCouncil(web), await aCouncil(web)];
  const statements = [await aStatementOf(web, one), await aStatementOf(web, other)] as const;
  await join(one, statements[0], email);
  browser = await browserOf(web, (await join(other, statements[1], email)).personId);
  here = await everyId(web, one, statements[0]);
  there = await everyId(web, other, statements[1]);
});

afterAll(() => web.close());

async function join(council: CouncilUnderTest, at: StatementId, email: string) {
  const member = await aMemberOf(
    web,
    council,
    anInvitation(at, { email, roles: ['co-chair'], constituency: 'PEOPLE' }),
  );
  const { personId } = member;
  for (const office of [CouncilAdministrator, CouncilOfficer]) {
    await web.db.manager.insert(office, { councilId: council.id, personId, since: new Date() });
  }
  return member;
}

/** FORBIDDEN, or let in, whatever the act then says. */
async function outcomeOf(operation: Operation, ids: Ids): Promise<string> {
  const { query, variables } = documentOf(operation, ids);
  const { errors = [] } = await browser.api(query, variables);
  const code = errors[0]?.extensions?.code ?? '';
  if (/VALIDATION|PARSE|BAD_USER|UNAUTH/.test(code)) throw new Error(`${operation.field.name}: ${errors[0]?.message}`);
  return code === 'FORBIDDEN' ? code : 'let in';
}

/** What takes more than one id, or a list of them, and asks about a statement or a council. */
const withSeveral = (): Operation[] =>
  operations(web).filter((operation) => {
    const ids = idsOf(operation);
    const isAsked = !['person', 'anyone'].includes(PERMISSIONS[operation.field.name] ?? 'anyone');
    return operation.kind !== 'subscription' && isAsked && (ids.length > 1 || ids.some((name) => name.endsWith('s')));
  });

it('[S9] lets in whoever names things of one statement, in either', async () => {
  const found = [];
  for (const operation of withSeveral()) {
    found.push([operation.field.name, await outcomeOf(operation, here), await outcomeOf(operation, there)]);
  }
  expect(found.length).toBeGreaterThanOrEqual(10);
  expect(found).toEqual(found.map(([name]) => [name, 'let in', 'let in']));
});

it('[S9] denies an id of another statement beside own ones, whichever of them it is, also in a list', async () => {
  const found: Record<string, string> = {};
  for (const operation of withSeveral()) {
    const names = idsOf(operation);
    for (const name of names) {
      // In a list it is put behind an own one, elsewhere in the place of the own one.
      const foreign = name.endsWith('s') ? (there[name.slice(0, -1)] ?? '') : (there[name] ?? '');
      found[`${operation.field.name} ${name}`] = await outcomeOf(operation, { ...here, [name]: foreign });
    }
  }
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(20);
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((pair) => [pair, 'FORBIDDEN'])));
});
