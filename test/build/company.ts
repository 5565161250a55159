import {
  mustDeclareInterests,
  type ConcordatParameters,
  type CouncilId,
  type MembershipId,
  type PersonId,
  type Role,
  type SectionId,
  type StatementId,
} from '#concordat';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../apps/server/src/membership/actor.js';
import { DeclareInterests } from '../../apps/server/src/fair-dealing/declare-interests.js';
import { Council } from '../../apps/server/src/membership/council.entity.js';
import { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { Person } from '../../apps/server/src/membership/person.entity.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { StartStatement } from '../../apps/server/src/statements/start-statement.js';
import { allowed, type ActsApp } from './acts-app.js';

/** Who takes part in the statement of a test. Each group has exactly as many signatories as it needs. */
export const COMPANY = {
  des: ['PEOPLE', ['member', 'co-chair', 'section-lead'], true],
  lorraine: ['PEOPLE', ['member'], true],
  m: ['PEOPLE', ['member'], true],
  amira: ['COMMISSIONERS', ['member', 'co-chair', 'section-lead'], true],
  helen: ['COMMISSIONERS', ['member', 'sponsor'], true],
  neil: ['COMMISSIONERS', ['member', 'data-owner'], false],
  hassan: ['CARERS', ['member'], true],
  ruth: ['CARERS', ['member'], true],
  priya: ['PROVIDERS', ['member'], true],
  tom: ['PROVIDERS', ['member'], true],
  bev: ['PROVIDERS', ['member'], false],
  sam: [null, ['facilitator'], false],
  table: ['PEOPLE', ['contributor'], false],
} as const satisfies Record<string, readonly [string | null, readonly Role[], boolean]>;

export type Who = keyof typeof COMPANY;

/** Those who sign, in the order of their groups. */
export const SIGNATORIES = (Object.keys(COMPANY) as Who[]).filter((who) => COMPANY[who][2]);

/** Sections of the statement of a test; the last is an appendix. */
export type SectionKey = 'matters' | 'money' | 'terms';

/** A statement with two sections and an appendix, made by the real acts. */
export interface StatementUnderTest {
  readonly id: StatementId;
  readonly sections: Readonly<Record<SectionKey, SectionId>>;
  readonly members: Readonly<Record<Who, Membership>>;
  actor(who: Who): Actor;
}

/** Those of whom the rules ask it before they write (R31). */
const DECLARERS = (Object.keys(COMPANY) as Who[]).filter((who) => mustDeclareInterests(COMPANY[who][0]));

/**
 * Starts the statement and brings its company together; no stage is open yet. Its providers have declared that they have
 * no interests, unless a test wants others to have, or nobody.
 */
export async function aStatementStarted(acts: ActsApp, declarers = DECLARERS): Promise<StatementUnderTest> {
  const { db } = acts;
  const now = new Date();
  const councilId = randomUUID() as CouncilId;
  const council = { id: councilId, name: 'Northmoor Council', slug: `northmoor-${councilId.slice(0, 8)}` };
  await db.manager.insert(Council, { ...council, contact: '', safeguardingNotice: '', createdAt: now });
  const personId = await aPerson(db, 'founder');
  const founder = await db.manager.findOneByOrFail(Person, { id: personId });
  const { statement } = allowed(
    await acts.get(StartStatement).run({ personId, pseudonym: founder.pseudonym }, { ...NEW, councilId }),
  );
  if (!statement) throw new Error('No statement was started.');
  const members = {} as Record<Who, Membership>;
  for (const who of Object.keys(COMPANY) as Who[]) members[who] = await joinStatement(db, statement.id, who);
  const rows = await db.manager.findBy(Section, { statementId: statement.id });
  const idOf = (key: string): SectionId => rows.find((row) => row.key === key)!.id;
  const sections = { matters: idOf('matters'), money: idOf('money'), terms: idOf('terms') };
  const actor = (who: Who): Actor => ({ ...members[who], membershipId: members[who].id, sessionId: randomUUID() });
  const underTest = { id: statement.id, sections, members, actor };
  for (const who of declarers) await declareNone(acts, underTest, who);
  return underTest;
}

/** Somebody declares that they have no interests. */
async function declareNone(acts: ActsApp, { members, actor }: StatementUnderTest, who: Who): Promise<void> {
  const none = { hasInterests: false, text: '', sectionIds: [], effect: 'declare' };
  allowed(await acts.get(DeclareInterests).run(actor(who), none));
  members[who].interestsDeclared = true;
}

const GROUPS = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'];

/** Its people are put in as rows, so it begins where they have come together. */
const NEW = {
  begins: 'CONVENING' as const,
  template: 'mps',
  title: 'Our care and support statement',
  periodFrom: '2026-04-01',
  periodTo: '2029-03-31',
  reviewBy: '2029-03-31',
  sections: [
    {
      key: 'matters',
      title: 'What matters to us',
      leads: ['PEOPLE'],
      signatories: ['PEOPLE', 'CARERS', 'COMMISSIONERS'],
    },
    { key: 'money', title: 'Money', leads: ['COMMISSIONERS'], signatories: GROUPS },
    { key: 'terms', title: 'Words we use', leads: ['PEOPLE'], signatories: [] },
  ],
  parameters: {
    signatoryConstituencies: GROUPS,
    signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 2 },
    sectionLeads: { matters: ['PEOPLE'], money: ['COMMISSIONERS'], terms: [] },
    paymentPolicy: { offered: true, say: '£15 an hour.' },
  } satisfies Partial<ConcordatParameters>,
};

async function joinStatement(db: DataSource, statementId: StatementId, who: Who): Promise<Membership> {
  const [constituency, roles, signatory] = COMPANY[who];
  const membership: Membership = {
    id: randomUUID() as MembershipId,
    statementId,
    personId: await aPerson(db, who),
    constituency,
    capacity: 'person',
    roles: [...roles],
    signatory,
    kind: who === 'table' ? 'group' : 'person',
    headcount: who === 'table' ? 11 : 1,
    chosenName: null,
    organisationId: null,
    supportedBy: null,
    displayForm: 'full-name',
    displayAudience: 'everyone',
    numberInGroup: Object.keys(COMPANY).indexOf(who) + 1,
    hidePresence: false,
    pseudonym: randomUUID(),
    interestsDeclared: false,
    status: 'active',
    roleVersion: 1,
    joinedAt: new Date(),
  };
  await db.manager.insert(Membership, membership);
  return membership;
}

async function aPerson(db: DataSource, who: string): Promise<PersonId> {
  const id = randomUUID() as PersonId;
  const email = who === 'table' ? null : `${who}-${id.slice(0, 8)}@northmoor.test`;
  const fullName = `${who[0]?.toUpperCase()}${who.slice(1)} Fullname`;
  await db.manager.insert(Person, { id, email, fullName, pseudonym: randomUUID(), createdAt: new Date() });
  return id;
}
