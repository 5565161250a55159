import type { MembershipId, SectionId } from '#concordat';
import { appendBlocks, plainText, readSection } from '#document';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { aDraft, aMember, startRoomsApp, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { Membership } from '../membership/membership.entity.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { docOf } from './live-text.js';
import type { Appended, NewEntry, UpdateLog } from './update-log.js';
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

describe.each([
  ['in memory', inMemory],
  ['in Postgres', inPostgres],
])('an update log %s', (_where, make) => {
  it('is empty at first', async () => {
    const { log, sectionId } = await make();
    expect(await log.load(sectionId)).toEqual({ epoch: 1, seq: 0, logHead: '0'.repeat(64), updates: [] });
  });

  it('[P6] gives back what was stored, in order, and numbers and chains it', async () => {
    const { log, sectionId, ann, bob } = await make();
    const first = stored(
      await log.append({ sectionId, on: { epoch: 1, seq: 0 }, entries: [says(ann, 1, 'a'), says(bob, 2, 'b')] }),
    );
    const second = stored(await log.append({ sectionId, on: first.head, entries: [says(ann, 3, 'c')] }));
    const { updates, ...head } = await log.load(sectionId);
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
