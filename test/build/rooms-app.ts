import type { CouncilId, MembershipId, PersonId, SectionId, SectionState, StatementId } from '#concordat';
import { sha256Hex } from '#document';
import { Global, Module, type INestApplication, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { Concordat, ConcordatAgreement } from '../../apps/server/src/concordats/concordat.entity.js';
import { LiveEditingModule } from '../../apps/server/src/live-editing/live-editing.module.js';
import { RoomSettings } from '../../apps/server/src/live-editing/room-settings.js';
import type { Actor } from '../../apps/server/src/membership/actor.js';
import { Council } from '../../apps/server/src/membership/council.entity.js';
import { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { Person } from '../../apps/server/src/membership/person.entity.js';
import { Session } from '../../apps/server/src/membership/session.entity.js';
import { Clock } from '../../apps/server/src/platform/clock.js';
import { Config } from '../../apps/server/src/platform/config.js';
import { Mail } from '../../apps/server/src/platform/mail.js';
import { ChangeFeed } from '../../apps/server/src/platform/notifications.js';
import { Metrics } from '../../apps/server/src/platform/metrics.js';
import { Randomness } from '../../apps/server/src/platform/randomness.js';
import { ServerNews } from '../../apps/server/src/platform/server-news.js';
import { SharedChanges } from '../../apps/server/src/platform/shared-changes.js';
import { ScopeFinder } from '../../apps/server/src/platform/scope.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import { TimelineModule } from '../../apps/server/src/timeline/timeline.module.js';
import { createTestDatabase } from './test-database.js';

/** The page that may connect to the rooms of a test. */
export const ORIGIN = 'http://position.test';

/** A server with rooms and a database of its own, and nothing else. */
export interface RoomsApp {
  readonly app: INestApplication;
  readonly db: DataSource;
  /** `ws://127.0.0.1:port/collab` */
  readonly address: string;
  close(): Promise<void>;
}

/** What servers have in common. */
export interface Sharing {
  /** Another server, over whose database this one is started. It must be closed after this one. */
  readonly beside?: RoomsApp | null;
  readonly redisUrl?: string | null;
  /** The last slice that is wanted; it brings those before it. */
  readonly module?: Type;
}

/** Starts the rooms of a server over a new database, or over that of another server. */
export async function startRoomsApp(
  settings: Partial<RoomSettings> = {},
  { beside = null, redisUrl = null, module = LiveEditingModule }: Sharing = {},
): Promise<RoomsApp> {
  const database = beside ? { db: beside.db, drop: () => Promise.resolve() } : await createTestDatabase();

  @Global()
  @Module({
    providers: [
      Clock,
      Randomness,
      ChangeFeed,
      ServerNews,
      SharedChanges,
      Metrics,
      ScopeFinder,
      Mail,
      { provide: Config, useValue: { allowedOrigins: [ORIGIN], redisUrl } },
      { provide: DataSource, useValue: database.db },
    ],
    exports: [Clock, Randomness, ChangeFeed, ServerNews, Metrics, ScopeFinder, Mail, Config, DataSource],
  })
  class PlatformOfTest {}

  const testing = await Test.createTestingModule({ imports: [PlatformOfTest, TimelineModule, module] })
    .overrideProvider(RoomSettings)
    .useValue(new RoomSettings({ origins: [ORIGIN], ...settings }))
    .compile();
  const app = testing.createNestApplication({ logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
  };
  return { app, db: database.db, address: `ws://127.0.0.1:${port}/collab`, close };
}

/** A statement being drafted, agreed by its groups, with one section. */
export interface Draft {
  readonly statementId: StatementId;
  readonly sectionId: SectionId;
}

/** Groups of `aDraft`. */
const GROUPS = ['PEOPLE', 'WORKFORCE'];

/** Makes a statement that may be written in. */
export async function aDraft(db: DataSource, state: SectionState = 'EMPTY', groups = GROUPS): Promise<Draft> {
  const now = new Date();
  const founder = await aPerson(db);
  const council = { id: randomUUID() as CouncilId, name: 'Northmoor', slug: `c-${randomUUID()}` };
  await db.manager.insert(Council, { ...council, contact: '', safeguardingNotice: '', createdAt: now });
  const statementId = randomUUID() as StatementId;
  await db.manager.insert(Statement, {
    id: statementId,
    councilId: council.id,
    template: 'mps',
    slug: 'care',
    title: 'Care',
    language: 'en-GB',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    reviewBy: '2026-12-31',
    state: 'DRAFTING',
    pausedFrom: null,
    successorId: null,
    stateReason: null,
    startedBy: founder,
    startedAt: now,
  });
  const first = await aMember(db, statementId, { constituency: 'PEOPLE' });
  const concordatId = randomUUID();
  const values = { signatoryConstituencies: groups, nominationCallDays: 14 };
  const parameters = values as unknown as Concordat['parameters'];
  const hash = '0'.repeat(64);
  await db.manager.insert(Concordat, {
    id: concordatId,
    statementId,
    version: 1,
    parameters,
    hash,
    ...{ promises: [], proposedBy: null, reason: null, createdAt: now, openedAt: now },
  });
  for (const constituency of groups) {
    await db.manager.insert(ConcordatAgreement, { concordatId, constituency, membershipId: first.id, agreedAt: now });
  }
  return { statementId, sectionId: await aSection(db, statementId, state) };
}

/** Adds a section to a statement. */
export async function aSection(
  db: DataSource,
  statementId: StatementId,
  state: SectionState = 'EMPTY',
): Promise<SectionId> {
  const id = randomUUID() as SectionId;
  await db.manager.insert(Section, {
    id,
    statementId,
    key: `section-${id.slice(0, 8)}`,
    title: 'Section',
    guidance: '',
    position: 0,
    leads: [],
    signatories: [],
    appendix: false,
    wordGuide: null,
    state,
    epoch: 1,
    headSeq: 0,
    logHead: '0'.repeat(64),
  });
  return id;
}

/** Adds a member of a group to a statement. */
export async function aMember(
  db: DataSource,
  statementId: StatementId,
  over: Partial<Membership> = {},
): Promise<Membership> {
  const membership: Membership = {
    id: randomUUID() as MembershipId,
    statementId,
    personId: await aPerson(db),
    constituency: 'WORKFORCE',
    capacity: 'person',
    roles: ['member'],
    signatory: false,
    kind: 'person',
    headcount: 1,
    chosenName: null,
    organisationId: null,
    supportedBy: null,
    displayForm: 'group-only',
    displayAudience: 'own-group',
    numberInGroup: randomInt(1, 10_000),
    hidePresence: false,
    pseudonym: randomUUID(),
    interestsDeclared: false,
    status: 'active',
    roleVersion: 1,
    joinedAt: new Date(),
    ...over,
  };
  await db.manager.insert(Membership, membership);
  return membership;
}

/** Signs a member in: what acts are given, and the cookie of their browser. */
export async function signIn(db: DataSource, member: Membership): Promise<{ actor: Actor; cookie: string }> {
  const token = randomBytes(32).toString('base64url');
  const sessionId = randomUUID();
  const expiresAt = new Date(Date.now() + 12 * 3_600_000);
  const session = { id: sessionId, tokenHash: sha256Hex(token), personId: member.personId };
  await db.manager.insert(Session, { ...session, createdAt: new Date(), expiresAt, endedAt: null });
  return { actor: { ...member, membershipId: member.id, sessionId }, cookie: `${SESSION_COOKIE}=${token}` };
}

/** As platform names it where the server is not behind https. */
const SESSION_COOKIE = 'session';

async function aPerson(db: DataSource): Promise<PersonId> {
  const id = randomUUID() as PersonId;
  const fullName = 'Lorraine Never-Shown';
  await db.manager.insert(Person, { id, email: null, fullName, pseudonym: randomUUID(), createdAt: new Date() });
  return id;
}
