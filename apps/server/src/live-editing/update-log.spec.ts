import type { MembershipId, SectionId } from '#concordat';
import { appendBlocks, plainText, readSection } from '#document';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import * as Y from 'yjs';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until } from '../../../../test/build/until.js';
import { waitingForLocks } from '../../../../test/build/waiting-for-locks.js';
import { Membership } from '../membership/membership.entity.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { jest } from '@jest/globals';
import { GroupCommit } from './group-commit.js';
import { docOf, updatesIn } from './live-text.js';
import { storedTextOf } from './stored-text.js';
import type { Appended, LogHead, NewEntry, UpdateLog } from './update-log.js';
import { UpdateLogInMemory } from './update-log-in-memory.js';
import { UpdateLogInPostgres } from './update-log-in-postgres.js';

/** What the contract needs from an implementation under test. */
interface Bench {
  readonly log: UpdateLog;
  readonly sectionId: SectionId;
  readonly ann: MembershipId;
  readonly bob: MembershipId;
  /** Takes bob's right to write away. */
  silenceBob(): Promise<void>;
  /** Raises the section's epoch. */
  rebuild(): Promise<void>;
}

let rooms: RoomsApp;

beforeAll(async () => {
  rooms = await startRoomsApp();
});

afterAll(() => rooms.close());

const inMemory = (): Promise<Bench> => {
  const log = new UpdateLogInMemory();
  const [sectionId, ann, bob] = [randomUUID() as SectionId, 'ann' as MembershipId, 'bob' as MembershipId];
  return Promise.resolve({
    ...{ log, sectionId, ann, bob },
    silenceBob: () => Promise.resolve(void log.refused.set(bob, [{ code: 'edit.not-active', because: 'You left.' }])),
    rebuild: () => Promise.resolve(log.rebuild(sectionId)),
  });
};

const inPostgres = async (): Promise<Bench> => {
  const { statementId, sectionId } = await aDraft(rooms.db);
  const [ann, bob] = [await aMember(rooms.db, statementId), await aMember(rooms.db, statementId)];
  return {
    ...{ log: rooms.app.get(UpdateLogInPostgres), sectionId, ann: ann.id, bob: bob.id },
    silenceBob: async () => void (await rooms.db.manager.update(Membership, { id: bob.id }, { status: 'suspended' })),
    rebuild: async () => void (await rooms.db.manager.update(Section, { id: sectionId }, { epoch: 2 })),
  };
};

/** A log that has once been asked about both, so that it need not ask again. */
const together = async (): Promise<Bench> => {
  const bench = await inPostgres();
  return { ...bench, log: rooms.app.get(GroupCommit) };
};

describe.each([
  ['in memory', inMemory],
  ['in Postgres', inPostgres],
  ['in Postgres, stored together', together],
])('an update log %s', (_where, make) => {
  it('is empty at first', async () => {
    const { log, sectionId } = await make();
    expect(await log.load(sectionId)).toEqual({ epoch: 1, seq: 0, logHead: '0'.repeat(64), stored: null, updates: [] });
  });

  it('[P6] gives back what was stored, in order, and numbers and chains it', async () => {
    const { log, sectionId, ann, bob } = await make();
    const first = stored(
      await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a'), says(bob, 2, 'b')] }),
    );
    const second = stored(await log.append({ sectionId, on: first.head, entries: [says(ann, 3, 'c')] }));
    const { updates, epoch, seq, logHead } = await log.load(sectionId);
    const head = { epoch, seq, logHead };
    expect([first.head.seq, second.head.seq, head]).toEqual([2, 3, second.head]);
    expect(new Set([first.head.logHead, second.head.logHead]).size).toBe(2);
    expect(readSection(docOf(updates)).map(plainText).sort()).toEqual(['a', 'b', 'c']);
  });

  it('[P1] stores nothing on a head that is not the newest', async () => {
    const { log, sectionId, ann } = await make();
    await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a')] });
    const late = await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 2, 'b')] });
    expect([late, (await log.load(sectionId)).seq]).toEqual([{ outcome: 'moved-on', by: 'seq' }, 1]);
  });

  it('[P4] stores nothing of an older epoch', async () => {
    const { log, sectionId, ann, rebuild } = await make();
    await rebuild();
    const old = await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a')] });
    expect(old).toEqual({ outcome: 'moved-on', by: 'epoch' });
  });

  it('[P5] leaves out the entries of those who may not write, says why, and stores the others', async () => {
    const { log, sectionId, ann, bob, silenceBob } = await make();
    await silenceBob();
    const entries = [says(ann, 1, 'a'), says(bob, 2, 'b'), says(ann, 3, 'c')];
    const { refused, head } = stored(await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries }));
    expect(refused.map(({ entry, refusals }) => [entry === entries[1], refusals[0]?.code])).toEqual([
      [true, 'edit.not-active'],
    ]);
    expect([head.seq, (await log.load(sectionId)).updates.length]).toEqual([2, 2]);
  });

  it('gives one of two who write on the same head at once, and tells the other', async () => {
    const { log, sectionId, ann, bob } = await make();
    const on = { epoch: 1, seq: 0 };
    const both = await Promise.all([
      log.append({ sectionId, on, entries: [says(ann, 1, 'a')] }),
      log.append({ sectionId, on, entries: [says(bob, 2, 'b')] }),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['moved-on', 'stored']);
  });
});

