import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublicComment } from '../../../apps/server/src/comments/comment.entity.js';
import { Proposal } from '../../../apps/server/src/deliberation/proposal.entity.js';
import { readConfig } from '../../../apps/server/src/platform/read-config.js';
import { MinorityStatement } from '../../../apps/server/src/sign-off/minority-statement.entity.js';
import { SectionVersion } from '../../../apps/server/src/sign-off/section-version.entity.js';
import { SignOff } from '../../../apps/server/src/sign-off/sign-off.entity.js';
import { Section } from '../../../apps/server/src/statements/section.entity.js';
import { Statement } from '../../../apps/server/src/statements/statement.entity.js';
import { RecordOpening } from '../../../apps/server/src/timeline/record-entry.entity.js';
import { In } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../build/test-database.js';
import { seedLarge, SIGNED_TITLE } from './seed.js';
import { verifyAll } from './verify.js';

const SMALL = {
  ...{ sections: 3, members: 8, proposals: 20, comments: 30, entries: 300 },
  ...{ statements: 4, published: 1 },
};

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'common-position-'));
  const config = readConfig({ DEMO: '0', DATA_DIR: dataDir });
  await seedLarge({ db: database.db, config }, { seed: 7, size: SMALL, tell: () => undefined });
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const idsOf = async (statementId: Statement['id']): Promise<Section['id'][]> =>
  (await database.db.manager.findBy(Section, { statementId })).map(({ id }) => id);

describe('data as large as it is asked for', () => {
  it('has as much of everything, in one council', async () => {
    const { manager } = database.db;
    const statements = await manager.find(Statement);
    expect(new Set(statements.map(({ councilId }) => councilId)).size).toBe(1);
    const counts = [statements.length, await manager.count(Proposal), await manager.count(PublicComment)];
    expect(counts).toEqual([4, 40, 60]);
    expect(statements.filter(({ state }) => state === 'PUBLISHED')).toHaveLength(1);
  });

  it('[R16][R22] has a statement with every section locked, sign-offs that stand and others that lapsed', async () => {
    const { manager } = database.db;
    const { id: statementId } = await manager.findOneByOrFail(Statement, { title: SIGNED_TITLE });
    const versions = await manager.countBy(SectionVersion, { sectionId: In(await idsOf(statementId)) });
    expect([versions, await manager.countBy(MinorityStatement, { statementId })]).toEqual([4, 6]);
    expect(await manager.countBy(SignOff, { statementId })).toBeGreaterThan(20);
  });

  it('[R27] keeps every hash true, and is told where one is not', async () => {
    const { faults, entries, rows, openings, publications } = await verifyAll(database.db);
    expect(faults).toEqual([]);
    expect([entries > 600, rows > 1_200, openings > 400, publications]).toEqual([true, true, true, 1]);
    const { manager } = database.db;
    const [opening] = await manager.find(RecordOpening, { take: 1 });
    const { chain, seq, name } = opening!;
    await manager.transaction(async (tx) => {
      // The database itself refuses this to everybody: here its triggers sleep.
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.update(RecordOpening, { chain, seq, name }, { salt: '0'.repeat(64) });
    });
    const [section] = await manager.find(Section, { order: { headSeq: 'DESC' }, take: 1 });
    await manager.update(Section, { id: section?.id }, { logHead: 'f'.repeat(64) });
    expect((await verifyAll(database.db)).faults).toHaveLength(2);
  });
});
