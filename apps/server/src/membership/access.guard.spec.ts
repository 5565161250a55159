import { ROLES, type PersonId, type StatementId } from '#concordat';
import { createClient } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import {
  aCouncil,
  aMemberOf,
  anInvitation,
  aStatementOf,
  browserOf,
  type CouncilUnderTest,
} from '../../../../test/build/a-council.js';
import { allowed } from '../../../../test/build/acts-app.js';
import { documentOf, handlers, idArguments, operations, type Operation } from '../../../../test/build/api-surface.js';
import { FIELDS, PAGES } from '../../../../test/build/page-permissions.js';
import { PERMISSIONS } from '../../../../test/build/permissions.js';
import { everyId } from '../../../../test/build/things-beside-the-text.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { ChangeFeed } from '../platform/notifications.js';
import type { Permission } from '../platform/requires.js';
import { ScopeFinder } from '../platform/scope.js';
import { ChangeDisplay } from './change-display.js';
import { Council } from './council.entity.js';
import { NameOfficer } from './name-officer.js';
import type { NewInvitation } from './invite-member.js';
import { Membership } from './membership.entity.js';

/** Of a member; of every role that the guard does not ask for, too. */
const AS_MEMBER: readonly Permission[] = ['person', 'statement:read', 'statement:act'];
const OTHER_ROLES = ROLES.filter((role) => !['member', 'co-chair', 'facilitator'].includes(role));

/** Who has which permissions in the statement of the test. */
const POLICY: Readonly<Record<string, readonly Permission[]>> = {
  ...Object.fromEntries(OTHER_ROLES.map((role) => [role, AS_MEMBER])),
  'safeguarding-lead': [...AS_MEMBER, 'statement:safeguard'],
  nobody: [],
  stranger: ['person'],
  'member of another statement': ['person'],
  'administrator of another council': ['person'],
  suspended: ['person'],
  ended: ['person'],
  member: AS_MEMBER,
  facilitator: ['person', 'statement:read', 'statement:act', 'statement:organise', 'statement:facilitate'],
  'co-chair': [...AS_MEMBER, ...(['statement:organise', 'statement:facilitate', 'statement:co-chair'] as const)],
  administrator: ['person', 'statement:read', 'statement:organise', 'council:administer'],
  officer: ['person', 'council:answer'],
  'officer of another council': ['person'],
};

type Who = string;

let web: WebApp;
let council: CouncilUnderTest;
let statementId: StatementId;
let other: StatementId;
/** What an argument of this name is given. */
let ids: Readonly<Record<string, string>>;
let browsers: Readonly<Record<Who, PlainBrowser>>;

beforeAll(async () => {
  web = await startWebApp();
  council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
  other = await aStatementOf(web, council);
  ids = await everyId(web, council, statementId);
  browsers = await theBrowsers();
});

afterAll(() => web.close());

async function theBrowsers(): Promise<Record<Who, PlainBrowser>> {
  const elsewhere = await aCouncil(web);
  const join = (change: Partial<NewInvitation>, at = statementId) => aMemberOf(web, council, anInvitation(at, change));
  const people = {
    'member of another statement': await join({ roles: ['co-chair'], constituency: 'PEOPLE' }, other),
    suspended: await join({ roles: ['co-chair'], constituency: 'PEOPLE' }),
    ended: await join({}),
    member: await join({}),
    facilitator: await join({ roles: ['facilitator'], constituency: null, signatory: false }),
  };
  await web.db.manager.update(Membership, { id: people.suspended.id }, { status: 'suspended' });
  await web.db.manager.update(Membership, { id: people.ended.id }, { status: 'ended' });
  const chair = await join({ roles: ['co-chair'], constituency: 'PEOPLE' });
  const of = ({ personId }: { personId: PersonId }) => browserOf(web, personId);
  const others: Record<Who, PlainBrowser> = {};
  for (const role of OTHER_ROLES) others[role] = await of(await join({ roles: [role], constituency: 'PEOPLE' }));
  return {
    ...others,
    nobody: new PlainBrowser(web),
    stranger: await of((await aCouncil(web)).administrator),
    'member of another statement': await of(people['member of another statement']),
    'administrator of another council': await of(elsewhere.administrator),
    suspended: await of(people.suspended),
    ended: await of(people.ended),
    member: await of(people.member),
    facilitator: await of(people.facilitator),
    'co-chair': await of(chair),
    administrator: await of(council.administrator),
    officer: await of(await anOfficer(council)),
    'officer of another council': await of(await anOfficer(elsewhere)),
  };
}

