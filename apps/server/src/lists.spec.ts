import type { CouncilId, PersonId, SectionId, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'typeorm';
import {
  aCouncil,
  aMemberOf,
  anInvitation,
  aStatementOf,
  browserOf,
  type CouncilUnderTest,
} from '../../../test/build/a-council.js';
import { startWebApp, type PlainBrowser, type WebApp } from '../../../test/build/web-app.js';
import { PublicComment } from './comments/comment.entity.js';
import { DeclaredLimit, Nomination } from './convening/convening.entity.js';
import { Proposal, Response } from './deliberation/proposal.entity.js';
import { Invitation } from './membership/invitation.entity.js';
import { Membership } from './membership/membership.entity.js';
import { Person } from './membership/person.entity.js';
import { Section } from './statements/section.entity.js';
import { Statement } from './statements/statement.entity.js';
import { Timeline } from './timeline/timeline.js';

/** More than a page holds. */
const MANY = 55;

let web: WebApp;
let council: CouncilUnderTest;
let statementId: StatementId;
let sectionId: SectionId;
let me: Membership;
let browser: PlainBrowser;

beforeAll(async () => {
  web = await startWebApp();
  council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
  me = await aMemberOf(
    web,
    council,
    anInvitation(statementId, { roles: ['facilitator'], constituency: null, signatory: false }),
  );
  browser = await browserOf(web, me.personId);
  const section = await web.db.manager.findOneByOrFail(Section, { statementId, position: 0 });
  sectionId = section.id;
  for (let index = 0; index < MANY; index++) await fill(index);
});
afterAll(() => web.close());

/** One more of everything, each by somebody else. */
async function fill(index: number): Promise<void> {
  const { manager } = web.db;
  const at = new Date(Date.UTC(2027, 0, 1, 0, index));
  const personId = randomUUID() as PersonId;
  await manager.insert(Person, {
    id: personId,
    email: null,
    fullName: `P ${index}`,
    pseudonym: randomUUID(),
    createdAt: at,
  });
  const by = {
    ...me,
    id: randomUUID() as Membership['id'],
    personId,
    numberInGroup: index + 2,
    pseudonym: randomUUID(),
  };
  await manager.insert(Membership, { ...by, constituency: 'WORKFORCE', roles: ['member'] });
  const proposalId = randomUUID();
  await manager.insert<object>(Proposal, {
    ...{ id: proposalId, statementId, sectionId, blockId: 'b', baseText: '', proposedText: 'T', reason: 'T' },
    ...{ proposerId: by.id, status: 'NOT_ACCEPTED', receivedAt: at },
  });
  await manager.insert<object>(Response, {
    ...{ id: randomUUID(), proposalId, decision: 'NOT_ACCEPTED', reason: `R ${index}`, reasonCode: 'OTHER' },
    ...{ decidedBy: [by.id, me.id], decidedAt: at },
  });
  await manager.insert<object>(PublicComment, {
    ...{ id: randomUUID(), statementId, sectionId, reference: `C-${index}`, constituency: 'PUBLIC', name: '', why: '' },
    ...{ change: 'T', at, state: 'SHOWN', decision: 'NOT_ACCEPTED', reason: 'R', decidedBy: [by.id] },
  });
  await manager.insert<object>(Nomination, {
    ...{ id: randomUUID(), statementId, kind: 'topic', text: 'T', nominatedBy: by.id, at },
  });
  await manager.insert<object>(DeclaredLimit, {
    ...{ id: randomUUID(), statementId, kind: 'money', text: 'T', reason: 'T', endsOn: '2099-01-01' },
    ...{ declaredBy: by.id, at },
  });
  const told = { chain: statementId, kind: 'limit.challenged', actor: null, facts: { proposal: proposalId } };
  await web.db.transaction((tx) => web.get(Timeline).add(tx, { ...told, committed: { reason: `W ${index}` } }));
  const [invitation] = await manager.find(Invitation, { take: 1 });
  await manager.insert<object>(Invitation, {
    ...{ ...invitation, id: randomUUID(), tokenHash: randomUUID(), createdAt: at, membershipId: by.id },
  });
  await another(index, at);
}

/** A statement of another council, in which I take part. */
async function another(index: number, startedAt: Date): Promise<void> {
  const { manager } = web.db;
  const id = randomUUID() as StatementId;
  const councilId = (await aCouncil(web)).id as CouncilId;
  const mine = await manager.findOneByOrFail(Statement, { id: statementId });
  await manager.insert(Statement, { ...mine, id, councilId, slug: `s-${index}`, startedAt });
  const section = await manager.findOneByOrFail(Section, { id: sectionId });
  await manager.insert(Section, { ...section, id: randomUUID() as SectionId, statementId: id });
  const membershipId = randomUUID() as Membership['id'];
  await manager.insert(Membership, { ...me, id: membershipId, statementId: id, pseudonym: randomUUID() });
}

/** The lists of the API that grow, with what is asked about each of their things. */
const LISTS: readonly (readonly [string, string, string])[] = [
  ['suggestions', 'statementId: $id', 'id by { shownAs } answer { reason sameAnswerTo decidedBy { shownAs } }'],
  ['publicComments', 'statementId: $id', 'id decidedBy { shownAs constituency }'],
  ['members', 'statementId: $id', 'id shownAs constituency'],
  ['invitations', 'statementId: $id', 'id fullName state'],
  ['myStatements', '', 'id council { name } sections { title }'],
  ['removableContents', 'statementId: $id', 'id: words what constituency'],
  ['nominations', 'in convening', 'id by { shownAs }'],
  ['limits', 'in convening', 'id by { shownAs } challengedBy { shownAs }'],
];

interface Connection {
  readonly edges: { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

async function pageOf([name, scope, fields]: (typeof LISTS)[number], first: number, after: string | null = null) {
  const inside = scope === 'in convening';
  const args = [...(inside || scope === '' ? [] : [scope]), 'first: $first', 'after: $after'].join(', ');
  const list = `${name}(${args}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${fields} } } }`;
  const body = inside ? `convening(statementId: $id) { ${list} }` : list;
  const id = scope === '' ? '' : '$id: ID!, ';
  const answer = await browser.api<Record<string, Connection> & { convening?: Record<string, Connection> }>(
    `query (${id}$first: Int!, $after: String) { ${body} }`,
    { id: statementId, first, after },
  );
  const found = (answer.data?.convening ?? answer.data)?.[name];
  if (!found) throw new Error(JSON.stringify(answer.errors));
  return found;
}

/** How many questions the database is asked while something is done. */
async function questions(act: () => Promise<unknown>): Promise<number> {
  const { logger } = web.db;
  let count = 0;
  web.db.logger = { logQuery: () => (count += 1), logQueryError: () => 0, logQuerySlow: () => 0 } as unknown as Logger;
  try {
    await act();
    return count;
  } finally {
    web.db.logger = logger;
  }
}

describe.each(LISTS)('the list %s', (...list) => {
  it('asks the database the same few questions for 10 as for 50', async () => {
    const short = await questions(() => pageOf(list, 10));
    const long = await questions(async () => expect((await pageOf(list, 50)).edges).toHaveLength(50));
    expect(short).toBeGreaterThan(0);
    expect(long).toBe(short);
    expect(long).toBeLessThan(30);
  });

  it('gives each of its things once, over its pages', async () => {
    const ids: string[] = [];
    let page = await pageOf(list, 20);
    for (;;) {
      ids.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      page = await pageOf(list, 20, page.pageInfo.endCursor);
    }
    expect(ids.length).toBeGreaterThanOrEqual(MANY);
    expect([new Set(ids).size, page.totalCount]).toEqual([ids.length, ids.length]);
  });

  it('gives 50 at most, and begins at the start for a cursor that is none', async () => {
    const page = await pageOf(list, 1_000, 'x');
    expect([page.edges.length, page.pageInfo.hasNextPage]).toEqual([50, true]);
  });
});
