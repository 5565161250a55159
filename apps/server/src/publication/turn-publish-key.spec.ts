import { hashCheckpoints, hashStatement, verifyBundle } from '#publication';
import {
  aStatementBeforeTheCouncil,
  aStatementBeingSigned,
  aStatementReadyToPublish,
  AGREED,
  currentHash,
  entriesOf,
  openStage,
  publish,
  sectionNow,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { Clock } from '../platform/clock.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { Publication } from './publication.entity.js';
import { PublishingView } from './publishing-view.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { TurnPublishKey } from './turn-publish-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

afterEach(() => acts.get(Clock).pin(null));

const published = () => acts.db.manager.countBy(Publication, { statementId: statement.id });
const stateNow = async () => (await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).state;

async function turn(who: Who, change: { seenHash?: string; changeNote?: string } = {}) {
  const seenHash = change.seenHash ?? (await currentHash(acts, statement, null));
  const wanted = { seenHash, changeNote: change.changeNote ?? 'First published.' };
  return acts.get(TurnPublishKey).run(statement.actor(who), wanted);
}

describe('publishing', () => {
  beforeEach(async () => {
    statement = await aStatementReadyToPublish(acts);
  });

  it('[R22] does nothing with one co-chair’s key', async () => {
    const { publication, waiting } = allowed(await turn('des'));
    expect([publication, waiting, await published(), await stateNow()]).toEqual([null, true, 0, 'COUNCIL_DECISION']);
    expect(codesOf(await turn('des'))).toEqual(['keys.already-turned']);
    expect(await published()).toBe(0);
  });

  it('[R22] is not done by anybody else, whatever their role', async () => {
    allowed(await turn('des'));
    for (const who of ['helen', 'sam', 'neil', 'lorraine'] as const) {
      expect(codesOf(await turn(who))).toEqual(['keys.not-co-chair']);
    }
    expect(await published()).toBe(0);
  });

  it('[R22] is done by both, and the record ends with it', async () => {
    allowed(await turn('amira'));
    const { publication } = allowed(await turn('des'));
    expect(publication).toMatchObject({ version: 1, kind: 'CO_PRODUCED', changeNote: 'First published.' });
    expect([await stateNow(), await published()]).toEqual(['PUBLISHED', 1]);
    const [entry] = await entriesOf(acts, statement, 'statement.published');
    const { bundle } = verifyBundle(new TextEncoder().encode(publication?.bundle));
    if (!bundle) throw new Error('It was published.');
    expect(entry?.facts).toEqual({
      version: 1,
      documentHash: publication?.documentHash,
      label: 'CO_PRODUCED',
      change: 'first',
      format: 5,
      keyId: publication?.keyId,
      statement: hashStatement(bundle.statement),
      checkpoints: hashCheckpoints(bundle.record.checkpoints?.slice(0, -1) ?? []),
    });
    expect(bundle.record.head).toBe(entry?.hash);
  });

  it('is refused once the day has passed by which it was to be looked at again, and the page says so', async () => {
    await acts.db.manager.update(Statement, { id: statement.id }, { reviewBy: '2026-01-31' });
    expect(codesOf(await turn('des'))).toEqual(['publish.review-date']);
    const { blockedBy } = await acts.get(PublishingView).of(statement.id);
    expect(blockedBy.map(({ code }) => code)).toEqual(['publish.review-date']);
  });

  it('[R22] is done once when both press at the same moment', async () => {
    const turns = await Promise.all([turn('des'), turn('amira')]);
    expect(turns.flatMap(codesOf)).toEqual([]);
    expect([turns.filter(({ publication }) => publication).length, await published()]).toEqual([1, 1]);
  });

  it('is not done twice', async () => {
    const seenHash = await currentHash(acts, statement, null);
    await publish(acts, statement);
    expect(codesOf(await turn('des', { seenHash }))).toEqual(['publish.published']);
    expect(await published()).toBe(1);
  });

  it.each<[string, { seenHash?: string; changeNote?: string }, string]>([
    ['[R16] of a text that was not the last', { seenHash: 'b'.repeat(64) }, 'publish.text-changed'],
    ['without a note', { changeNote: ' ' }, 'publish.note'],
  ])('%s is refused, and no key is turned', async (_case, change, code) => {
    expect(codesOf(await turn('des', change))).toEqual([code]);
    expect((await acts.get(PublishingView).of(statement.id)).turnedBy).toEqual([]);
  });

  it('[R22] is refused when the two co-chairs agree to different notes, until one takes the other’s', async () => {
    allowed(await turn('des', { changeNote: 'First.' }));
    expect(codesOf(await turn('amira', { changeNote: 'Version one.' }))).toEqual(['publish.other-note']);
    expect(await published()).toBe(0);
    allowed(await turn('des', { changeNote: 'Version one.' }));
    const waiting = await acts.get(PublishingView).of(statement.id);
    expect([waiting.waitingNote, waiting.turnedBy]).toEqual(['Version one.', [statement.members.des.id]]);
    expect(allowed(await turn('amira', { changeNote: 'Version one.' })).publication?.changeNote).toBe('Version one.');
  });

  it('[R24] has the label that the sign-offs allow, which changes with a mind', async () => {
    for (const who of ['priya', 'tom'] as const) {
      allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
    }
    expect((await publish(acts, statement)).kind).toBe('CO_PRODUCED_WITH_DISSENT');
    expect((await sectionNow(acts, statement.sections.money)).state).toBe('SIGNED_WITH_DISSENT');
  });

  it('[R21] is refused when a lead takes its signature back', async () => {
    for (const who of ['amira', 'helen'] as const) {
      allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
    }
    expect(codesOf(await turn('des'))).toEqual(['label.lead-not-signed']);
  });

  it('cannot be changed or taken back in the database', async () => {
    await publish(acts, statement);
    for (const change of [
      "UPDATE publication SET bundle = '{}'",
      "UPDATE publication SET kind = 'CO_PRODUCED'",
      'DELETE FROM publication',
      'TRUNCATE publication CASCADE',
      "UPDATE record_entry SET kind = 'nothing'",
      'DELETE FROM record_entry',
    ]) {
      await expect(acts.db.query(change)).rejects.toThrow('never changed or removed');
    }
  });
});

describe('before the council has decided', () => {
  beforeEach(async () => {
    statement = await aStatementBeforeTheCouncil(acts);
  });

  const decide = (who: Who, change: Partial<Parameters<RecordCouncilDecision['run']>[1]> = {}) =>
    acts.get(RecordCouncilDecision).run(statement.actor(who), { ...AGREED, ...change });

  it('[R22] nothing is published', async () => {
    expect(codesOf(await turn('des'))).toEqual(['publish.no-decision']);
  });

  it('[R22] a co-chair or the sponsor records the decision, bound to exactly this text', async () => {
    const { councilDecision } = allowed(await decide('helen'));
    expect(councilDecision?.documentHash).toBe(await currentHash(acts, statement, null));
    const [entry] = await entriesOf(acts, statement, 'council-decision.recorded');
    expect(entry?.facts).toMatchObject({ decision: 'AGREED', documentHash: councilDecision?.documentHash });
    expect(JSON.stringify(entry)).not.toContain('CAB/26/41');
    allowed(await decide('des'));
  });

  it('[R22] a decision that is older than the words is refused', async () => {
    const yesterday = { date: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) };
    expect(codesOf(await decide('helen', yesterday))).toEqual(['decision.before-words']);
    expect(codesOf(await turn('des'))).toEqual(['publish.no-decision']);
  });

  it('[R22] nobody else does', async () => {
    expect(codesOf(await decide('neil'))).toEqual(['decision.not-yours']);
  });

  it('[R23] nothing is published when the council asks for changes', async () => {
    allowed(await decide('helen', { decision: 'CHANGES_ASKED_FOR' }));
    expect(codesOf(await turn('des'))).toEqual(['publish.changes-asked']);
    await openStage(acts, statement, 'RESPONDING');
    expect(await stateNow()).toBe('RESPONDING');
  });

  it('[R23] the newest decision counts', async () => {
    allowed(await decide('helen'));
    allowed(await decide('helen', { decision: 'CHANGES_ASKED_FOR' }));
    expect(codesOf(await turn('des'))).toEqual(['publish.changes-asked']);
  });
});

