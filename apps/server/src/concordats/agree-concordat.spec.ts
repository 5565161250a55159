import type { StatementId } from '#concordat';
import { aDraft, aMember, signIn } from '../../../../test/build/rooms-app.js';
import { createTestDatabase } from '../../../../test/build/test-database.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AgreeConcordat } from './agree-concordat.js';
import { Concordat, ConcordatAgreement } from './concordat.entity.js';
import { ConcordatReader } from './concordat.reader.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let agree: AgreeConcordat;
let reader: ConcordatReader;
let statementId: StatementId;
let hash: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = new Clock();
  reader = new ConcordatReader(database.db);
  agree = new AgreeConcordat(database.db, reader, new Timeline(clock, new Randomness()), clock, new ChangeFeed());
});

beforeEach(async () => {
  ({ statementId } = await aDraft(database.db));
  const concordat = await database.db.manager.findOneByOrFail(Concordat, { statementId });
  hash = concordat.hash;
  await database.db.manager.delete(ConcordatAgreement, { concordatId: concordat.id });
});

afterAll(() => database.drop());

async function signatoryOf(constituency: string, signatory = true) {
  const member = await aMember(database.db, statementId, { constituency, signatory });
  return (await signIn(database.db, member)).actor;
}

it('[R1] is complete only when every group has agreed, each by one of its signatories', async () => {
  await agree.run(await signatoryOf('PEOPLE'), { seenHash: hash });
  expect((await reader.standing(statementId)).complete).toBe(false);
  await agree.run(await signatoryOf('WORKFORCE'), { seenHash: hash });
  expect(await reader.standing(statementId)).toMatchObject({ complete: true, agreed: ['PEOPLE', 'WORKFORCE'] });
  const entries = await database.db.manager.findBy(RecordEntryRow, { chain: statementId, kind: 'concordat.agreed' });
  expect(entries.map(({ constituency, facts }) => [constituency, facts.hash])).toEqual([
    ['PEOPLE', hash],
    ['WORKFORCE', hash],
  ]);
});

it('[R1] takes one agreement where two of a group press at once', async () => {
  const [one, other] = [await signatoryOf('PEOPLE'), await signatoryOf('PEOPLE')];
  const both = await Promise.all([one, other].map((actor) => agree.run(actor, { seenHash: hash })));
  expect(both.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(['concordat.already-agreed']);
});

it.each([
  ['by someone who does not sign for the group', 'PEOPLE', false, '', 'concordat.not-signatory'],
  ['by a group that is not asked', 'PROVIDERS', true, '', 'concordat.not-asked'],
  ['of words that are no longer those', 'PEOPLE', true, 'f', 'concordat.changed'],
])('[R1] refuses an agreement %s', async (_what, constituency, signatory, other, code) => {
  const actor = await signatoryOf(constituency, signatory);
  const { standing, refusals } = await agree.run(actor, { seenHash: other ? other.repeat(64) : hash });
  expect([standing, refusals.map((refusal) => refusal.code)]).toEqual([null, [code]]);
});