async function anOfficer({ id }: CouncilUnderTest): Promise<{ personId: PersonId }> {
  const { slug } = await web.db.manager.findOneByOrFail(Council, { id });
  const wanted = { council: slug, fullName: 'Jo Hart', email: `jo-${randomUUID()}@northmoor.test` };
  const { officer } = allowed(await web.get(NameOfficer).run(wanted));
  return { personId: officer!.id };
}

/** UNAUTHENTICATED, FORBIDDEN or let in, whatever the act then says. */
async function outcomeOf(who: Who, operation: Operation): Promise<string> {
  const { query, variables } = documentOf(operation, ids);
  const { errors = [] } = await browsers[who]!.api(query, variables);
  const code = errors[0]?.extensions?.code ?? '';
  if (/VALIDATION|PARSE|BAD_USER/.test(code)) throw new Error(`${operation.field.name}: ${errors[0]?.message}`);
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : 'let in';
}

describe('who may ask for what', () => {
  it('[S9] has a row for everything that the API offers, and each states its permission', () => {
    expect(
      operations(web)
        .map(({ field }) => field.name)
        .sort(),
    ).toEqual(Object.keys(PERMISSIONS).sort());
    const stated = handlers(web).filter(({ kind }) => kind === 'operation');
    expect(Object.fromEntries(stated.map(({ name, permission }) => [name, permission]))).toEqual(PERMISSIONS);
  });

  it.each([
    ['resolved field', 'field', FIELDS],
    [
      'page and form',
      'route',
      Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, page.permission])),
    ],
  ])('[S9] has a row for every %s, and each states that permission', (_case, wanted, rows) => {
    const stated = handlers(web).filter(({ kind }) => kind === wanted);
    expect(Object.fromEntries(stated.map(({ name, permission }) => [name, permission]))).toEqual(rows);
    expect(stated).toHaveLength(Object.keys(rows).length);
  });

  it('[S9] looks up every id that the API takes, wherever it stands', async () => {
    const names = [...idArguments(web)].sort();
    const ignored = [];
    for (const name of names) {
      const value = name.endsWith('s') ? [randomUUID()] : randomUUID();
      for (const asked of [{ [name]: value }, { input: [{ [name]: value }] }]) {
        const scope = await web.get(ScopeFinder).find(asked);
        if (scope && Object.keys(scope).length === 0) ignored.push(name);
      }
    }
    const known = [...Object.keys(ids), 'sectionIds'].sort();
    expect([ignored, names]).toEqual([[], known]);
  });

  it.each(Object.keys(POLICY))('[S9] is the same for a %s in every query and mutation', async (who) => {
    const may = POLICY[who] ?? [];
    const expected: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const operation of operations(web)) {
      const { kind, field } = operation;
      if (kind === 'subscription') continue;
      const permission = PERMISSIONS[field.name] ?? 'anyone';
      expected[field.name] = may.includes(permission) ? 'let in' : who === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      found[field.name] = await outcomeOf(who, operation);
    }
    expect(found).toEqual(expected);
  });

  it('[S9] denies who asks with a thing of one statement and the id of another', async () => {
    const email = `both-${randomUUID()}@northmoor.test`;
    const { personId } = await aMemberOf(web, council, anInvitation(statementId, { email }));
    await aMemberOf(web, council, anInvitation(other, { email }));
    const both = await browserOf(web, personId);
    const sign = 'mutation ($input: GiveSignOffInput!) { giveSignOff(input: $input) { refusals { code } } }';
    const input = { sectionId: ids.sectionId, seenHash: 'x', position: 'SIGNED', showName: false };
    const codes = [];
    for (const at of [statementId, other, randomUUID()]) {
      const { errors } = await both.api(sign, { input: { ...input, statementId: at } });
      codes.push(errors?.[0]?.extensions?.code);
    }
    expect(codes).toEqual([undefined, 'FORBIDDEN', 'FORBIDDEN']);
  });

  it('[S9] tells a denial no detail', async () => {
    const ask = 'query ($id: ID!) { members(statementId: $id) { totalCount } }';
    const answers = [
      await browsers.stranger!.api(ask, { id: statementId }),
      await browsers.stranger!.api(ask, { id: randomUUID() }),
      await browsers.stranger!.api(ask, { id: `${statementId}'` }),
    ].map(({ errors }) => errors?.map(({ message, extensions }) => ({ message, extensions })));
    expect(answers).toEqual(
      answers.map(() => [{ message: 'You may not do this.', extensions: { code: 'FORBIDDEN' } }]),
    );
  });

  it('[S9] admits each field by itself, also when two statements are asked about at once', async () => {
    // Group-only to others: her name is for the carers of her own statement.
    const carer = await aMemberOf(
      web,
      council,
      anInvitation(statementId, { constituency: 'CARERS', fullName: 'Ann Ward' }),
    );
    const shown = { form: 'full-name', audience: 'own-group', chosenName: null, hidePresence: false } as const;
    await web.get(ChangeDisplay).run({ ...carer, membershipId: carer.id, sessionId: '' }, shown);
    // He looks after this council's settings, and is a carer in a statement of another council.
    const elsewhere = await aCouncil(web);
    const there = await aStatementOf(web, elsewhere);
    await aMemberOf(web, elsewhere, anInvitation(there, { constituency: 'CARERS', email: council.email }));
    const ask = `query ($here: ID!, $there: ID!) {
      a: members(statementId: $there) { totalCount } b: members(statementId: $here, first: 50) { edges { node { shownAs } } }
      c: members(statementId: $there) { totalCount }
    }`;
    for (let i = 0; i < 20; i++) {
      const { data } = await browsers.administrator!.api<{ b: { edges: unknown[] } }>(ask, {
        here: statementId,
        there,
      });
      expect(data?.b.edges.length).toBeGreaterThan(1);
      expect(JSON.stringify(data?.b)).not.toContain('Ann Ward');
    }
  });

  it('[R7] lets an administrator see no name that is not for everybody', async () => {
    const member = await aMemberOf(web, council, anInvitation(statementId, { fullName: 'Kwame Boateng' }));
    const shown = { form: 'full-name', audience: 'writers', chosenName: null, hidePresence: false } as const;
    await web.get(ChangeDisplay).run({ ...member, membershipId: member.id, sessionId: '' }, shown);
    const ask = 'query ($id: ID!) { members(statementId: $id, first: 50) { edges { node { shownAs } } } }';
    const [administrator, colleague] = [
      await browsers.administrator!.api(ask, { id: statementId }),
      await browsers.member!.api(ask, { id: statementId }),
    ].map((answer) => JSON.stringify(answer));
    expect(colleague).toContain('Kwame Boateng');
    expect(administrator).not.toContain('Kwame Boateng');
  });

  it('shows people their own choice of name, and nobody else’s', async () => {
    const ask =
      'query ($id: ID!) { members(statementId: $id, first: 50) { edges { node { displayForm chosenName displayAudience hidePresence } } } }';
    type Shown = { members: { edges: { node: { displayForm: string | null } }[] } };
    const { data } = await browsers.member!.api<Shown>(ask, { id: statementId });
    expect(data?.members.edges.filter(({ node }) => node.displayForm !== null)).toHaveLength(1);
  });
});

