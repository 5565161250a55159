import { PAYMENT_NOT_STATED, type PaymentPolicy } from '#concordat';
import { agreeByAll, entriesOf, openStage } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCallTime } from '../../../../test/build/call-time.js';
import { aStatementStarted, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { AgreeConcordat } from './agree-concordat.js';
import { ProposeAmendment } from './amendments.js';
import { Concordat } from './concordat.entity.js';
import { ConcordatReader } from './concordat.reader.js';
import { hashOfAgreement } from './hash-of-agreement.js';
import { StatePayment } from './state-payment.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementStarted(acts);
});

const RATE: PaymentPolicy = { offered: true, say: '£16 an hour, and bus fares.' };
const standing = () => acts.get(ConcordatReader).standing(statement.id);
const state = (who: Who, policy = RATE) => acts.get(StatePayment).run(statement.actor(who), policy);
const ask = (who: Who) => acts.get(TurnStageKey).run(statement.actor(who), { to: 'CONCORDAT' });
const say = async (who: Who, agrees: boolean) => {
  const seenHash = (await standing()).concordat.hash;
  return acts.get(AgreeConcordat).run(statement.actor(who), { seenHash, agrees, reason: agrees ? null : 'Say it.' });
};

/** As a template leaves it, and as agreements of before are. */
async function leavePaymentOpen(): Promise<void> {
  const { concordat } = await standing();
  const parameters = { ...concordat.parameters, paymentPolicy: { offered: false, say: PAYMENT_NOT_STATED } };
  const hash = hashOfAgreement({ parameters, promises: concordat.promises });
  await acts.db.manager.update<object>(Concordat, { id: concordat.id }, { parameters, hash });
}

it('[R1] the groups are not asked before payment is stated, and somebody who signs can state it', async () => {
  await leavePaymentOpen();
  const was = (await standing()).concordat.hash;
  const { refusals } = await ask('des');
  expect(refusals).toEqual([
    {
      code: 'stage.payment',
      because:
        'Say what is paid to people who take part, or why nothing is. You or somebody who signs does that on the page "Our agreement".',
    },
  ]);
  allowed(await state('hassan'));
  const { concordat } = await standing();
  expect(concordat.parameters.paymentPolicy).toEqual(RATE);
  expect(concordat.hash).toBe(hashOfAgreement(concordat));
  await openStage(acts, statement, 'CONCORDAT');
  await agreeByAll(acts, statement);
  expect((await standing()).complete).toBe(true);
  const entries = await entriesOf(acts, statement, 'concordat.payment-stated');
  expect(entries.map(({ facts }) => facts)).toEqual([{ version: 1, hash: concordat.hash, was, offered: true }]);
});

it('[R1] is stated once by somebody who presses twice', async () => {
  allowed(await state('des'));
  allowed(await state('des'));
  expect(await entriesOf(acts, statement, 'concordat.payment-stated')).toHaveLength(1);
});

it.each<[string, Who, PaymentPolicy, string]>([
  ['by a member who does not sign', 'bev', RATE, 'payment.who'],
  ['without saying how much', 'des', { offered: true, say: 'Fairly.' }, 'concordat.payment'],
])('[R1] is refused %s, and nothing changes', async (_what, who, policy, code) => {
  const before = (await standing()).concordat;
  expect(codesOf(await state(who, policy))).toEqual([code]);
  expect((await standing()).concordat).toEqual(before);
});

it('[R1] nobody changes it alone once the groups are asked', async () => {
  await openStage(acts, statement, 'CONCORDAT');
  expect(codesOf(await state('des'))).toEqual(['payment.asked']);
});

it('[R1] groups that were asked before payment had to be stated say yes only to a change that states it', async () => {
  await openStage(acts, statement, 'CONCORDAT');
  await leavePaymentOpen();
  expect(codesOf(await say('hassan', true))).toEqual(['concordat.payment-not-stated']);
  allowed(await say('ruth', false));
  const propose = (change: object) =>
    acts.get(ProposeAmendment).run(statement.actor('hassan'), { parameters: change, reason: 'We need to know.' });
  expect(codesOf(await propose({ commentPeriodDays: 40 }))).toEqual(['concordat.payment']);
  const { amendment } = allowed(await propose({ paymentPolicy: RATE }));
  await agreeByAll(acts, statement, { hash: amendment?.hash ?? '' });
  const { complete, concordat } = await standing();
  expect([complete, concordat.version, concordat.parameters.paymentPolicy]).toEqual([true, 2, RATE]);
});

it('[R1] what every group agreed before goes on as it was', async () => {
  await openStage(acts, statement, 'CONCORDAT');
  await agreeByAll(acts, statement);
  await leavePaymentOpen();
  expect((await standing()).complete).toBe(true);
  await serveCallTime(acts.db, statement.id);
  await openStage(acts, statement, 'DRAFTING');
});