describe('rows that are stored together', () => {
  const wrote = async ({ log, sectionId, ann, bob }: Bench): Promise<LogHead> => {
    const entries = [says(ann, 1, 'a'), says(bob, 2, 'b')];
    return stored(await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries })).head;
  };
  let longWay: jest.SpiedFunction<UpdateLogInPostgres['append']>;

  beforeEach(() => {
    longWay = jest.spyOn(rooms.app.get(UpdateLogInPostgres), 'append');
  });
  afterEach(() => longWay.mockRestore());

  it('[P6] go in without asking the rules again, numbered and chained as ever', async () => {
    const bench = await together();
    const first = await wrote(bench);
    longWay.mockClear();
    const { log, sectionId, ann, bob } = bench;
    const both = [says(bob, 3, 'c'), says(ann, 4, 'd')];
    const { head } = stored(await log.append({ sectionId, on: first, entries: both }));
    const { updates, epoch, seq, logHead } = await log.load(sectionId);
    const now = { epoch, seq, logHead };
    expect([longWay.mock.calls.length, now, updates.length]).toEqual([0, head, 4]);
  });

  it('[P6] of several rooms go in one call', async () => {
    const benches = await Promise.all([together(), together(), together()]);
    const heads = await Promise.all(benches.map(wrote));
    const query = jest.spyOn((rooms.db.driver as unknown as { master: Pool }).master, 'query');
    await Promise.all(
      benches.map(({ log, sectionId, ann }, index) =>
        log.append({ sectionId, on: heads[index]!, entries: [says(ann, 9, 'z')] }),
      ),
    );
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
    const seqs = await Promise.all(benches.map(async ({ log, sectionId }) => (await log.load(sectionId)).seq));
    expect(seqs).toEqual([3, 3, 3]);
  });

  it.each<[string, string]>([
    ['the member is suspended', `UPDATE membership SET status = 'suspended' WHERE id = $2 AND $1 <> ''`],
    ['the section is frozen', `UPDATE section SET state = 'FROZEN' WHERE id = $1::uuid AND $2 <> ''`],
    [
      'the writing is closed',
      `UPDATE statement SET state = 'IN_COMMENT' WHERE $2 <> '' AND id = (SELECT statement_id FROM section WHERE id = $1::uuid)`,
    ],
  ])('[P5][P13] are refused as soon as %s', async (_what, change) => {
    const bench = await together();
    const on = await wrote(bench);
    const { log, sectionId, ann, bob } = bench;
    await rooms.db.query(change.replace('id = $2', 'id = $2::uuid'), [sectionId, bob]);
    const entries = [says(bob, 5, 'no')];
    const { refused, head } = stored(await log.append({ sectionId, on, entries }));
    expect([refused.length, head.seq]).toEqual([1, 2]);
    void ann;
  });

  it('[P1] wait for an act that holds the section, and are stored where it lets them', async () => {
    const bench = await together();
    const on = await wrote(bench);
    const { log, sectionId, ann } = bench;
    const act = rooms.db.createQueryRunner();
    await act.startTransaction();
    await act.query('SELECT id FROM section WHERE id = $1 FOR UPDATE', [sectionId]);
    const waiting = log.append({ sectionId, on, entries: [says(ann, 6, 'late')] });
    await act.query(`UPDATE section SET state = 'FROZEN' WHERE id = $1`, [sectionId]);
    await act.commitTransaction();
    await act.release();
    expect(stored(await waiting).refused).toHaveLength(1);
  });
});