describe('a subscription', () => {
  /** What comes first: a change, or the code of an error. */
  const firstOf = async (who: Who, origin = web.baseUrl): Promise<string> => {
    const cookie = browsers[who]!.cookieHeader();
    const withHeaders = class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { cookie, origin } });
      }
    };
    const url = `${web.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: withHeaders, retryAttempts: 0 });
    const query = `subscription { statementChanged(statementId: "${statementId}") { kind } }`;
    const telling = setInterval(() => web.get(ChangeFeed).publish(`statement:${statementId}`, { kind: 'stage' }), 20);
    try {
      for await (const answer of client.iterate<{ statementChanged: { kind: string } }>({ query })) {
        return answer.data?.statementChanged.kind ?? String(answer.errors?.[0]?.extensions?.code);
      }
      return 'nothing';
    } catch (fault) {
      const [error] = Array.isArray(fault) ? (fault as { extensions?: { code?: string } }[]) : [];
      return error?.extensions?.code ?? 'not opened';
    } finally {
      clearInterval(telling);
      await client.dispose();
    }
  };

  it.each(Object.keys(POLICY))('[S9] tells a %s what the policy says', async (who) => {
    const subscriptions = operations(web).filter(({ kind }) => kind === 'subscription');
    expect(subscriptions.map(({ field }) => field.name)).toEqual(['statementChanged']);
    const mayRead = POLICY[who]?.includes(PERMISSIONS.statementChanged ?? 'anyone');
    expect(await firstOf(who)).toBe(mayRead ? 'stage' : who === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  });

  it('[S12] is opened from no page of another site', async () => {
    expect(await firstOf('member', 'https://evil.test')).toBe('not opened');
  });
});
