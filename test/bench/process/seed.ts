import type { CouncilId, PersonId } from '#concordat';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Config } from '../../../apps/server/src/platform/config.js';
import { Council, CouncilAdministrator } from '../../../apps/server/src/membership/council.entity.js';
import { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import type { Person } from '../../../apps/server/src/membership/person.entity.js';
import { StartStatement } from '../../../apps/server/src/statements/start-statement.js';
import { makeServer } from '../../../apps/server/src/web-server.js';
import type { ActsApp } from '../../build/acts-app.js';
import { aStatementReadyToPublish, publish } from '../../build/a-statement.js';
import { largeStatement, type Size } from './large-statement.js';
import { somePeople } from './people.js';
import { Seeded } from './random.js';
import { begin, storeSection, writeSection, type Begun } from './statement.js';

/** What the product is built for. */
export const LARGE: Size = {
  ...{ sections: 16, members: 60, proposals: 500, comments: 5_000, entries: 50_000 },
  ...{ statements: 200, published: 40 },
};

/** The title by which the large statement is found again. */
export const LARGE_TITLE = 'Our care and support statement, with everything in it';

/** The title of the one that is as large and being signed. */
export const SIGNED_TITLE = 'Our care and support statement, with every section locked';

const BEGUN = new Date('2026-06-01T09:00:00.000Z');

/**
 * Fills a database with a council of many statements, one of them large. The large one and those being drafted are put
 * in as rows, with every hash made by the libraries; those that are published went through the acts, from the first key
 * to the last.
 */
export async function seedLarge(
  { db, config }: { db: DataSource; config: Config },
  { seed, size, tell }: { seed: number; size: Size; tell: (line: string) => void },
): Promise<void> {
  const random = new Seeded(seed);
  const domain = `${random.uint32().toString(36)}.test`;
  const people = await somePeople(db, random, { count: size.members, at: BEGUN, domain });
  const council = await aCouncil(db, random, people[0]!);
  const wanted = { councilId: council.id, people, startedAt: BEGUN, sections: size.sections };
  await largeStatement(
    db,
    random,
    { ...wanted, slug: 'everything', title: LARGE_TITLE, state: 'RESPONDING', sectionState: 'RESPONDING' },
    size,
  );
  tell(`The large statement is there: ${size.entries} entries in its record.`);
  await largeStatement(
    db,
    random,
    { ...wanted, slug: 'signing', title: SIGNED_TITLE, state: 'SIGN_OFF', sectionState: 'FROZEN' },
    size,
  );
  tell('So is the one that is being signed.');
  const drafted = size.statements - 2 - size.published;
  for (let index = 0; index < drafted; index += 1) await small(db, random, { ...wanted, index });
  tell(`${drafted} statements are being written.`);
  await published({ db, config }, council.id, { count: size.published, member: people[0]! });
  tell(`${size.published} statements are published, each by the acts.`);
  // The planner knows nothing yet of what was put in at once.
  await db.query('ANALYZE');
}

async function aCouncil(db: DataSource, random: Seeded, administrator: Person): Promise<Council> {
  const id = random.uuid<CouncilId>();
  const council: Council = {
    ...{ id, name: 'Northmoor Council', slug: `northmoor-${id.slice(0, 8)}`, contact: 'care@northmoor.test' },
    ...{ safeguardingNotice: 'Call 999 when somebody is in danger.', createdAt: BEGUN },
  };
  await db.manager.insert(Council, council);
  await db.manager.insert(CouncilAdministrator, { councilId: id, personId: administrator.id, since: BEGUN });
  return council;
}

/** A statement that a few people have begun to write; the first three of them are in all. */
async function small(
  db: DataSource,
  random: Seeded,
  { councilId, people, index }: { councilId: CouncilId; people: readonly Person[]; index: number },
): Promise<Begun> {
  const others = Array.from({ length: 5 }, (_, place) => people[3 + ((index + place * 7) % (people.length - 3))]!);
  const begun = await begin(db, random, {
    ...{ councilId, slug: `statement-${index + 1}`, title: `Care in district ${index + 1}`, sections: 4 },
    ...{ state: 'DRAFTING', sectionState: 'DRAFTING', people: [...people.slice(0, 3), ...new Set(others)] },
    startedAt: new Date(BEGUN.getTime() + index * 3_600_000),
  });
  for (const section of begun.sections) {
    const { writer } = writeSection(begun, section, { random, paragraphs: 3, words: 30 });
    await storeSection(db, section, writer);
  }
  await begun.record.store(db);
  return begun;
}

/** Each goes the whole way through the acts, in this council. */
async function published(
  { db, config }: { db: DataSource; config: Config },
  councilId: CouncilId,
  { count, member }: { count: number; member: Person },
): Promise<void> {
  const app = await makeServer(config, db);
  app.useLogger(false);
  for (let index = 0; index < count; index += 1) {
    const start = new StartedHere(app.get(StartStatement, { strict: false }), councilId, `published-${index + 1}`);
    const get = ((type) => (type === StartStatement ? start : app.get(type, { strict: false }))) as ActsApp['get'];
    const acts: ActsApp = { app, db, dataDir: config.dataDir, get, close: () => app.close() };
    const statement = await aStatementReadyToPublish(acts);
    await publish(acts, statement);
    await joinAsReader(db, statement.members.ruth, member.id);
  }
  await app.close();
  // The statement of a test brings a council of its own, which nothing is in.
  await db.query('DELETE FROM council c WHERE NOT EXISTS (SELECT 1 FROM statement s WHERE s.council_id = c.id)');
}

/** The act that starts a statement, in another council and at another address than it is asked for. */
class StartedHere {
  constructor(
    private readonly act: StartStatement,
    private readonly councilId: CouncilId,
    private readonly slug: string,
  ) {}

  run(...[by, input]: Parameters<StartStatement['run']>): ReturnType<StartStatement['run']> {
    return this.act.run(by, { ...input, councilId: this.councilId, slug: this.slug });
  }
}

/** One person is in every statement: their list of statements is the longest. */
async function joinAsReader(db: DataSource, like: Membership, personId: PersonId): Promise<void> {
  await db.manager.insert(Membership, {
    ...{ ...like, id: randomUUID() as Membership['id'], personId, pseudonym: randomUUID() },
    ...{ roles: ['member'], signatory: false, numberInGroup: 90 },
  });
}
