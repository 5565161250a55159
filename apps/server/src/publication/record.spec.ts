import type { StatementId } from '#concordat';
import { verifyBundle, type Bundle } from '#publication';
import { checkpointLine, isCheckpointOf, verifyCheckpoints, type SignedCheckpoint } from '#record';
import {
  aStatementBeingSigned,
  AGREED,
  entriesOf,
  openStage,
  publish,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { ChangeDisplay } from '../membership/change-display.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { CheckpointRow, RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { recordOf } from './bundle-record.js';
import type { Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { RecordView } from './record.view.js';
import { RemovalView } from './removal.view.js';
import { TakeBackRemoval } from './take-back-removal.js';
import { RemoveContent, type ContentToRemove } from './remove-content.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let publication: Publication;

/** One statement, published with dissent, with a witness from the signing on. */
beforeAll(async () => {
  acts = await startActsApp({ config: { baseUrl: 'https://position.test' } });
  statement = await aStatementBeingSigned(acts);
  const { members, actor } = statement;
  await acts.db.manager.update(Membership, { id: members.neil.id }, { roles: ['witness'], constituency: null });
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  for (const who of ['priya', 'tom'] as const) {
    allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED', text: REASON }));
  }
  await openStage(acts, statement, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(actor('helen'), AGREED));
  publication = await publish(acts, statement);
}, 300_000);

afterAll(() => acts.close());

const REASON = 'Ring Jo at 12 Mill Lane, who knows the price.';
const WHY = 'It tells where somebody lives.';

const bytesNow = async () => new TextEncoder().encode(await acts.get(PublicationReader).bundleText(publication));
const bundleNow = async () => JSON.parse(new TextDecoder().decode(await bytesNow())) as Bundle;
const pageOf = (first: number, after: string | null = null, id: StatementId = statement.id) =>
  acts.get(RecordView).checkpoints(id, { first, after });

async function mailsTo(who: 'neil' | 'priya'): Promise<QueuedMail[]> {
  const { email } = await acts.db.manager.findOneByOrFail(Person, { id: statement.members[who].personId });
  return acts.db.manager.find(QueuedMail, { where: { to: email ?? '' }, order: { queuedAt: 'ASC' } });
}

/** The checkpoint in a mail, read back as anybody would. */
function checkpointIn({ text }: QueuedMail): SignedCheckpoint {
  return JSON.parse(text.split('\n').find((line) => line.startsWith('{')) ?? '') as SignedCheckpoint;
}

describe('checkpoints', () => {
  it('[R27] are made at every gate, and at nothing else', async () => {
    const { entries } = await recordOf(acts.db.manager, statement.id);
    const gates = entries.filter(({ kind }) =>
      ['stage.opened', 'section.frozen', 'sign-off.given', 'statement.published'].includes(kind),
    );
    const { checkpoints, keys } = await acts.get(RecordView).all(statement.id);
    expect(checkpoints.map(({ seq, head }) => [seq, head])).toEqual(gates.map(({ seq, hash }) => [seq, hash]));
    expect(verifyCheckpoints(entries, checkpoints, keys)).toEqual([]);
    expect(gates.at(-1)?.kind).toBe('statement.published');
  });

  it('[R27][A5] are never changed or removed, says the database', async () => {
    await expect(acts.db.query(`UPDATE checkpoint SET head = 'x'`)).rejects.toThrow(/never changed or removed/);
    await expect(acts.db.query('DELETE FROM checkpoint')).rejects.toThrow(/never changed or removed/);
  });

  it('[R27] go to the witness at each gate, in a line that the published key signed', async () => {
    const mails = await mailsTo('neil');
    const { checkpoints, keys } = await acts.get(RecordView).all(statement.id);
    const sent = mails.map(checkpointIn);
    expect(sent).toEqual(checkpoints.slice(-sent.length));
    expect(sent.at(-1)?.seq).toBe((await bundleNow()).record.entries.length);
    expect(sent.every((one) => isCheckpointOf(keys[0] ?? '', one))).toBe(true);
    expect(mails.at(-1)?.text).toContain('a version was published');
  });

  it('[R27] are in the receipt of a sign-off', async () => {
    const receipts = (await mailsTo('priya')).filter(({ subject }) => subject.startsWith('Your decision'));
    const given = (await entriesOf(acts, statement, 'sign-off.given')).map(({ hash }) => hash);
    expect(receipts.length).toBeGreaterThan(0);
    expect(receipts.every((mail) => given.includes(checkpointIn(mail).head))).toBe(true);
    expect(receipts.at(-1)?.text).toContain('https://position.test/verify');
  });

  it('[R27] are in the published file, and two checkers that share no code find them sound', async () => {
    const bundle = await bundleNow();
    expect(bundle.record.checkpoints?.at(-1)?.head).toBe(bundle.record.head);
    expect([verifyBundle(await bytesNow()).faults, brokenRule(await bytesNow())]).toEqual([[], null]);
  });

  it('come in pages, and a cursor goes on where it stopped', async () => {
    const all = await pageOf(100);
    const first = await pageOf(3);
    const second = await pageOf(3, first.pageInfo.endCursor);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(all.edges.slice(0, 6)).toEqual([...first.edges, ...second.edges]);
    expect(all.totalCount).toBe(await acts.db.manager.countBy(CheckpointRow, { chain: statement.id }));
    const { line, ...checkpoint } = all.edges[0]!.node;
    expect(line).toBe(checkpointLine(checkpoint as SignedCheckpoint));
  });
});

describe('a display choice changed after publication', () => {
  it('[R29] is recorded without the old name or the new one, and the file shows neither', async () => {
    const display = { form: 'group-only', audience: 'everyone', chosenName: null, hidePresence: false } as const;
    allowed(await acts.get(ChangeDisplay).run(statement.actor('hassan'), display));
    const [entry] = (await entriesOf(acts, statement, 'display.changed')).slice(-1);
    expect(entry).toMatchObject({ facts: {}, commitments: {}, actor: statement.members.hassan.pseudonym });
    expect(JSON.stringify(entry)).not.toContain('Hassan');
    expect(await acts.db.manager.countBy(RecordOpening, { chain: statement.id, seq: entry?.seq ?? 0 })).toBe(0);
    expect(new TextDecoder().decode(await bytesNow())).not.toContain('Hassan Fullname');
    expect(verifyBundle(await bytesNow()).ok).toBe(true);
  });

  it('[R30] leaves every word credited to the same contributor in the file, read back and checked', async () => {
    const { bundle, ok } = verifyBundle(await bytesNow());
    const sealed = JSON.parse(publication.bundle) as Bundle;
    expect(ok).toBe(true);
    expect(bundle?.sections.map(({ attribution }) => attribution)).toEqual(
      sealed.sections.map(({ attribution }) => attribution),
    );
    const known = new Set(bundle?.contributors.map(({ ref }) => ref));
    const credited = bundle?.sections.flatMap(({ attribution }) => attribution.words.map(({ by }) => by)) ?? [];
    expect(credited.length).toBeGreaterThan(0);
    expect(credited.every((by) => known.has(by))).toBe(true);
  });
});

describe('removing a content of the record', () => {
  let content: ContentToRemove;
  const remove = (who: 'des' | 'amira' | 'sam' | 'priya', change: Partial<ContentToRemove> = {}) =>
    acts.get(RemoveContent).run(statement.actor(who), { ...content, ...change });

  beforeAll(async () => {
    const openings = await acts.db.manager.findBy(RecordOpening, { chain: statement.id, name: 'text' });
    const { seq } = openings.find((one) => one.content === REASON)!;
    content = { seq, name: 'text', reason: WHY };
  });

  it('[R28] is not for one alone, nor for a member, and nothing goes before both agree', async () => {
    expect(codesOf(await remove('priya'))).toEqual(['removal.not-yours']);
    expect(allowed(await remove('sam'))).toMatchObject({ removal: null, waiting: true });
    expect(codesOf(await remove('sam'))).toEqual(['removal.waiting']);
    expect(codesOf(await remove('des', { reason: 'Other.' }))).toEqual(['removal.other-reason']);
    expect((await bundleNow()).openings.record.some((one) => one.content === REASON)).toBe(true);
  });

  it('[R28] waits in a list with its reason, and is taken back by who asked', async () => {
    const { seq, name } = content;
    const takeBack = (who: 'des' | 'sam') => acts.get(TakeBackRemoval).run(statement.actor(who), { seq, name });
    const waiting = () => acts.get(RemovalView).waiting(statement.actor('des'));
    expect(await waiting()).toMatchObject([{ seq, name, reason: WHY, askedBy: statement.members.sam.id }]);
    expect(codesOf(await takeBack('des'))).toEqual(['removal.not-asked-by-you']);
    expect(allowed(await takeBack('sam')).statement).toMatchObject({ id: statement.id });
    expect([await waiting(), codesOf(await takeBack('sam'))]).toEqual([[], ['removal.not-waiting']]);
    const told = await entriesOf(acts, statement, 'removal.taken-back');
    expect(told).toEqual([expect.objectContaining({ facts: { entry: seq, name }, commitments: {} })]);
    expect(allowed(await remove('sam'))).toMatchObject({ removal: null, waiting: true });
  });

  it('[R28][A5] is refused by the database without a marker in its place', async () => {
    const { seq, name } = content;
    const where = { chain: statement.id, seq, name };
    await expect(acts.db.manager.delete(RecordOpening, where)).rejects.toThrow(/only with a marker/);
    await expect(acts.db.manager.update(RecordOpening, where, { salt: '' })).rejects.toThrow(/never changes/);
  });

  it('[R28] destroys salt and content, keeps the entry, tells of itself, and says what it does not reach', async () => {
    const { seq, name } = content;
    const before = await acts.db.manager.findOneByOrFail(RecordEntryRow, { chain: statement.id, seq });
    const opened = await acts.db.manager.findOneByOrFail(RecordOpening, { chain: statement.id, seq, name });
    const { removal, waiting, stillStandsIn } = allowed(await remove('des'));
    expect([waiting, removal]).toMatchObject([false, { seq, name, reason: WHY }]);
    expect(await acts.db.manager.findOneBy(RecordOpening, { chain: statement.id, seq, name })).toBeNull();
    expect(await acts.db.manager.findOneBy(RecordEntryRow, { chain: statement.id, seq })).toEqual(before);
    const [told] = (await entriesOf(acts, statement, 'content.removed')).slice(-1);
    expect(told).toMatchObject({ seq: removal?.recordedAs, facts: { entry: seq, name } });
    expect(JSON.stringify(told)).not.toContain(WHY);
    expect(stillStandsIn).toEqual([
      'The list of decisions holds the same words, and is never changed.',
      'The record holds the same words in 1 more place. They have to be removed there too.',
      'The file of version 1, which is published, holds the same words in a part that is sealed.',
    ]);
    expect(new TextDecoder().decode(await bytesNow())).not.toContain(opened.salt);
    expect(codesOf(await remove('amira'))).toEqual(['removal.gone']);
  });

  it('[R28] is said in the published file, which both checkers still find sound', async () => {
    const { removed, record } = (await bundleNow()).openings;
    const [marker] = await acts.db.manager.findBy(RecordRemoval, { chain: statement.id });
    expect(removed).toEqual([{ seq: content.seq, name: 'text', reason: WHY, date: marker?.date }]);
    expect(record.some(({ seq, name }) => seq === content.seq && name === 'text')).toBe(false);
    expect([verifyBundle(await bytesNow()).faults, brokenRule(await bytesNow())]).toEqual([[], null]);
    const { entries } = await recordOf(acts.db.manager, statement.id);
    const { checkpoints, keys } = await acts.get(RecordView).all(statement.id);
    expect(verifyCheckpoints(entries, checkpoints, keys)).toEqual([]);
  });
});
