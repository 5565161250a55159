import {
  aStatementBeingSigned,
  attachOwnWords,
  freeze,
  ownWordsOf,
  paragraph,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { SigningView } from './signing-view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const signing = () => acts.get(SigningView).of(statement.actor('hassan'), statement.id);
const moneyNow = async () =>
  (await signing()).sections.find(({ sectionId }) => sectionId === statement.sections.money)!;
const draftsBeside = async () => (await moneyNow()).minorityStatements.map(({ aboutDraft }) => aboutDraft);

async function lockAgain(change?: string): Promise<void> {
  await reopen(acts, statement, statement.sections.money);
  if (change) await write(acts, statement, 'priya', 'money', paragraph(change, 'It says why.'));
  await freeze(acts, statement, statement.sections.money);
}

it('[R16][R19] own words say about which draft they are, once the section says something else', async () => {
  await lockAgain('money-2');
  await ownWordsOf(acts, statement, ['priya', 'tom', 'bev']);
  expect(await draftsBeside()).toEqual([null]);
  await lockAgain();
  expect(await draftsBeside()).toEqual([null]);
  await lockAgain('money-3');
  expect(await draftsBeside()).toEqual([2]);
  const { minorityStatement } = allowed(await attachOwnWords(acts, statement, 'des'));
  const shown = await acts.get(SigningView).minority(statement.actor('des'), minorityStatement!);
  expect(shown.aboutDraft).toBeNull();
});

it('[R16] reasons of decisions are shown only beside the words that they were given about', async () => {
  const reasons = async () =>
    (await moneyNow()).groups.flatMap(({ withReasons }) => withReasons.map(({ text }) => text));
  const reserved = { section: 'money', position: 'SIGNED_WITH_RESERVATION', text: 'We want it monthly.' } as const;
  for (const who of ['hassan', 'ruth'] as const) allowed(await sign(acts, statement, who, reserved));
  expect(await reasons()).toEqual([reserved.text, reserved.text]);
  await lockAgain();
  expect(await reasons()).toEqual([reserved.text, reserved.text]);
  await lockAgain('money-2');
  expect(await reasons()).toEqual([]);
});