describe('what others have stored', () => {
  it.each([
    ['in memory', inMemory],
    ['in Postgres', inPostgres],
  ])('[P1] is what the log %s holds beyond a row', async (_where, make) => {
    const { log, sectionId, ann, bob, rebuild } = await make();
    const on = { epoch: 1, seq: 0 };
    const { head } = stored(await log.append({ sectionId, on, entries: [says(ann, 1, 'a'), says(bob, 2, 'b')] }));
    expect(await log.since(sectionId, { epoch: 1, seq: 1 })).toMatchObject({
      ...head,
      rows: [{ seq: 2, clientIds: [2] }],
    });
    await rebuild();
    expect(await log.since(sectionId, { epoch: 1, seq: 1 })).toBe('moved-on');
  });

  it.each([
    ['in memory', inMemory],
    ['in Postgres', inPostgres],
  ])('[P14] begins with a state that was kept, in the log %s, and makes the same text', async (_where, make) => {
    const { log, sectionId, ann, bob } = await make();
    const on = { epoch: 1, seq: 0 };
    const { head } = stored(await log.append({ sectionId, on, entries: [says(ann, 1, 'a')] }));
    const replayed = docOf(updatesIn(await log.load(sectionId)));
    await log.keep(sectionId, 1, storedTextOf(replayed, head.seq));
    await log.append({ sectionId, on: head, entries: [says(bob, 2, 'b')] });
    const logged = await log.load(sectionId);
    expect([logged.stored?.seq, logged.updates.length]).toEqual([1, 1]);
    expect(
      readSection(docOf(updatesIn(logged)))
        .map(plainText)
        .sort(),
    ).toEqual(['a', 'b']);
  });
});

describe.each([
  ['in Postgres', inPostgres],
  ['in Postgres, stored together', together],
])('a suspension beside the log %s', (_where, make) => {
  it('[S16] lets nothing in that is to be stored while it is under way', async () => {
    const { log, sectionId, ann, bob } = await make();
    const both = [says(ann, 1, 'a'), says(bob, 2, 'b')];
    const { head } = stored(await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: both }));
    const suspension = rooms.db.createQueryRunner();
    await suspension.startTransaction();
    await suspension.manager.update(Membership, { id: bob }, { status: 'suspended' });
    const appending = log.append({ sectionId, on: head, entries: [says(bob, 3, 'c')] });
    await until(async () => (await waitingForLocks(rooms.db)) > 0);
    await suspension.commitTransaction();
    await suspension.release();
    expect(stored(await appending).refused.map(({ refusals }) => refusals[0]?.code)).toEqual(['edit.not-active']);
    expect((await log.load(sectionId)).seq).toBe(2);
  });
});

describe('the update log in Postgres', () => {
  it('[P6] turns an empty section into one being drafted, and records it once', async () => {
    const { log, sectionId, ann } = await inPostgres();
    await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a')] });
    await log.append({ sectionId, on: { epoch: 1, seq: 1 }, entries: [says(ann, 2, 'b')] });
    const { state, statementId } = await rooms.db.manager.findOneByOrFail(Section, { id: sectionId });
    const begun = await rooms.db.manager.countBy(RecordEntryRow, { chain: statementId, kind: 'section.begun' });
    expect([state, begun]).toEqual(['DRAFTING', 1]);
  });

  it.each(['READY', 'IN_COMMENT', 'FROZEN'] as const)('[P5] stores nothing in a section that is %s', async (state) => {
    const { log, sectionId, ann } = await inPostgres();
    await rooms.db.manager.update(Section, { id: sectionId }, { state });
    const { refused, head } = stored(
      await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a')] }),
    );
    expect([refused.length, head.seq]).toEqual([1, 0]);
  });

  it('[R1] stores nothing before every group has agreed', async () => {
    const { log, sectionId, ann } = await inPostgres();
    await rooms.db.query(
      `DELETE FROM concordat_agreement WHERE constituency = 'PEOPLE' AND concordat_id IN
        (SELECT c.id FROM concordat c JOIN section s USING (statement_id) WHERE s.id = $1)`,
      [sectionId],
    );
    const { refused } = stored(await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a')] }));
    expect(refused).toHaveLength(1);
  });

  it('undoes the words when what is done alongside them is refused', async () => {
    const { log, sectionId, ann } = await inPostgres();
    const alongside = (): Promise<void> => Promise.reject(new Refused([{ code: 'x', because: 'No.' }]));
    const batch = { sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a')], alongside };
    await expect(log.append(batch)).rejects.toThrow(Refused);
    expect((await log.load(sectionId)).updates).toEqual([]);
  });
});

function says(membershipId: MembershipId, clientId: number, text: string): NewEntry {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  appendBlocks(doc, [{ type: 'paragraph', content: [{ type: 'text', text }] }]);
  const author = { membershipId, capacity: 'person', onBehalfOf: null };
  return { author, clientIds: [clientId], bytes: Y.encodeStateAsUpdate(doc) };
}

function stored(appended: Appended): Extract<Appended, { outcome: 'stored' }> {
  if (appended.outcome !== 'stored') throw new Error(`Not stored: ${appended.outcome}`);
  return appended;
}
