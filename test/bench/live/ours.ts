import type { SectionId, StatementId } from '#concordat';
import { SCHEMA_VERSION, sha256Hex } from '#document';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { dataSource } from '../../../apps/server/src/data-source.js';
import { ClientLease } from '../../../apps/server/src/live-editing/client-lease.entity.js';
import { RoomTicket } from '../../../apps/server/src/live-editing/room-ticket.entity.js';
import type { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import { aDraft, aMember, aSection, signIn, type Draft } from '../../build/rooms-app.js';
import { freePort } from '../../build/running-server.js';
import type { Seat } from './bench-socket.js';
import { WATCHED } from './collect-garbage.js';
import { launch } from './launch.js';
import type { Changes, Machine, Party, Room, ServerUnderTest } from './server.js';

/** Our server, built, as an operator runs it. */
export interface OurServer extends ServerUnderTest {
  readonly name: 'ours';
  readonly url: string;
  readonly db: DataSource;
  readonly statementId: StatementId;
  /** A member who may write, with the cookie of their browser. */
  member(): Promise<{ member: Membership; cookie: string }>;
}

/** The address of the database of our server. */
export function ourDatabase({ database }: Machine): Promise<string> {
  return database.named('ours');
}

/**
 * Starts the built server in its shipped configuration, and prepares what it measures in its database before it does:
 * a statement being drafted, members, their sessions, leases and tickets. From the first message on everything is the
 * server's own.
 */
export async function startOurs(machine: Machine, changes: Changes): Promise<OurServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const databaseUrl = await ourDatabase(machine);
  const dataDir = await mkdtemp(join(tmpdir(), 'common-position-bench-'));
  const { updatesPerSecond, isWatched } = changes;
  const launched = await launch(machine.cores, {
    script: resolve('dist/apps/server/src/main.js'),
    nodeFlags: isWatched ? WATCHED.nodeFlags : [],
    ready: 'Ready at ',
    env: {
      ...{ PORT: String(port), BASE_URL: url, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DEMO: '0' },
      SIGNING_KEY: randomBytes(32).toString('hex'),
      ...(updatesPerSecond && { ROOM_UPDATES_PER_SECOND: String(updatesPerSecond) }),
      ...(isWatched && WATCHED.env),
    },
  });
  const db = await dataSource(databaseUrl, { poolSize: 5 }).initialize();
  const draft = await aDraft(db, 'DRAFTING');
  const forget = async (): Promise<void> => {
    await db.destroy();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    ...{
      name: 'ours',
      dialect: 'y-websocket',
      usesDatabase: true,
      pid: launched.pid,
      url,
      db,
      statementId: draft.statementId,
    },
    member: () => aWriter(db, draft),
    openRooms: async (count) =>
      Promise.all(
        Array.from({ length: count }, async () => ({
          name: await aSection(db, draft.statementId, 'DRAFTING'),
          statementId: draft.statementId,
        })),
      ),
    seats: (room, party) => seats({ db, statementId: room.statementId ?? draft.statementId, port }, room, party),
    stop: () => launched.stop().then(forget),
    kill: () => launched.kill().then(forget),
  };
}

/** The address with which a browser connects. */
export function roomAddress(port: number | string, sectionId: string, ticket: string): string {
  return `ws://127.0.0.1:${port}/collab/${sectionId}?ticket=${ticket}&schemaVersion=${SCHEMA_VERSION}`;
}

interface House {
  readonly db: DataSource;
  readonly statementId: StatementId;
  readonly port: number;
}

async function aWriter(db: DataSource, draft: Draft): Promise<{ member: Membership; cookie: string }> {
  const member = await aMember(db, draft.statementId, { constituency: 'PEOPLE' });
  const { cookie } = await signIn(db, member);
  return { member, cookie };
}

function seats(house: House, { name }: Room, { writers, readers }: Party): Promise<Seat[]> {
  const people = Array.from({ length: writers + readers }, (_, place) => place < writers);
  return Promise.all(people.map((writes) => seat(house, name as SectionId, writes)));
}

async function seat({ db, statementId, port }: House, sectionId: SectionId, writes: boolean): Promise<Seat> {
  // Who belongs to no group that signs may read along.
  const member = await aMember(db, statementId, { constituency: writes ? 'PEOPLE' : null });
  const { actor, cookie } = await signIn(db, member);
  const [client = 0] = writes ? await lease(db, sectionId, member) : [];
  const ticket = randomBytes(32).toString('base64url');
  await db.manager.insert(RoomTicket, {
    ...{ tokenHash: sha256Hex(ticket), sectionId, membershipId: member.id, sessionId: actor.sessionId },
    ...{ epoch: 1, expiresAt: new Date(Date.now() + TICKET_MS), usedAt: null },
  });
  const headers = { cookie, origin: `http://localhost:${port}` };
  return { address: roomAddress(port, sectionId, ticket), headers, room: sectionId, client };
}

/** Eight client ids, as opening a section gives; of as many bytes as the ids on a tape. */
export async function lease(db: DataSource, sectionId: SectionId, member: Membership): Promise<number[]> {
  const clients = Array.from({ length: 8 }, () => randomInt(2 ** 28, 2 ** 32));
  const { id: membershipId, capacity } = member;
  const shared = { sectionId, membershipId, capacity, onBehalfOf: null, issuedAt: new Date() };
  await db.manager.insert(
    ClientLease,
    clients.map((client) => ({ ...shared, clientId: String(client) })),
  );
  return clients;
}

/** As the server gives them. */
const TICKET_MS = 30_000;