it('[R22] the council decides only on what was sent to it', async () => {
  statement = await aStatementBeingSigned(acts);
  const answer = await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED);
  expect(codesOf(answer)).toEqual(['decision.not-open']);
});

it('[R20] a group that says nothing is published as such, and nobody of it as a signatory', async () => {
  statement = await aStatementBeingSigned(acts);
  await signByAll(acts, statement, 'matters');
  for (const section of ['money', null] as const) {
    for (const who of SIGNATORIES.filter((one) => one !== 'tom'))
      allowed(await sign(acts, statement, who, { section }));
  }
  const early = await acts.get(TurnStageKey).run(statement.actor('des'), { to: 'COUNCIL_DECISION' });
  expect(codesOf(early)).toEqual(['stage.signing-time']);
  // Its time to sign is over.
  acts.get(Clock).pin(new Date(Date.now() + 40 * 86_400_000));
  await openStage(acts, statement, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED));
  const publication = await publish(acts, statement);
  const { ok, bundle } = verifyBundle(new TextEncoder().encode(publication.bundle));
  const money = bundle?.sections.find(({ key }) => key === 'money');
  expect([ok, publication.kind, money?.state]).toEqual([true, 'CO_PRODUCED_WITH_DISSENT', 'SIGNED_WITH_DISSENT']);
  expect(money?.positions.find(({ constituency }) => constituency === 'PROVIDERS')).toMatchObject({
    position: 'NO_RESPONSE',
    signatories: [],
  });
  expect((await sectionNow(acts, statement.sections.money)).state).toBe('SIGNED_WITH_DISSENT');
  acts.get(Clock).pin(null);
});
